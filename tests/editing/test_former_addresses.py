"""Printed codes, links and bookmarks lead to a record whatever its address has become."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from projects.editing.publication import apply_transition
from projects.models import FormerSlug, Organisation, Project

pytestmark = pytest.mark.django_db


def moved(number: int, slug: str) -> str:
    """Gives an entry another slug; its old one."""
    project = Project.objects.get(number=number)
    before, project.slug = project.slug, slug
    project.full_clean()
    project.save()
    return before


@pytest.mark.parametrize("ending", ["/", ".jsonld", "/panel.pdf?size=a3", "/label.pdf"])
def test_an_old_address_leads_to_the_new_one(wall: None, client: Client, ending: str) -> None:
    old = moved(32, "birlik-forum")
    response = client.get(f"/ru/projects/{old}{ending}")
    assert response.status_code == 301
    assert response["Location"] == f"/ru/projects/birlik-forum{ending}"


def test_the_printed_code_leads_to_the_new_address_at_once(wall: None, client: Client) -> None:
    moved(32, "birlik-forum")
    response = client.get("/p/32/", headers={"accept-language": "kk"})
    assert response.url == "/kk/projects/birlik-forum/"
    entries = client.get("/kk/projects.json").json()["projects"]
    assert next(e for e in entries if e["number"] == 32)["slug"] == "birlik-forum"


def test_an_address_that_moves_back_and_forth_leads_on(wall: None, client: Client) -> None:
    old = moved(32, "birlik-forum")
    moved(32, old)
    assert client.get(f"/en/projects/{old}/").status_code == 200
    assert client.get("/en/projects/birlik-forum/")["Location"] == f"/en/projects/{old}/"


def test_two_moves_need_one_step(wall: None, client: Client) -> None:
    old = moved(32, "first-move")
    moved(32, "second-move")
    assert client.get(f"/en/projects/{old}/")["Location"] == "/en/projects/second-move/"


def test_an_address_that_was_another_s_is_refused(wall: None) -> None:
    old = moved(32, "birlik-forum")
    other = Project.objects.get(number=33)
    other.slug = old
    with pytest.raises(ValidationError, match="links still lead to it"):
        other.full_clean()


def test_a_withdrawn_entry_s_old_address_tells_nobody_of_it(wall: None, client: Client) -> None:
    old = moved(32, "birlik-forum")
    apply_transition(Project.objects.get(number=32), "withdraw", None)
    assert client.get(f"/en/projects/{old}/").status_code == 404


def test_a_draft_s_address_is_nobody_s_yet(wall: None) -> None:
    draft = Project.objects.get(number=32)
    Project.objects.filter(pk=draft.pk).update(publication="draft")
    moved(32, "birlik-forum")
    assert not FormerSlug.objects.exists()


def test_pages_of_organisations_move_too(wall: None, client: Client) -> None:
    organisation = Organisation.objects.get(slug="tildaryn")
    organisation.slug = "tildaryn-centre"
    organisation.save()
    response = client.get("/en/organisations/tildaryn/?page=2")
    assert response["Location"] == "/en/organisations/tildaryn-centre/?page=2"


@pytest.mark.parametrize("steps", [(), ("withdraw",)])
def test_the_number_of_what_was_public_stays(wall: None, steps: tuple[str, ...]) -> None:
    project = Project.objects.get(number=32)
    for step in steps:
        project = apply_transition(project, step, None)
    project.number = 99
    with pytest.raises(ValidationError, match="Stand 32 was public"):
        project.full_clean()


def test_the_desk_says_why_a_number_stays(wall: None, client: Client) -> None:
    client.force_login(User.objects.create_superuser("editor"))
    project = Project.objects.get(number=32)
    address = f"/admin/projects/project/{project.pk}/change/"
    form = client.get(address).context["adminform"].form
    values = {name: value for name, value in form.initial.items() if value is not None}
    values |= {"number": 99, "_save": ""}
    for formset in client.get(address).context["inline_admin_formsets"]:
        for name, value in formset.formset.management_form.initial.items():
            values[f"{formset.formset.prefix}-{name}"] = value
        for part in formset.formset.forms:
            for name in part.fields:
                value = part[name].value()
                if value not in (None, False):
                    values[part.add_prefix(name)] = value
    values["themes"] = [theme.pk for theme in project.themes.all()]
    values["regions"] = [region.pk for region in project.regions.all()]
    page = client.post(address, values)
    assert "32" in page.content.decode()
    assert page.context["adminform"].form.errors["number"]
    assert Project.objects.get(pk=project.pk).number == 32


def test_an_old_address_of_a_sheet_to_take_along_leads_to_the_new_one(
    wall: None, client: Client
) -> None:
    old = moved(32, "birlik-forum")
    response = client.get(f"/ru/entry-sheet/{old}.pdf?large=1")
    assert response.status_code == 301
    assert response["Location"] == "/ru/entry-sheet/birlik-forum.pdf?large=1"
