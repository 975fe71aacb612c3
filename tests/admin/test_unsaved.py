"""Forms of the desk that could not be saved are given back, in the desk's languages."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from projects.models import Organisation, Project
from tests.factories import photo_of
from tests.forms import change, form_of

LANGUAGES = ("kk", "ru", "en")
TITLES = {"kk": "Әлі сақталған жоқ", "ru": "Ещё не сохранено", "en": "Not saved yet"}
ORIGIN = "http://testserver"
TEXT = "Ұста <b>дүкені</b>\r\n& “шеберлер”"


def person(role: str = "editor", name: str = "aigul") -> Any:
    account = get_user_model().objects.create_user(name, password="a-long-password", is_staff=True)
    account.groups.add(Group.objects.get(name=role))
    return account


@pytest.fixture
def desk(db: None) -> Client:
    """A signed-in editor whose browser keeps to the tokens of forms."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(person())
    return client


@pytest.fixture
def address(desk: Client) -> str:
    return reverse("admin:projects_organisation_add")


def body(answer: Any) -> str:
    """The page, with plain spaces."""
    return answer.content.decode().replace("\xa0", " ")


def hidden(page: str) -> dict[str, str]:
    """Names and values of a page's hidden fields."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page, re.DOTALL)
    return {name: unescape(value) for name, value in found}


def organisation(**values: str) -> dict[str, str]:
    return {"slug": "ustalar", "name_ru": "Ұсталар", "kind": "fund", "_save": "1"} | values


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_with_an_old_token_is_shown_in_the_language_of_the_desk(
    desk: Client, address: str, language: str
) -> None:
    answer = desk.post(
        address, {"name_en": TEXT}, headers={"Accept-Language": language, "Origin": ORIGIN}
    )
    assert answer.status_code == 403
    assert TITLES[language] in body(answer)
    assert "DEBUG" not in body(answer)
    assert "CSRF" not in body(answer)
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_sent_after_the_session_ended_is_given_back(
    desk: Client, address: str, language: str
) -> None:
    desk.logout()
    page = {"Referer": f"{ORIGIN}{address}?_popup=1", "Accept-Language": language}
    answer = Client().post(address, {"name_en": TEXT, "password1": "geheim"}, headers=page)
    assert answer.status_code == 403
    assert TITLES[language] in body(answer)
    assert "Ұста &lt;b&gt;дүкені&lt;/b&gt;\r\n&amp; “шеберлер”</textarea>" in body(answer)
    assert "geheim" not in body(answer)
    assert f'<a class="button default" href="{address}?_popup=1">' in body(answer)
    assert Organisation.objects.filter(name_en=TEXT).count() == 0


def test_what_was_typed_in_rows_says_in_which(db: None) -> None:
    entry = Project.objects.first()
    assert entry
    sent = {
        "photos-1-caption_en": "A loom",
        "metrics-0-period": "2014",
        "citations-2-sentence": "So.",
    }
    address = reverse("admin:projects_project_change", args=[entry.pk])
    page = body(Client().post(address, sent, headers={"Accept-Language": "en"}))
    labels = re.findall(r'<label for="typed-\d+">([^<]+)</label>', page)
    assert [label.partition(":")[0] for label in labels] == ["Photo 2", "Figure 1", "Citation 3"]


def test_saving_again_saves_what_was_sent_with_its_line_ends(desk: Client) -> None:
    entry = Project.objects.first()
    assert entry
    address = reverse("admin:projects_project_texts", args=[entry.pk])
    sent = hidden(body(desk.get(address))) | {
        "title_en": "Once more",
        "text_en": "One.\r\n\r\nTwo.",
    }
    sent["csrfmiddlewaretoken"] = "a" * 64
    refused = desk.post(address, sent, headers={"Origin": ORIGIN})
    assert refused.status_code == 403
    assert "Save again" in body(refused) or "Қайта сақтау" in body(refused)
    assert str(entry) in unescape(body(refused))
    again = hidden(body(refused))
    assert again["text_en"] == "One.\r\n\r\nTwo."
    assert desk.post(address, again, headers={"Origin": ORIGIN}).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": ORIGIN, "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_what_another_site_sends_is_neither_shown_nor_sent_again(
    desk: Client, address: str, headers: dict[str, str]
) -> None:
    answer = desk.post(address, organisation(), headers=headers)
    assert answer.status_code == 403
    assert "Ұсталар" not in body(answer)
    assert "ustalar" not in body(answer)


def test_a_form_with_a_password_is_not_sent_again(desk: Client) -> None:
    address = reverse("admin:password_change")
    sent = {"old_password": "a-long-password", "new_password1": "x"}
    answer = desk.post(address, sent, headers={"Origin": ORIGIN})
    assert answer.status_code == 403
    assert "old_password" not in body(answer)
    assert "a-long-password" not in body(answer)


def test_very_long_texts_are_shown_in_bounds(db: None, address: str) -> None:
    answer = Client().post(address, {f"text_{n}": "ә" * 40_000 for n in range(9)})
    assert answer.status_code == 403
    assert body(answer).count("ә") < 110_000


def test_the_way_back_never_leads_to_another_site(db: None, address: str) -> None:
    referer = {"Referer": "https://elsewhere.example/admin/"}
    assert "elsewhere" not in body(Client().post(address, {}, headers=referer))


# The word that a form was saved.


def test_a_save_is_confirmed_to_the_browser(client: Client, project: Callable[..., Any]) -> None:
    client.force_login(person())
    address = reverse("admin:projects_project_texts", args=[project(3, published=False).pk])
    sent = hidden(body(client.get(address))) | {"title_en": "Saved", "desk_draft": "abc-1"}
    client.cookies["desk_saved"] = "older-2.<script>"
    answer = client.post(address, sent)
    assert answer.status_code == 302
    cookie = answer.cookies["desk_saved"]
    assert (cookie.value, cookie["path"]) == ("older-2.abc-1", "/admin/")


def test_a_pending_change_of_photos_is_confirmed(
    client: Client, project: Callable[..., Any], media: Any
) -> None:
    client.force_login(person())
    entry = project(12)
    photo_of(entry)
    address = reverse("admin:projects_project_photos", args=[entry.pk])
    page = body(client.get(address))
    cards = form_of(page[page.index('class="photo-cards"') : page.index("</ol>")])
    answer = client.post(address, cards | {"form-0-credit": "C. D.", "desk_draft": "abc-1"})
    assert answer.status_code == 302
    assert Project.objects.get(pk=entry.pk).pending
    assert answer.cookies["desk_saved"].value == "abc-1"


def test_a_save_also_confirms_what_was_refused_before(
    client: Client, project: Callable[..., Any]
) -> None:
    client.force_login(person())
    address = reverse("admin:projects_project_texts", args=[project(3, published=False).pk])
    sent = hidden(body(client.get(address))) | {"desk_draft": "abc-1.<b>.abc-2"}
    refused = body(client.post(address, sent | {"title_en": "x" * 251}))
    assert 'data-posted="abc-1.&lt;b&gt;.abc-2"' in refused
    answer = client.post(address, sent | {"title_en": "Saved"})
    assert answer.cookies["desk_saved"].value == "abc-1.abc-2"


@pytest.mark.parametrize("changes", [{"budget_kzt": "5000"}, {}])
def test_saving_a_public_entry_is_confirmed(
    client: Client, project: Callable[..., Any], changes: dict[str, str]
) -> None:
    client.force_login(person())
    entry = project(3, themes=("heritage",))
    answer = change(client, entry, **changes, desk_draft="abc-1")
    assert answer.status_code == 302
    assert answer.cookies["desk_saved"].value == "abc-1"


def test_a_form_with_an_error_is_not_confirmed(client: Client, project: Any) -> None:
    client.force_login(person())
    entry = project(3, published=False)
    address = reverse("admin:projects_project_texts", args=[entry.pk])
    sent = hidden(body(client.get(address))) | {"title_en": "x" * 251, "desk_draft": "abc-1"}
    answer = client.post(address, sent)
    assert answer.status_code == 200
    assert "desk_saved" not in answer.cookies


def test_the_form_of_a_deleted_record_is_not_confirmed(client: Client, db: None) -> None:
    client.force_login(person("administrator"))
    address = reverse("admin:projects_organisation_change", args=[987_654])
    answer = client.post(address, organisation(desk_draft="abc-1"))
    assert answer.status_code == 302
    assert "desk_saved" not in answer.cookies


# Pages that are not for everyone.


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("kk", "Тіркелгіңізге бұған рұқсат берілмеген"),
        ("ru", "Вашей учётной записи это не разрешено"),
        ("en", "Your account may not do this"),
    ],
)
def test_a_page_of_the_desk_that_is_not_allowed_says_so(
    client: Client, db: None, language: str, title: str
) -> None:
    account = get_user_model().objects.create_user("nobody", password="x", is_staff=True)
    client.force_login(account)
    headers = {"Accept-Language": language}
    answer = client.get(reverse("admin:projects_project_add"), headers=headers)
    assert answer.status_code == 403
    assert title in body(answer)
    assert "staff.css" in body(answer)


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("kk", "Жібергеніңіз қабылданбады"),
        ("ru", "Отправленное не принято"),
        ("en", "What you sent was not accepted"),
    ],
)
def test_a_form_of_the_site_with_an_old_token_is_answered_in_the_sites_look(
    db: None, language: str, title: str
) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": language})
    answer = client.post("/i18n/setlang/", {"language": "ru"})
    assert answer.status_code == 403
    assert title in body(answer)
    assert "DEBUG" not in body(answer)
