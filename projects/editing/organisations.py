"""Organisations as letters and forms name them: found in the list, or added to it."""

from __future__ import annotations

import re
from collections import defaultdict

from projects.editing.slugs import free_slug
from projects.models import Block, Organisation
from projects.texts.alphabet import fold
from projects.texts.languages import LANGUAGES
from projects.texts.near_names import name_key


class KnownOrganisations:
    """The organisations of the list by their names in all languages, read once."""

    def __init__(self) -> None:
        self.by_key: dict[str, set[int]] = defaultdict(set)
        fields = [f"{name}_{code}" for name in ("name", "short_name") for code in LANGUAGES]
        for pk, *names in Organisation.objects.order_by().values_list("pk", *fields):
            for name in filter(None, names):
                self.by_key[name_key(name)].add(pk)

    def named(self, name: str) -> Organisation | None:
        """The one organisation that is called so; none where several are."""
        found = self.by_key.get(name_key(name), set())
        return Organisation.objects.get(pk=min(found)) if len(found) == 1 else None

    def add(self, name: str, language: str, block: Block) -> Organisation:
        """A new organisation, which is known from now on."""
        made = add_organisation(name, language, block)
        self.by_key[name_key(name)].add(made.pk)
        return made


def add_organisation(
    name: str, language: str, block: Block, kind: str | None = None
) -> Organisation:
    """A new organisation, of the kind that is given, else that its name says, else that entries of
    this block name."""
    kind = kind or kind_by_name(name) or Organisation.kind_in(block)
    made = Organisation(kind=kind, **{f"name_{language}": name})
    made.slug = free_slug(made)
    made.save()
    return made


# The beginnings of words, folded, in the order in which they count.
_KINDS = {
    Organisation.Kind.STATE: "акимат|акимди|министерств|министрли|ministry|akimat|управлени"
    "|баскармасы|департамент|department",
    Organisation.Kind.PARTNER: "библиотек|китапхана|librar|музе|мураж|museum|школ|мектеп|мектеб"
    "|school|гимнази|лице[йи]|колледж|college|университет|universit|институт|institut"
    "|дом[а-я]* дружб|достык уй|house of friendship|дворец|сарай|театр|theat|филармони|фонд"
    r"|foundation|fund|(?:коры|тоо|жшс|llp|ао|jsc)(?!\w)|компани|company|банк|bank|газет"
    "|редакци|телеканал|телеарна|радио|клуб|club",
    Organisation.Kind.REPUBLICAN: "республикан[а-я]* (?:[а-я]+ )*(?:этнокультур|национально-культ)"
    "|республикалык (?:[а-я]+ )*этномадени|republican ethno",
    Organisation.Kind.REGIONAL: "этнокультур|этно-культур|этномадени|национально-культур"
    "|улттык-мадени|ethno-?cultural|культурн[а-я]+ центр|мадени орталы|cultural cent",
}


def kind_by_name(name: str) -> str | None:
    """The kind that a name says: an akimat is a state body, a library or fund is a partner."""
    small = fold(re.sub(r"[«»“”\"]", " ", name))
    if re.search(r"(?<!\w)(?:фонд\w* ассамблеи|ассамблея\w* коры)", small):
        return Organisation.Kind.FUND
    for kind, beginnings in _KINDS.items():
        if re.search(rf"(?<!\w)(?:{beginnings})", small):
            return kind
    return None
