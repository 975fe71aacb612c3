"""What is typed at the desk is kept as it is meant, or asked about; the desk says what it read."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from projects.models import HeadlineFigure, Metric, Project
from tests.forms import form_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(wall: None, client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("staff"))
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def draft(wall: None) -> Project:
    """An entry with a figure that is stated exactly."""
    metric = Metric.objects.filter(qualifier="exactly").exclude(value=None).first()
    assert metric
    Project.objects.filter(pk=metric.project_id).update(publication="draft")
    return Project.objects.get(pk=metric.project_id)


def address(project: Project) -> str:
    return reverse("admin:projects_project_change", args=[project.pk])


def send(client: Client, project: Project, **changes: object) -> Any:
    page = client.get(address(project)).content.decode()
    return client.post(address(project), form_of(page) | changes, follow=True)


def text_of(response: Any) -> str:
    html = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html.replace("\u00a0", " ").replace("&nbsp;", " ").split())


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("14,2 млн", 14_200_000, "14,200,000 ₸"),
        ("2500000,00", 2_500_000, "2,500,000 ₸"),
        ("₸ 2 500 000", 2_500_000, "2,500,000 ₸"),
    ],
)
def test_a_budget_is_kept_as_it_was_meant_and_shown_back(
    staff: Client, draft: Project, typed: str, kept: int, shown: str
) -> None:
    answer = send(staff, draft, budget_kzt=typed)
    assert f"Budget, tenge: “{typed}” was read as {shown}." in text_of(answer)
    assert Project.objects.get(pk=draft.pk).budget_kzt == kept


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("budget_kzt", "12,5", "is not a whole number"),
        ("budget_kzt", "около 300", "this place keeps the number alone"),
        ("start_year", "25.05.2020", "Only the year belongs here: 2020."),
        ("start_year", "2012–2014", "names two numbers"),
        ("number", "12а", "“а” is not understood in “12а”"),
    ],
)
def test_a_number_that_is_not_understood_changes_nothing(
    staff: Client, draft: Project, field: str, typed: str, words: str
) -> None:
    answer = send(staff, draft, **{field: typed})
    assert words in text_of(answer)
    assert f'value="{typed}"' in answer.content.decode()
    assert getattr(Project.objects.get(pk=draft.pk), field) == getattr(draft, field)


def test_a_year_may_have_its_word(staff: Client, draft: Project) -> None:
    send(staff, draft, start_year="2012 ж.", end_year="2012 г.")
    assert Project.objects.get(pk=draft.pk).period == "2012"


def test_plain_digits_are_not_commented_on(staff: Client, draft: Project) -> None:
    assert "was read as" not in text_of(send(staff, draft, budget_kzt="1500000"))


def figure(project: Project) -> tuple[str, Metric]:
    """The prefix of the first exact figure's form, and the figure."""
    metrics = list(project.metrics.all())
    place = next(i for i, m in enumerate(metrics) if m.qualifier == "exactly" and m.value)
    return f"metrics-{place}", metrics[place]


@pytest.mark.parametrize(
    ("said", "read", "qualifier"),
    [
        ("около", "about", "about"),
        ("не менее", "at least", "at-least"),
        ("до", "up to", "up-to"),
    ],
)
def test_a_qualifier_before_a_figure_sets_its_own_and_says_so(
    staff: Client, draft: Project, said: str, read: str, qualifier: str
) -> None:
    prefix, metric = figure(draft)
    typed = f"{said} {metric.value}"
    answer = send(staff, draft, **{f"{prefix}-value": typed})
    assert f"Value: “{typed}” was read as {read} " in text_of(answer)
    assert Metric.objects.get(pk=metric.pk).qualifier == qualifier


def test_a_qualifier_that_says_otherwise_is_asked_about(staff: Client, draft: Project) -> None:
    prefix, metric = figure(draft)
    changes = {f"{prefix}-value": "около 300", f"{prefix}-qualifier": "more-than"}
    answer = send(staff, draft, **changes)
    assert "The number says “about”, the qualifier “more than”." in text_of(answer)
    assert Metric.objects.get(pk=metric.pk).value == metric.value


