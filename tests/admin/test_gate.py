"""The provenance gate at the desk, and the page that replaces a sample."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.editing import pending
from projects.models import Organisation, Participation, Project, Source
from tests.factories import photo_of, signed_in
from tests.forms import change, form_of

pytestmark = pytest.mark.django_db
REAL = {
    "title_ru": "Мастерская «Шебер»",
    "summary_ru": "Двадцать подростков шьют.",
    "text_ru": "Текст.",
}


@pytest.fixture
def entry(wall: None) -> Project:
    return Project.objects.get(number=33)


def address(entry: Project, name: str = "change") -> str:
    return reverse(f"admin:projects_project_{name}", args=[entry.pk])


def replaced(client: Client, entry: Project, language: str = "ru") -> Any:
    question = client.get(address(entry, "replace"))
    values = {"seen": question.context["seen"], "original_language": language}
    return client.post(address(entry, "replace"), values, follow=True)


def write_real(client: Client, entry: Project, **more: Any) -> Any:
    """The real entry, typed into the form as an editor would."""
    theme = re.search(r'name="themes" value="(\d+)"', client.get(address(entry)).content.decode())
    assert theme
    values = REAL | {
        "themes": [theme[1]],
        "participations-0-organisation": "ОО «Шебер»",
        "citations-0-source": "Письмо ОО «Шебер», 12.05.2014",
        "metrics-0-indicator": "1",
        "metrics-0-value": "20",
    }
    return change(client, entry, **(values | more))


def errors_of(response: Any) -> str:
    found = re.search(r'class="errorlist"[^>]*>(.*?)</ul></li>', response.content.decode(), re.S)
    return found[1] if found else ""


def test_a_drop_down_alone_moves_no_sample_among_the_documented(
    entry: Project, editor: Client, media: Any
) -> None:
    drawing = photo_of(entry, is_sample=True)
    page = change(editor, entry, provenance="documented")
    assert page.status_code == 200
    said = errors_of(page)
    for field in ("id_title_kk", "id_text_ru", "metrics-0", "participations-0", "photos-0"):
        assert f'href="#{field}"' in said
        assert f'id="{field}"' in page.content.decode()
    assert "Photo 1 is a drawing of the sample." in said
    assert pending.pending_of(entry) is None
    assert drawing in entry.photos.all()


def test_what_was_typed_is_not_lost_at_the_gate(entry: Project, editor: Client) -> None:
    page = change(editor, entry, provenance="documented", coordinator="Айгуль С.")
    assert "Айгуль С." in page.content.decode()
    assert "Nothing is saved yet" in page.content.decode()
    assert "is saved" not in "".join(str(m) for m in page.context["messages"])


def test_the_gate_names_the_row_of_the_form(entry: Project, editor: Client) -> None:
    texts = {f"{n}_{c}": "" for n in ("title", "summary", "text") for c in ("kk", "ru", "en")}
    page = change(editor, entry, provenance="documented", **(texts | {"title_ru": "Мастерская"}))
    said = errors_of(page)
    rows = re.findall(r'href="#((?:metrics|participations)-\d+)"', said)
    assert len(rows) == entry.metrics.count() + entry.participations.count()
    assert "id_title" not in said


def test_a_draft_is_gated_as_well(entry: Project, editor: Client) -> None:
    Project.objects.filter(pk=entry.pk).update(publication="draft")
    assert change(editor, entry, provenance="reported").status_code == 200
    entry.refresh_from_db()
    assert entry.is_illustrative


def test_the_question_names_what_goes_and_does_nothing(
    entry: Project, editor: Client, media: Any
) -> None:
    photo_of(entry, is_sample=True)
    assert address(entry, "replace") in editor.get(address(entry)).content.decode()
    page = editor.get(address(entry, "replace")).content.decode()
    assert "9 texts" in page
    assert "1 drawing" in page
    assert pending.pending_of(entry) is None


def test_without_a_language_the_question_is_asked_again(entry: Project, editor: Client) -> None:
    seen = editor.get(address(entry, "replace")).context["seen"]
    page = editor.post(address(entry, "replace"), {"seen": seen}).content.decode()
    assert "Choose the language of the letter." in page
    assert pending.pending_of(entry) is None


def test_a_sample_changed_meanwhile_is_shown_again(entry: Project, editor: Client) -> None:
    values = {"seen": "old", "original_language": "ru"}
    page = editor.post(address(entry, "replace"), values).content.decode()
    assert "has changed it since you opened the page" in page
    assert pending.pending_of(entry) is None


def test_the_form_is_empty_after_replacing(entry: Project, editor: Client) -> None:
    done = replaced(editor, entry)
    assert done.redirect_chain[-1][0].endswith("#id_title_ru")
    form = form_of(done.content.decode())
    assert [form[f"title_{code}"] for code in ("kk", "ru", "en")] == ["", "", ""]
    assert (form["original_language"], form["provenance"]) == ("ru", "documented")
    assert (form["number"], form["slug"]) == ("33", "stand-33")
    totals = [form[f"{name}-TOTAL_FORMS"] for name in ("metrics", "participations", "citations")]
    assert totals == ["3", "2", "1"]
    assert "Visitors go on seeing the sample" in done.content.decode()
    assert address(entry, "replace") not in done.content.decode()


def test_the_real_entry_takes_the_place_of_the_sample(
    entry: Project, editor: Client, client: Client
) -> None:
    replaced(editor, entry)
    assert write_real(editor, entry, _submit="1").status_code == 302
    assert not Participation.objects.filter(organisation__name_ru="ОО «Шебер»").exists()
    publisher = signed_in(client, "publisher")
    publisher.post(
        reverse("admin:projects_project_act", args=[entry.pk, "publish"]),
        {"seen": pending.seen(entry)},
    )
    real = Project.objects.get(pk=entry.pk)
    assert (real.title_ru, real.provenance) == (REAL["title_ru"], "documented")
    assert real.slug == "masterskaia-sheber"
    letter = real.citations.get().source
    assert (letter.title_ru, letter.kind) == ("Письмо ОО «Шебер», 12.05.2014", "letter")
    assert real.metrics.get().source == letter
    organisation = real.participations.get().organisation
    assert (organisation.name_ru, organisation.slug) == ("ОО «Шебер»", "oo-sheber")
    assert organisation.kind == "regional-eca"


def test_without_its_letter_it_is_not_submitted(entry: Project, editor: Client) -> None:
    replaced(editor, entry)
    write_real(
        editor,
        entry,
        **{"citations-0-source": "", "metrics-0-value": "", "metrics-0-indicator": ""},
    )
    page = editor.get(address(entry)).content.decode()
    assert "needs as its source the letter or form of whoever carried it out" in page


def test_a_figure_without_any_source_is_asked_for_one(entry: Project, editor: Client) -> None:
    replaced(editor, entry)
    page = write_real(editor, entry, **{"citations-0-source": ""})
    assert page.status_code == 200
    assert "Say where the figure stands" in page.content.decode()


def test_an_organisation_is_found_by_its_name_in_any_language(
    entry: Project, editor: Client
) -> None:
    replaced(editor, entry)
    known = Organisation.objects.get(slug="revival")
    before = Organisation.objects.count()
    write_real(editor, entry, **{"participations-0-organisation": known.name_kk.upper()})
    assert Organisation.objects.count() == before
    with pending.as_edited(entry):
        assert Participation.objects.get(project=entry).organisation == known


def test_a_form_that_is_not_saved_adds_nothing_to_the_lists(entry: Project, editor: Client) -> None:
    replaced(editor, entry)
    before = Organisation.objects.count(), Source.objects.count()
    assert write_real(editor, entry, start_year="2014", end_year="2011").status_code == 200
    assert (Organisation.objects.count(), Source.objects.count()) == before


def test_texts_side_by_side_take_no_sample_title_in_a_real_entry(
    wall: None, editor: Client
) -> None:
    real = Project.objects.get(number=1)
    values = form_of(editor.get(address(real, "texts")).content.decode())
    page = editor.post(address(real, "texts"), values | {"title_kk": "Үлгі: тілашар"})
    assert "still says that this is a sample" in page.content.decode()
    assert pending.pending_of(real) is None


def test_the_list_and_the_wall_lead_to_the_question(entry: Project, editor: Client) -> None:
    for place in ("admin:index", "admin:projects_project_changelist"):
        assert address(entry, "replace") in editor.get(reverse(place)).content.decode()
    replaced(editor, entry)
    assert address(entry, "replace") not in editor.get(reverse("admin:index")).content.decode()


def test_who_only_reads_is_shown_nothing_that_only_a_form_asks(
    entry: Project, client: Client
) -> None:
    page = signed_in(client, "organiser").get(address(entry)).content.decode()
    assert "field-sentence" in page
    assert "field-kind" not in page
    assert ">None<" not in page


def test_who_only_reads_is_offered_no_replacement(entry: Project, client: Client) -> None:
    organiser = signed_in(client, "organiser")
    assert organiser.get(address(entry, "replace")).status_code == 403
    for place in (reverse("admin:index"), address(entry)):
        assert address(entry, "replace") not in organiser.get(place).content.decode()
