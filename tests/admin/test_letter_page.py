"""The page of a letter: what it asks, what it says of the letter, what it leaves to a person."""

import re
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from projects.editing import pending
from projects.editing.organisations import kind_by_name
from projects.intake.kinds import kind_of
from projects.models import Organisation, Project, ReceivedLetter
from tests.admin.sent_letters import (
    at,
    dropped,
    kazakh_letter,
    photo,
    russian_letter,
    said,
    take,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def letter_of(*lines: str) -> Any:
    document, file = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(file)
    return upload("письмо.docx", file.getvalue())


def test_a_new_organisation_is_of_the_kind_that_its_name_says_and_a_person_confirms(
    entry: Project, editor: Client
) -> None:
    sent = letter_of(
        "Название проекта: Сундук", "Исполнитель: Библиотека «Алтын»", "Партнёр: Акимат села Аксу"
    )
    page = dropped(editor, entry, [sent])
    html = page.content.decode()
    kinds = re.findall(r'name="people-\d-kind".*?<option value="([^"]+)" selected', html, re.S)
    assert kinds[:2] == ["partner", "state-body"]
    take(editor, page, _take="1", **{"people-0-kind": "state-body"})
    with pending.as_edited(entry):
        added = Organisation.objects.filter(name_ru__in=("Библиотека «Алтын»", "Акимат села Аксу"))
        assert {one.kind for one in added} == {"state-body"}
        assert added.count() == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Областная библиотека имени Абая", "partner"),
        ("Көкшетау қаласының Достық үйі", "partner"),
        ("«Болашақ» корпоративтік қоры", "partner"),
        ("Алматы қаласының әкімдігі", "state-body"),
        ("Польский этнокультурный центр «Вера»", "regional-eca"),
        ("ОО «Возрождение»", None),
    ],
)
def test_a_name_says_its_kind(name: str, kind: str | None) -> None:
    assert kind_by_name(name) == kind


def test_an_organisation_known_by_a_near_name_is_asked_about(
    entry: Project, editor: Client
) -> None:
    Organisation.objects.create(slug="sheber", name_ru="ОО «Шебер» города Тараза", kind="partner")
    html = dropped(editor, entry, [upload("а.docx", russian_letter())]).content.decode()
    asked = html[html.index('name="people-0-organisation"') :]
    asked = asked[: asked.index("</select>")]
    assert "Is it one of these?" in asked
    assert '<option value="sheber">' in asked
    assert '<option value="" selected>' in asked


def test_values_that_contradict_each_other_can_be_chosen_with_their_sentences(
    entry: Project, editor: Client
) -> None:
    sent = letter_of(
        "Название проекта: Сундук", "Дата начала: март 2021 года", "Начало проекта: май 2022 года"
    )
    page = dropped(editor, entry, [sent])
    html = page.content.decode()
    assert re.findall(r'name="pick-start_year" value="(\d+)"', html) == ["2021", "2022"]
    assert "2022 года" in html[html.index('id="box-start_year-1"') :]
    take(editor, page, _take="1", **{"pick-start_year": "2022"})
    with pending.as_edited(entry):
        assert Project.objects.get(pk=entry.pk).start_year == 2022


def test_of_a_letter_with_two_projects_only_the_text_is_proposed(
    entry: Project, editor: Client
) -> None:
    sent = letter_of(
        "Сообщаем о двух наших проектах.",
        "Проект 1. «Школа мастеров»",
        "Курсы ткачества для девушек идут в Туркестане с 2021 года. Бюджет – 8 млн тенге.",
        "Проект 2. «Чайхана историй»",
        "Вечера рассказов проходили в Шымкенте в 2019–2023 годах. Бюджет – 3 млн тенге.",
    )
    html = dropped(editor, entry, [sent]).content.decode()
    assert "tells of several projects" in html
    ticked = re.findall(r'name="take" value="([^"]+)" checked', html)
    found = set(re.findall(r'id="said-(\w+)"', html))
    assert not found & {"title_ru", "start_year", "status", "budget_kzt"}
    assert "text_ru" in ticked
    text = html[html.index('name="text_ru"') :].partition("</textarea>")[0]
    assert "Школа мастеров" in text
    assert "Вечера рассказов" in text