def test_a_headline_figure_may_say_how_exact_it_is(staff: Client) -> None:
    headline = HeadlineFigure.objects.exclude(value=None).first()
    assert headline
    place = reverse("admin:projects_headlinefigure_change", args=[headline.pk])
    values = form_of(staff.get(place).content.decode())
    values |= {"sentence": "Барлығы 5 мыңнан астам адам."}
    answer = staff.post(place, values | {"value": "5 мыңнан астам", "qualifier": ""}, follow=True)
    assert "was read as more than 5,000" in text_of(answer)
    headline.refresh_from_db()
    assert (headline.value, headline.qualifier) == (5000, "more-than")


def test_no_field_of_the_desk_changes_under_the_mouse_wheel(staff: Client, draft: Project) -> None:
    pages = [
        address(draft),
        reverse("admin:projects_project_add"),
        reverse("admin:projects_project_photos", args=[draft.pk]),
        reverse("admin:projects_printjob_add"),
        *(
            reverse(f"admin:projects_{name}_{page}")
            for name in ("block", "theme", "indicator", "region", "headlinefigure")
            for page in ("changelist", "add")
        ),
    ]
    for page in pages:
        html = staff.get(page).content.decode()
        assert 'type="number"' not in html, page
    assert 'inputmode="numeric"' in staff.get(pages[0]).content.decode()


def test_texts_come_in_by_one_door(staff: Client, draft: Project) -> None:
    send(
        staff,
        draft,
        title_ru="Мастер\u00adская\u2028косТюма\u200b",
        summary_ru="Хорошии\u0306\r\nкостюм\u000bдля всех",
        coordinator="А.\r\nС.",
    )
    kept = Project.objects.get(pk=draft.pk)
    assert kept.title_ru == "Мастерская косТюма"
    assert kept.summary_ru == "Хороший\nкостюм\nдля всех"
    assert kept.coordinator == "А. С."


def test_a_line_end_counts_as_one_character(staff: Client, draft: Project) -> None:
    summary = "\r\n".join(["а" * 99, "б" * 99, "в" * 99, "г" * 100])
    send(staff, draft, summary_ru=summary)
    assert len(Project.objects.get(pk=draft.pk).summary_ru) == 400


WORD, MEANT = "Cтенд", "Стенд"


def test_letters_of_two_alphabets_are_asked_about_and_kept_or_put_right(
    staff: Client, draft: Project
) -> None:
    answer = send(staff, draft, title_ru=f"{WORD} дружбы")
    page = answer.content.decode()
    assert f"“{WORD}” mixes Latin and Cyrillic letters that look alike: “{MEANT}”?" in page
    assert f'<input type="radio" name="letters-title_ru" value="keep {WORD}">' in page
    assert Project.objects.get(pk=draft.pk).title_ru == draft.title_ru
    for choice, kept in (("correct", MEANT), ("keep", WORD)):
        answers = {"letters-title_ru": f"{choice} {WORD}"}
        send(staff, draft, title_ru=f"{WORD} дружбы", **answers)
        assert Project.objects.get(pk=draft.pk).title_ru == f"{kept} дружбы"


def test_an_answer_holds_for_its_words_alone(staff: Client, draft: Project) -> None:
    answers = {"letters-title_ru": f"keep {WORD}"}
    send(staff, draft, title_ru="Aстана", **answers)
    assert Project.objects.get(pk=draft.pk).title_ru == draft.title_ru


def test_what_already_stands_there_is_not_asked_about(staff: Client, draft: Project) -> None:
    Project.objects.filter(pk=draft.pk).update(title_ru=f"{WORD} дружбы")
    send(staff, draft, coordinator="А. С.")
    assert Project.objects.get(pk=draft.pk).coordinator == "А. С."


def test_the_page_of_texts_has_the_same_door(staff: Client, draft: Project) -> None:
    place = reverse("admin:projects_project_texts", args=[draft.pk])
    values = form_of(staff.get(place).content.decode())
    staff.post(place, values | {"title_ru": "Мастер\u00adская\r\nкостюма"})
    assert Project.objects.get(pk=draft.pk).title_ru == "Мастерская костюма"
    values = form_of(staff.get(place).content.decode())
    answer = staff.post(place, values | {"title_ru": f"{WORD} дружбы"})
    assert 'name="letters-title_ru"' in answer.content.decode()
