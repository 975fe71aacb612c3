"""No line in English on Kazakh and Russian pages: public ones, prints, errors, and the desk as each
role sees it, with what it says after each act.
A crawl of some 1,400 pages in this process; the desk of a superuser is read in every run by
``tests/admin/test_dashboard.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from modeltranslation.translator import translator

from projects.editing import pending
from projects.editing.roles import ROLES
from projects.models import Citation, Contribution, HeadlineFigure, Photo, PreviewLink, Project
from projects.printing import label, panel_print
from projects.printing.order import LABELS, PANELS, Order
from projects.views.errors import server_error
from tests.desk_pages import names_at_the_desk, pages_of_the_desk
from tests.factories import contribution, photo_of, signed_in
from tests.forms import form_of
from tests.spoken import english_in

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru")
# One or two kinds of query are enough: every choice says the same words.
MOST_QUERIES = 12
FILES = (".pdf", ".csv", ".xlsx", ".json", ".jsonld", ".svg", ".png", ".css", ".xml", ".webp")


def words_of_records(language: str) -> list[str]:
    """The Latin words that people wrote into texts of this language: names, mostly."""
    found: set[str] = set()
    for model in translator.get_registered_models(abstract=False):
        names = translator.get_options_for_model(model).get_field_names()
        for record in model._default_manager.all():
            for name in names:
                text = getattr(record, f"{name}_{language}") or ""
                found |= set(re.findall(r"[A-Za-z]{3,}", text))
    return sorted(found, key=len, reverse=True)


def english_of_records() -> str:
    """All that people wrote or quoted in English: forms show it beside the other languages."""
    texts: list[str] = []
    for model in translator.get_registered_models(abstract=False):
        names = translator.get_options_for_model(model).get_field_names()
        for record in model._default_manager.all():
            texts += [getattr(record, f"{name}_en") or "" for name in names]
    for quoting in (Citation, HeadlineFigure):
        texts += quoting.objects.values_list("sentence", flat=True)
    return " | ".join(" ".join(text.split()) for text in texts)


def lines_of(left: dict[str, str]) -> str:
    return "\n".join(f"{where}: {text[:200]}" for text, where in sorted(left.items()))


def public_pages(client: Client, language: str) -> Iterator[tuple[str, str]]:
    """Each page that links lead to from the first one, with its address."""
    to_see, seen, queries = [f"/{language}/"], set(), 0
    while to_see:
        address = to_see.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        if "html" not in response.get("Content-Type", ""):
            continue
        assert response.status_code == 200, address
        page = response.content.decode()
        yield address, page
        for link in re.findall(rf'href="(/{language}/[^"#]*)', page):
            path, _mark, query = link.replace("&amp;", "&").partition("?")
            queries += bool(query)
            if path.endswith(FILES) or (query and queries > MOST_QUERIES):
                continue
            to_see.append(link.replace("&amp;", "&"))


def other_pages(client: Client, rf: Any, language: str) -> Iterator[tuple[str, str]]:
    """Errors, searches without results, wrong queries, a preview, prints of panels and labels."""
    home = f"/{language}/"
    for path in (
        *("nothing/", "projects/?q=zqzqzq", "projects/?q=балалар", "projects/?theme=none&page=99"),
        *("projects/?start=abc", "compare/?n=1,2,3,x", "my-list/?n=1,999", "results/?region=none"),
        *("print/?languages=kk,xx&size=a9&since=zz", "blocks/none/", "results/none/"),
    ):
        yield path, client.get(f"{home}{path}").content.decode()
    link = PreviewLink.objects.create(project=Project.objects.get(number=20))
    for token in (link.token, "forged"):
        yield f"preview {token}", client.get(f"{home}preview/{token}/").content.decode()
    form = contribution(link.project, language=language, answers={"title": "Ткачи"})
    address, sent = f"{home}contribute/{form.token}/", {"budget": "много", "send": "1"}
    yield "form", client.get(address).content.decode()
    yield "form, wrong", client.post(address, sent, follow=True).content.decode()
    yield "form, its page", client.get(f"{address}preview/").content.decode()
    for state in ("returned", "sent", "taken"):
        Contribution.objects.update(state=state, comments={"title": "?"}, sent_at=form.at)
        yield f"form, {state}", client.get(address).content.decode()
    form.close()
    yield "form, closed", client.get(address).content.decode()
    guarded = Client(enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE=language)
    guarded.cookies["django_language"] = language
    yield "403", guarded.post(f"{home}preview/{link.token}/").content.decode()
    with override(language):
        yield "500", server_error(rf.get(home)).content.decode()
    for kind, made in ((PANELS, panel_print), (LABELS, label)):
        whole = {"numbers": (), "is_whole": True, "site": "https://a.kz"}
        order = Order(kind=kind, languages=(language,), **whole)
        # Its style follows.
        yield kind, made.prepared(order).content.partition("</html>")[0]


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_public_page_print_or_error_has_a_line_in_english(
    wall: None, media: Any, client: Client, rf: Any, language: str
) -> None:
    names = words_of_records(language)
    assert {"the", "and", "with", "from", "this", "project"}.isdisjoint(map(str.lower, names))
    left: dict[str, str] = {}
    for pages in (public_pages(client, language), other_pages(client, rf, language)):
        for address, page in pages:
            for text in english_in(page, language, [*names, "zqzqzq"], has_codes=True):
                left.setdefault(text, address)
    assert not left, lines_of(left)


def acts(client: Client) -> Iterator[tuple[str, Any]]:
    """What a person can do at the desk, with the answer that follows. Some of it is refused."""

    def post(name: str, *args: Any, **data: Any) -> tuple[str, Any]:
        address = reverse(f"admin:{name}", args=args)
        return name, client.post(address, data, follow=True)

    entry = "projects_project"
    draft, public = Project.objects.get(number=20), Project.objects.get(number=33)
    changed = reverse(f"admin:{entry}_change", args=[public.pk])
    page = client.get(changed)
    if page.status_code == 200:
        form = form_of(page.content.decode())
        for words in ({}, {"title_kk": "Жаңа"}, {"start_year": "x", "budget_kzt": "-1"}):
            yield "save an entry", client.post(changed, form | words, follow=True)
        wrong = {"start_year": "2012", "end_year": "2010", "slug": "a b", "block": "none"}
        yield "save what is wrong", client.post(changed, form | wrong, follow=True)
    for name in ("submit", "return", "publish", "schedule", "withdraw"):
        for of in (draft, public):
            yield post(f"{entry}_act", of.pk, name, note="жазба")
            yield post(f"{entry}_act", of.pk, name, seen="old", at_0="1.1.2001", at_1="x")
    for name in (
        "submit",
        "publish",
        "withdraw",
        "review_kk",
        "download_chosen",
        "delete_selected",
    ):
        given = {"action": name, "_selected_action": [draft.pk, public.pk]}
        yield post(f"{entry}_changelist", **given)
        yield post(f"{entry}_changelist", **given, confirmed="1", post="yes")
    yield post(f"{entry}_link", draft.pk, recipient="Бірлестік")
    yield post(f"{entry}_discard", public.pk)
    yield post(f"{entry}_texts", draft.pk, title_kk="")
    yield post(f"{entry}_photos_add", draft.pk, files=SimpleUploadedFile("1_a.jpg", b"no picture"))
    yield post(f"{entry}_photo_folder", files=SimpleUploadedFile("x.jpg", b""))
    if photo := Photo.objects.filter(project=draft).first():
        for name in ("take-down", "put-back", "delete", "bring-back"):
            yield post(f"{entry}_photo_act", draft.pk, photo.pk, name)
    for content in (b"", b"PK\x03\x04 broken", b"a;b", b"%PDF"):
        for name in ("a.xlsx", "a.csv", "a.doc"):
            file = SimpleUploadedFile(name, content)
            yield post("projects_workbookimport_add", file=file)
            yield post("interface-texts-import", file=SimpleUploadedFile(name, content))
    yield post("interface-texts")
    yield post("review", publish="1")
    yield post("projects_printjob_add", kind="panels", numbers="a-b", size="none")
    yield post(f"{entry}_delete", draft.pk, post="yes")
    yield post(f"{entry}_delete", public.pk, post="yes")
    for model in ("block", "theme", "region", "organisation", "source", "indicator"):
        yield post(f"projects_{model}_add")
    yield post("auth_user_add", username="a b", password1="1", password2="2")
    yield post("password_change", old_password="x", new_password1="1", new_password2="2")


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_the_desk_says_nothing_in_english_to_any_role(
    wall: None, media: Any, client: Client, role: str, language: str
) -> None:
    draft = Project.objects.get(number=20)
    photo_of(draft)
    Project.objects.filter(number__in=(20, 34)).update(publication="draft")
    with pending.editing(Project.objects.get(number=33), None):
        Project.objects.filter(number=33).update(summary_kk="Жаңа", budget_kzt=5)
    browser = signed_in(client, role)
    browser.cookies["django_language"] = language
    names = [*names_at_the_desk(language), *words_of_records(language), role, "none"]
    left: dict[str, str] = {}
    quoted = english_of_records()

    def read(where: str, response: Any) -> None:
        assert response.status_code < 500, where
        if not response.streaming and "html" in response.get("Content-Type", ""):
            for text in english_in(response.content.decode(), language, names):
                if text.removesuffix("…") not in quoted:
                    left.setdefault(text, where)

    for address in pages_of_the_desk(browser):
        read(address, browser.get(address))
    for act, answer in acts(browser):
        read(act, answer)
    browser.logout()
    browser.cookies["django_language"] = language
    read("sign-in", browser.get("/admin/", follow=True))
    wrong = {"username": "a", "password": "b"}
    read("wrong sign-in", browser.post("/admin/login/", wrong))
    kept = browser.post(reverse("admin:projects_project_add"), {"title_kk": "Жаңа"})
    read("a form after signing out", kept)
    assert not left, lines_of(left)
