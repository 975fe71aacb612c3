"""What the preflight says of panels, labels and summaries, and of a print as a whole."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from projects.editing.translations import source_hash
from projects.models import Organisation, Participation, Project, TranslationReview
from projects.printing.content import sheet_of
from projects.printing.findings import Level, Verdict
from projects.printing.label import label_of
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import LABELS, PANELS, SUMMARY
from projects.printing.preflight import judge, label_report, report, to_check
from projects.printing.press import free_profile
from projects.texts.languages import LANGUAGES
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"


def words_of(project: Project, language: str = "en", size: str = "a1", site: str = SITE) -> str:
    checked = to_check(Project.objects.all()).get(pk=project.pk)
    with override("en"):
        found = report(checked, language, size, site)
    return "\n".join(f"{finding.level}: {finding.words}" for finding in found.findings)


def test_a_good_entry_is_ready(project: Callable[..., Project], media: Path) -> None:
    texts = {f"{f}_{lang}": "Words." for f in ("title", "summary", "text") for lang in ("kk", "ru")}
    entry = project(1, summary_en="Words.", text_en="Words.", original_language="en", **texts)
    photo_of(entry, size=(2700, 1300), consent="given")
    for language in ("kk", "ru"):
        TranslationReview.objects.create(
            project=entry, language=language, source_hash=source_hash(entry)
        )
    checked = to_check(Project.objects.all()).get()
    for language in ("kk", "ru", "en"):
        found = report(checked, language, "a3", SITE)
        assert found.level == Level.GOOD, found.findings
    assert "there is room for about" in words_of(entry)


def test_a_preflight_names_what_is_wrong(project: Callable[..., Project], media: Path) -> None:
    entry = project(1, title_kk="Қазақша", text_en="A sentence. " * 400, provenance="illustrative")
    photo_of(entry, size=(300, 200))
    words = words_of(entry)
    assert "stop: Does not fit (summary and text)" in words
    assert "resolution too low" in words
    assert "stop: The title in Russian is missing." in words
    assert "stop: The panel’s own texts: shown in Kazakh" in words_of(entry, "ru")
    Project.objects.update(publication="draft")
    assert "stop: Not published" in words_of(entry)


def test_a_photo_without_credit_is_named(project: Callable[..., Project], media: Path) -> None:
    entry = project(1)
    photo = photo_of(entry, size=(900, 600))
    photo.credit = ""
    photo.save()
    assert "Photo “Four fields” is not printed: credit is missing" in words_of(entry)


def test_photos_that_are_cut_or_left_out_are_named_by_their_captions(
    project: Callable[..., Project], media: Path
) -> None:
    entry = project(1)
    for name, size in (("Wide", (420, 300)), ("Tall", (300, 600)), ("Third", (300, 500)),
                       ("Fourth", (300, 200))):  # fmt: skip
        photo_of(entry, caption_en=name, size=size)
    said = words_of(entry)
    assert re.search(r"look: Photo “Tall”: its frame cuts off \d\d % of it", said)
    assert "“Wide”: its frame" not in said
    assert "look: Photo “Fourth” is not printed: there is room for 3." in said


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"text_en": "word " * 101}, "look: Words of summary and text: 101; 75 to 100 are advised"),
        ({"text_en": "word " * 90}, "good: Words of summary and text: 90;"),
        ({"title_en": "W" * 60}, "stop: Torn apart, for it is wider than its place (title): WWW"),
        ({"text_en": "A sentence of the text. " * 90}, "stop: Does not fit (summary and text)"),
        ({"coordinator": "Пак ᠪ"}, "stop: Letters that the fonts of the prints lack (Coord"),
    ],
)
def test_a_panel_is_judged_as_people_read_it(
    project: Callable[..., Project], values: dict[str, str], words: str
) -> None:
    assert words in words_of(project(1, **values))


def test_letters_without_glyph_are_found_wherever_they_are_printed(
    project: Callable[..., Project], media: Path
) -> None:
    entry = project(1)
    made = Organisation.objects.create(slug="a", name_en="Union ᠪ", kind="other")
    Participation.objects.create(project=entry, organisation=made, role="partner")
    photo_of(entry, caption_en="ᠠ", credit="ᠡ")
    said = words_of(entry)
    for place in ("(Partner): ᠪ", "(captions): ᠠ", "(credits): ᠡ"):
        assert f"stop: Letters that the fonts of the prints lack {place}" in said


def whole(kind: str, *languages: str, site: str = SITE, **asked: object) -> Verdict:
    with override("en"):
        return judge(Project.objects.all(), kind, languages, site=site, **asked)  # type: ignore[arg-type]


def test_what_holds_for_all_entries_is_said_once_with_a_count(wall: None) -> None:
    verdict = whole(SUMMARY, "kk", "en")
    said = [finding.words for finding in verdict.findings]
    samples = Project.objects.illustrative().count()
    assert said[0] == f"{samples} entries of 61 are samples and say so in print."
    assert any(re.match(r"Kazakh: translation not yet reviewed \(entries: \d+\)", s) for s in said)
    rows = " ".join(f.words for report in verdict.reports for f in report.findings)
    assert "sample" not in rows
    assert "reviewed" not in rows


def test_where_the_codes_lead_is_judged_once(project: Callable[..., Project]) -> None:
    project(1, original_language="en")
    for kind in (PANELS, LABELS):
        for site, words in (
            ("http://localhost:8000", "stop: The QR code would lead to http://localhost:8000"),
            ("", "stop: The site’s address is not set (SITE_ADDRESS)"),
            ("http://exhibition.example.kz", "look: The QR code leads to http://exhib"),
        ):
            (finding,) = whole(kind, "en", site=site).findings
            assert f"{finding.level}: {finding.words}".startswith(words)
    assert whole(SUMMARY, "en", site="").findings == []


def test_the_ink_of_a_press_is_told(project: Callable[..., Project]) -> None:
    project(1)
    (finding,) = whole(LABELS, "en", profile=free_profile()).findings
    assert finding.level == Level.GOOD
    assert re.match(r"Ink: at most 2\d\d %", finding.words)


def label_words(project: Project, size: str = "card", site: str = SITE) -> str:
    checked = to_check(Project.objects.all()).get(pk=project.pk)
    with override("en"):
        found = label_report(checked, LABEL_SHEETS[size], site)
    return "\n".join(f"{finding.level}: {finding.words}" for finding in found.findings)


def test_a_preflight_judges_labels_too(project: Callable[..., Project]) -> None:
    entry = project(1, title_en="Short", title_kk="Қысқа", title_ru="Кратко")
    assert {line.partition(":")[0] for line in label_words(entry).splitlines()} == {"good"}
    assert "leads to exhibition.example.kz/p/1/" in label_words(entry)
    entry.title_ru, entry.title_kk = "Длинное название проекта " * 10, ""
    entry.title_en = "A long title of a project " * 9
    entry.save()
    said = label_words(entry, "sticker")
    assert "stop: The title in Kazakh is missing." in said
    cut = re.search(r"look: The title in Russian is shortened by (\d+) characters", said)
    assert cut
    checked = to_check(Project.objects.all()).get()
    shown = label_of(sheet_of(checked, LANGUAGES), LABEL_SHEETS["sticker"], SITE).titles
    (title,) = (title for title in shown if title.language == "ru")
    assert len(entry.title_ru.strip()) - len(title.text.removesuffix("…")) == int(cut[1])


def test_an_address_too_long_for_a_label_is_named(project: Callable[..., Project]) -> None:
    entry = project(1, provenance="illustrative")
    long = "https://exhibition-of-social-projects.assembly-of-people" + ".kazakhstan" * 30 + ".kz"
    said = label_words(entry, "sticker", long)
    assert "stop: The squares of the QR code are 0.3" in said
    assert "stop: The address in letters does not fit on the label." in said
    assert "squares" not in label_words(entry, "a5", long)


def test_the_counts_of_the_preflight_hold_every_light_of_its_page(
    wall: None, staff: Client, settings: Any
) -> None:
    settings.SITE_ADDRESS = ""
    page = staff.get(
        reverse("admin:projects_printjob_preflight") + "?block=fund&size=sticker",
    ).content.decode()
    lights, below = page.split('<ul class="findings">')
    counts = {level: int(n) for level, n in re.findall(r'light (\w+)">[^:<]+: (\d+)<', lights)}
    shown = re.findall(r'<li class="(\w+)">', below.partition("</ul>")[0])
    shown += re.findall(r'<summary><span class="light (\w+)">', below)
    assert {level: shown.count(level) for level in counts} == counts
    assert counts["stop"] == 1
