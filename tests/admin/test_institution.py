"""The institution's one form at the desk."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from projects.models import Institution
from tests.factories import institution, signed_in
from tests.forms import form_of

pytestmark = pytest.mark.django_db
FORM = "/admin/projects/institution/1/change/"


def test_the_list_is_the_form(client: Client) -> None:
    address = "/admin/projects/institution/"
    page = signed_in(client).get(address).content.decode()
    assert client.post(address, form_of(page) | {"name_en": "House"}).status_code == 302
    assert Institution.objects.get().name_en == "House"


def test_a_publisher_fills_it_in_in_three_languages(client: Client) -> None:
    signed_in(client, "publisher")
    form = form_of(client.get(FORM).content.decode()) | {
        "name_kk": "Достық үйі",
        "name_ru": "Дом дружбы",
        "privacy_en": "Ask the director.",
        "telephone": "+7 (7172) 00-00-00",
    }
    assert client.post(FORM, form).status_code == 302
    saved = Institution.objects.get()
    assert (saved.name_kk, saved.name_ru, saved.privacy_en) == (
        *("Достық үйі", "Дом дружбы"),
        "Ask the director.",
    )
    assert "Достық үйі" in client.get("/kk/about/").content.decode()


def test_an_editor_may_only_look(client: Client) -> None:
    signed_in(client, "editor")
    assert client.get(FORM).status_code == 200
    assert client.post(FORM, {"email": "a@example.org"}).status_code == 403


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("telephone", "call us"),
        ("telephone", "+7 7172 00 00 00, +7 7172 00 00 01"),
        ("security_contact", "javascript:alert(1)"),
        ("security_contact", "http://example.org"),
        ("security_contact", "a@example.org\nContact: b@example.org"),
        ("email", "house"),
    ],
)
def test_what_is_no_contact_is_refused(field: str, wrong: str) -> None:
    with pytest.raises(ValidationError) as error:
        institution(**{field: wrong}).full_clean()
    assert list(error.value.message_dict) == [field]


def test_there_is_only_one(client: Client) -> None:
    institution()
    Institution(name_en="Another").save()
    assert [one.name_en for one in Institution.objects.all()] == ["Another"]
    assert reverse("admin:projects_institution_add")
    assert signed_in(client).get(reverse("admin:projects_institution_add")).status_code == 403