def test_a_stand_that_a_person_chose_is_not_said_to_stand_in_the_letter(
    entry: Project, editor: Client
) -> None:
    dropped(editor, entry, [letter_of("Проект собирает песни сёл, которых никто не пел.")])
    html = editor.get(at("letter_stand", ReceivedLetter.objects.get().pk)).content.decode()
    assert "This stand was chosen before" in html
    assert "a file name says this stand" not in html


def test_a_chosen_stand_is_confirmed_so_that_the_browser_forgets_the_question(
    entry: Project, editor: Client
) -> None:
    dropped(editor, entry, [letter_of("Проект собирает песни сёл, которых никто не пел.")])
    there = at("letter_stand", ReceivedLetter.objects.get().pk)
    told = editor.post(there, {"project": entry.pk, "desk_draft": "mabcdefg-abc123"})
    assert told.cookies["desk_saved"].value == "mabcdefg-abc123"
    page = editor.get(told.url).content.decode()
    assert f"belongs to stand {entry.number} now" in page


def test_a_letter_that_waits_is_said_on_the_overview_and_in_the_list(
    entry: Project, editor: Client
) -> None:
    home, entries = reverse("admin:index"), reverse("admin:projects_project_changelist")
    assert at("letters", entry.pk) not in editor.get(home).content.decode()
    page = dropped(editor, entry, [upload("а.docx", kazakh_letter())])
    for shown in (home, entries):
        html = editor.get(shown).content.decode()
        assert f'href="{at("letters", entry.pk)}">A letter waits' in html
    take(editor, page, _take="1")
    assert "A letter waits" not in editor.get(home).content.decode()
    ReceivedLetter.objects.create(name="б.docx")
    assert f'"{at("letter_drop")}">Letters that wait' in editor.get(home).content.decode()


def test_the_same_letter_sent_twice_is_noticed(entry: Project, editor: Client) -> None:
    sent = russian_letter()
    assert "came already" not in said(dropped(editor, entry, [upload("а.docx", sent)]))
    again = dropped(editor, entry, [upload("б.docx", sent)])
    assert "This letter came already on" in said(again)
    assert at("letter", entry.pk, ReceivedLetter.objects.last().pk) in said(again)


@pytest.mark.parametrize("content", [b"PK\n\xf3\x1e\xf6", b"nothing of a ZIP"])
def test_a_damaged_zip_is_called_so(content: bytes) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError, match="damaged"):
        kind_of(BytesIO(content), "фото.zip")


def test_a_telephone_number_that_would_be_published_is_asked_about_where_it_stands(
    entry: Project, editor: Client
) -> None:
    sent = letter_of(
        "Название проекта: Сундук",
        "Описание проекта:",
        "Мастерская открылась в 2012 году. Запись у Айгуль по телефону 8 701 123 45 67.",
    )
    html = dropped(editor, entry, [sent]).content.decode()
    remark = (
        "A telephone number or mail address stands in the text, for all to read: 8 701 123 45 67."
    )
    text = html.partition('id="box-text_ru"')[2].partition('class="letter-box')[0]
    assert remark in text
    assert f'<a href="#box-text_ru">Text, Russian</a>: {remark}' in html
    title = html.partition('id="box-title_ru"')[2].partition('class="letter-box')[0]
    assert "for all to read" not in title


def test_what_is_not_taken_of_a_letter_says_so(entry: Project, editor: Client) -> None:
    told = "Проект «Родник» собирает песни сёл, которые давно никто не пел на праздниках."
    sent = letter_of("Уважаемые коллеги!", told, "С уважением,", "директор А. Сериков")
    html = dropped(editor, entry, [sent]).content.decode()
    greeting = html[: html.index("Уважаемые коллеги!")].rpartition("letter-block")[2]
    assert "not taken" in greeting
    assert "not taken" not in html[: html.index("собирает песни")].rpartition("letter-block")[2]


