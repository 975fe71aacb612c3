"""What nobody types by hand, or only after somebody else: a sentence or 404, never a 500."""

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import HeadlineFigure, Metric, Photo, Project
from tests.factories import figure, photo_of
from tests.forms import form_of

pytestmark = pytest.mark.django_db
HUGE = "9" * 20


def at(name: str, *place: Any) -> str:
    return reverse(f"admin:projects_{name}", args=place)


@pytest.mark.parametrize("model", ["project", "organisation", "workbookimport"])
@pytest.mark.parametrize("number", [HUGE, "²", "x", "1" * 5000])
def test_a_record_that_can_not_be_leads_to_the_overview_or_404(
    wall: None, staff: Client, model: str, number: str
) -> None:
    for page in ("change", "delete", "history"):
        address = f"/admin/projects/{model}/{number}/{page}/"
        for response in (staff.get(address), staff.post(address, {})):
            assert response.status_code in (302, 403, 404, 405), (address, response.status_code)


@pytest.mark.parametrize("number", [HUGE, "x", "1" * 5000])
def test_a_page_filter_or_choice_that_can_not_be_is_answered(
    wall: None, staff: Client, number: str
) -> None:
    for model in ("project", "organisation"):
        for name in ("p", "page", "block__id__exact", "regions__id__exact", "id__in"):
            response = staff.get(at(f"{model}_changelist"), {name: number})
            assert response.status_code in (200, 302, 404), (model, name)
    for action in ("publish", "submit", "withdraw", "review_kk", "download_chosen"):
        sent = {"action": action, "_selected_action": [number, "1"], "index": "0"}
        response = staff.post(at("project_changelist"), sent)
        assert response.status_code in (200, 302, 404), action
    asked = {"app_label": "projects", "model_name": "metric", "field_name": "source"}
    response = staff.get("/admin/autocomplete/", asked | {"page": number, "term": "a"})
    assert response.status_code in (200, 404)


@pytest.mark.parametrize("page", ["photos", "texts", "preview", "pending", "history"])
def test_a_part_of_no_entry_is_404(wall: None, staff: Client, page: str) -> None:
    assert staff.get(f"/admin/projects/project/{HUGE}/{page}/").status_code in (302, 404)


@pytest.fixture
def counted(project: Any) -> Project:
    """An entry in work with one figure."""
    entry: Project = project(12, published=False, themes=("heritage",))
    figure(entry, value=5)
    return entry


def entry_form(staff: Client, entry: Project) -> dict[str, Any]:
    return form_of(staff.get(at("project_change", entry.pk)).content.decode())


@pytest.mark.parametrize("name", ["themes", "regions", "block", "metrics-0-source", "metrics-0-id",
                                  "metrics-0-value", "number", "start_year"])  # fmt: skip
def test_a_choice_beyond_the_database_s_numbers_saves_nothing(
    counted: Project, staff: Client, name: str
) -> None:
    form = entry_form(staff, counted) | {name: HUGE}
    response = staff.post(at("project_change", counted.pk), form)
    assert response.status_code in (200, 302, 404)
    assert Metric.objects.get().value == 5


def test_an_emptied_figure_is_asked_for_at_its_field(counted: Project, staff: Client) -> None:
    entry = counted
    form = entry_form(staff, entry) | {"metrics-0-value": ""}
    response = staff.post(at("project_change", entry.pk), form)
    assert response.status_code == 200
    [errors] = response.context["inline_admin_formsets"][3].formset.errors
    assert errors["value"] == ["Give a value, or the wording where the source has no number."]
    assert Metric.objects.get().value == 5
    for language in ("kk", "ru", "en"):
        worded = form | {f"metrics-0-wording_{language}": "бірнеше жүз"}
        response = staff.post(at("project_change", entry.pk), worded)
        assert response.status_code == 302
        metric = Metric.objects.get()
        assert (metric.value, getattr(metric, f"wording_{language}")) == (None, "бірнеше жүз")
        Metric.objects.all().delete()
        figure(entry, value=5)
        form = entry_form(staff, entry) | {"metrics-0-value": ""}


def test_a_figure_that_its_quotation_does_not_state_is_asked_about(
    project: Any, staff: Client
) -> None:
    entry = project(12, published=False, themes=("heritage",))
    figure(entry, value=26, sentence="В мастерской работали 26 волонтёров.")
    address = at("project_change", entry.pk)
    form = entry_form(staff, entry)
    assert staff.post(address, form | {"place_as_written_en": "Ust"}).status_code == 302
    changed = entry_form(staff, entry) | {"metrics-0-value": "28"}
    asked = staff.post(address, changed).content.decode()
    assert "These words do not say “28”." in asked
    assert Metric.objects.get().value == 26
    answer = re.search(r'name="unstated-metrics-0" value="(drop \w+)" checked', asked)
    assert answer is not None
    assert staff.post(address, changed | {"unstated-metrics-0": answer[1]}).status_code == 302
    metric = Metric.objects.get()
    assert (metric.value, metric.sentence) == (28, "")
    quoted = {"metrics-0-sentence": "Нас было 28 волонтёров."}
    assert staff.post(address, entry_form(staff, entry) | quoted).status_code == 302
    assert Metric.objects.get().sentence == "Нас было 28 волонтёров."


def test_an_official_figure_is_asked_for_words_that_state_it(wall: None, staff: Client) -> None:
    headline = HeadlineFigure.objects.filter(sentence__regex=r"\d").exclude(value=None).first()
    assert headline
    address = at("headlinefigure_change", headline.pk)
    form = form_of(staff.get(address).content.decode())
    assert staff.post(address, form).status_code == 302
    response = staff.post(address, form | {"value": "987654", "qualifier": "exactly"})
    assert response.status_code == 200
    [told] = response.context["adminform"].form.errors["sentence"]
    assert "These words do not say “987,654”." in told
    assert "unstated" not in told


def test_an_emptied_headline_is_asked_for_at_its_field(wall: None, staff: Client) -> None:
    headline = HeadlineFigure.objects.exclude(value=None).first()
    assert headline
    address = at("headlinefigure_change", headline.pk)
    form = form_of(staff.get(address).content.decode()) | {"value": ""}
    form |= {f"wording_{language}": "" for language in ("kk", "ru", "en")}
    response = staff.post(address, form)
    assert response.context["adminform"].form.errors["value"]


def test_a_photo_that_is_gone_while_its_form_is_open_is_said_and_loses_no_text(
    project: Any, staff: Client, media: Any
) -> None:
    entry = project(12, published=False)
    gone, left = photo_of(entry), photo_of(entry, position=2)
    form = entry_form(staff, entry) | {"title_ru": "Новое", "_continue": "1"}
    cards_page = staff.get(at("project_photos", entry.pk)).content.decode()
    cards = form_of(cards_page[cards_page.index('class="photo-cards"') :])
    Photo.everything.filter(pk=gone.pk).delete()
    for address, sent in (
        (at("project_change", entry.pk), form),
        (at("project_photos", entry.pk), cards | {"form-1-credit": "Новое"}),
    ):
        response = staff.post(address, sent, follow=True)
        assert response.status_code == 200
        assert "Новое" in response.content.decode()
        assert "has been deleted meanwhile: what you wrote" in response.content.decode()
    assert Photo.objects.get() == left


def test_an_invented_button_is_404(project: Any, staff: Client) -> None:
    entry = project(12, published=False)
    form = entry_form(staff, entry) | {"_saveasnew": "1"}
    assert staff.post(at("project_change", entry.pk), form).status_code == 404
    assert Project.objects.count() == 1


@pytest.mark.parametrize("count", ["100000", "x", ""])
@pytest.mark.parametrize("prefix", ["metrics", "photos", "form"])
def test_a_number_of_parts_that_can_not_be_is_explained(
    project: Any, staff: Client, media: Any, count: str, prefix: str
) -> None:
    entry = project(12, published=False)
    photo_of(entry)
    address = at("project_photos" if prefix == "form" else "project_change", entry.pk)
    page = staff.get(address).content.decode()
    form = form_of(page[page.index('class="photo-cards"') :] if prefix == "form" else page)
    response = staff.post(address, form | {f"{prefix}-TOTAL_FORMS": count})
    assert response.status_code == 200
    assert "errorlist" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    ["unknown=1", "o=%5B1%5D&block=%2Bx", "field_name=NOT", "id__in=x", "block__id__exact=x"],
)
def test_an_export_with_a_filter_that_is_not_there_says_so(
    wall: None, staff: Client, query: str
) -> None:
    response = staff.get(f"{at('workbookimport_export')}?{query}", follow=True)
    assert response.redirect_chain == [(at("project_changelist"), 302)]
    assert "asks for a filter that does not exist" in response.content.decode()


@pytest.mark.parametrize("number", [HUGE, "1" * 5000, "²", "x"])
def test_a_choice_for_review_that_can_not_be_is_left_out(
    wall: None, staff: Client, number: str
) -> None:
    sent = {"chosen": [number], "act": "publish", "all": "publish"}
    assert staff.post("/admin/review/", sent).status_code in (200, 302)


def test_a_period_in_raised_digits_contradicts_nothing(counted: Project, staff: Client) -> None:
    Metric.objects.update(period="²–³")
    assert staff.get("/admin/contradictions/").status_code == 200


@pytest.mark.parametrize("field", ["", "nothing", "id__in", "\x00"])
@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_field_that_no_record_has_is_refused(
    wall: None, staff: Client, page: str, field: str
) -> None:
    entry = Project.objects.get(number=12)
    for method in (staff.get, staff.post):
        address = f"{at(f'project_{page}', entry.pk)}?{urlencode({'_to_field': field})}"
        assert method(address, {}).status_code in (200, 302, 400, 404)


def test_a_filter_that_a_list_does_not_have_is_said_with_a_way_on(staff: Client) -> None:
    page = staff.get("/admin/projects/organisation/?id__exact=abc&e=1").content.decode()
    assert "This list does not know that filter" in page
    assert '<a class="button" href="?">' in page