def test_a_remark_on_several_values_leads_to_the_boxes_that_it_means(
    entry: Project, editor: Client
) -> None:
    sent = letter_of(
        "Название проекта: Сундук",
        "Дата начала: март 2021 года",
        "Начало проекта: май 2022 года",
        "В 2021 году обучено 20 человек.",
        "Обучено в 2021 году 35 человек.",
    )
    html = dropped(editor, entry, [sent]).content.decode()
    remarks = html.partition('class="letter-remarks"')[2].partition("</ul>")[0]
    assert 'choose one. <a href="#box-start_year">Start year</a></li>' in remarks
    boxes = re.findall(r'<a href="#box-(figure-\d)">([^<]*)</a>', remarks)
    assert [label.rpartition(": ")[2] for _key, label in boxes] == ["20", "35"]
    for key, _label in boxes:
        card = html.partition(f'id="box-{key}"')[2].partition('class="letter-box')[0]
        assert "another number for this as well" in card


def test_what_is_chosen_of_a_long_list_stands_first(entry: Project, editor: Client) -> None:
    sent = letter_of("Название проекта: Сундук", "Регион: Туркестанская область")
    page = dropped(editor, entry, [sent])
    html = page.content.decode()
    boxes = re.findall(r'<input[^>]*name="regions"[^>]*>', html)
    ticks = ["checked" in box for box in boxes]
    assert sum(ticks) >= 1
    assert ticks == sorted(ticks, reverse=True)
    values = [re.search(r'value="(\d+)"', box) for box in boxes]
    chosen = [value[1] for value in values if value][-1:]
    again = take(editor, page, _more_people="1", regions=chosen)
    first = re.search(r'<input[^>]*name="regions"[^>]*>', again.content.decode())
    assert first is not None
    assert f'value="{chosen[0]}"' in first[0]
    assert "checked" in first[0]


def test_a_letter_without_any_project_is_called_so(entry: Project, editor: Client) -> None:
    told = "No project is found in this letter"
    sent = letter_of("Благодарим за приглашение на заседание. Просим забронировать одно место.")
    assert told in dropped(editor, entry, [sent]).content.decode()
    named = letter_of("Название проекта: Сундук", "Благодарим за приглашение на заседание.")
    assert told not in dropped(editor, entry, [named]).content.decode()
    picture = upload("1.jpg", photo())
    assert told not in dropped(editor, entry, [picture]).content.decode()


def test_a_stand_is_called_by_the_project_that_has_taken_its_sample_s_place(
    entry: Project, editor: Client
) -> None:
    sample = entry.title
    take(editor, dropped(editor, entry, [letter_of("Название проекта: Сундук")]), _take="1")
    page = editor.get(at("letters", entry.pk)).content.decode()
    heading = page.partition("<h2>")[2].partition("</h2>")[0]
    assert heading == f"33. Сундук (in place of the sample “{sample}”)"
    choice = editor.get(at("letter_stand", ReceivedLetter.objects.get().pk)).content.decode()
    assert f"33. Сундук (in place of the sample “{sample}”)</option>" in choice


def test_what_was_taken_is_told_in_lines(entry: Project, editor: Client) -> None:
    sent = letter_of("Название проекта: Сундук", "Проект завершён в 2013 году.")
    done = take(editor, dropped(editor, entry, [sent]), _take="1", take=["title_ru", "source"])
    told = [str(one) for one in done.context["messages"]]
    lines = re.findall(r'<div class="desk-told">(.*?)</div>', told[-1])
    assert lines[0] == "Taken from the letter: Title, Russian; Letter."
    assert lines[1].startswith("Not taken: Summary, Russian; ")
