"""Photos at the desk: many at once, described, ordered, taken down, brought back; by whom."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from projects.editing import pending
from projects.editing.publication import apply_transition
from projects.models import Photo, Project, WaitingPhoto
from projects.photos import plan
from projects.photos.clearing import clear_strays, purge
from projects.photos.storage import originals
from tests.factories import photo_of, signed_in, staff_member
from tests.forms import change, form_of
from tests.odd_pictures import GREY, SECRET, UNWELCOME, WELCOME, fields, saved, turned
from tests.photos.files import answers, files

pytestmark = pytest.mark.django_db
PHOTO = saved(fields(size=(200, 150)), "JPEG")
OTHER = saved(fields(size=(210, 150)), "JPEG")


@pytest.fixture
def entry(project: Callable[..., Project], media: Path) -> Project:
    """An entry in work: what is done to it is done at once."""
    return project(12, published=False, themes=("heritage",))


def at(name: str, *place: Any) -> str:
    return reverse(f"admin:projects_project_{name}", args=place)


def upload(name: str, content: bytes = PHOTO) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def said(response: Any) -> str:
    """The sentences above the page that an action leads to."""
    return " ".join(str(message) for message in response.context["messages"])


def save_cards(editor: Client, entry: Project, **changes: object) -> Any:
    page = editor.get(at("photos", entry.pk)).content.decode()
    cards = page[page.index('class="photo-cards"') : page.index("</ol>")]
    return editor.post(at("photos", entry.pk), form_of(cards) | changes, follow=True)


def test_several_files_hang_at_once_and_a_bad_one_loses_none(
    editor: Client, entry: Project
) -> None:
    sent = [upload("a.jpg"), upload("letter.jpg", b"Dear colleagues"), upload("b.jpg", OTHER)]
    form = {"files": sent, "credit": "A. B.", "consent": "given"}
    response = editor.post(at("photos_add", entry.pk), form, follow=True)
    assert "“letter.jpg” can’t be read as a picture." in said(response)
    assert "“b.jpg” was added to stand 12." in said(response)
    found = entry.photos.values_list("original_name", "position", "credit", "consent")
    assert list(found) == [("a.jpg", 1, "A. B.", "given"), ("b.jpg", 2, "A. B.", "given")]


def test_the_entry_s_form_shows_its_photos_and_changes_their_texts(
    editor: Client, entry: Project
) -> None:
    photo = photo_of(entry)
    described = {"photos-0-alternative_text_kk": "Төрт алаң"}
    response = change(editor, entry, regions=[], **described)
    assert response.status_code == 302, response.context and response.context["errors"]
    photo.refresh_from_db()
    assert photo.alternative_text_kk == "Төрт алаң"
    address = reverse("admin:projects_project_change", args=[entry.pk])
    page = editor.get(address).content.decode()
    thumbnail = re.search(r'<img src="(/admin/[^"]+/photos/file/[^"]+)" alt="" width="160"', page)
    assert thumbnail
    assert editor.get(thumbnail[1]).status_code == 200
    assert f'href="{at("photos", entry.pk)}"' in page


def test_every_odd_file_is_refused_by_name_or_hangs_clean_and_nothing_answers_500(
    editor: Client, entry: Project
) -> None:
    """All kinds through the desk's own address; the entry keeps its text and its photo."""
    photo_of(entry)
    kinds = {kind: (name, make) for kind, (name, make) in (WELCOME | GREY).items()}
    kinds |= {kind: (name, make) for kind, (name, make, _words) in UNWELCOME.items()}
    assert len(kinds) >= 70
    before = Project.objects.values().get(pk=entry.pk) | {"changed": None}
    wrong = []
    for kind, (name, make) in kinds.items():
        response = editor.post(
            at("photos_add", entry.pk),
            # Some kinds are one picture under several names.
            {"files": [upload(name, make())], "is_again": "on"},
            headers={"Accept": "application/json"},
        )
        outcomes = json.loads(response.content)["outcomes"] if response.status_code == 200 else []
        is_right = [o["is_added"] for o in outcomes] == [kind not in UNWELCOME]
        # Django itself sees no file where its name is nothing but dots or its content is empty.
        if not is_right or not outcomes[0]["sentence"].startswith("“"):
            wrong.append((kind, response.status_code, outcomes))
    assert wrong == []
    assert Project.objects.values().get(pk=entry.pk) | {"changed": None} == before
    assert entry.photos.count() == 1 + len(WELCOME) + len(GREY)
    page = editor.get(at("photos", entry.pk)).content.decode()
    assert "<img src=x" not in page
    assert "\u202e" not in page
    for path in files():
        assert path.parent.name == "originals" or SECRET.encode() not in path.read_bytes()


@pytest.mark.parametrize(("language", "words"), [("kk", "бүлінген"), ("ru", "повреждён")])
def test_a_refusal_speaks_the_person_s_language(
    editor: Client, entry: Project, language: str, words: str
) -> None:
    editor.cookies["django_language"] = language
    content = UNWELCOME["cut JPEG"][1]()
    form = {"files": [upload("a.jpg", content)]}
    assert words in said(editor.post(at("photos_add", entry.pk), form, follow=True))


def planned_form(editor: Client) -> dict[str, Any]:
    """The form of the plan as a browser would send it."""
    return form_of(editor.get(at("photo_plan")).content.decode())


def test_a_folder_s_files_are_planned_first_and_added_when_confirmed(
    editor: Client, entry: Project
) -> None:
    asked = ["99_1.jpg", "IMG_4.jpg", "12.05.2024.jpg", "2 этаж.jpg"]
    names = ["12_2 evening.jpg", "012_1.jpg", *asked]
    form = {"files": [upload(name) for name in names], "credit": "A. B."}
    page = editor.post(at("photo_folder"), form, follow=True).content.decode()
    assert all(f"“{name}”: which stand?" in page for name in asked)
    assert not entry.photos.exists()
    response = editor.post(at("photo_plan"), planned_form(editor), follow=True)
    found = entry.photos.values_list("original_name", "position", "credit")
    assert list(found) == [("012_1.jpg", 1, "A. B."), ("12_2 evening.jpg", 2, "A. B.")]
    assert "“012_1.jpg” was added to stand 12." in said(response)
    assert not WaitingPhoto.objects.exists()
    assert not [path for path in files() if path.name.startswith("waiting-")]


def test_the_result_has_the_order_of_the_plan(editor: Client, entry: Project) -> None:
    photo_of(entry)
    names = ["12 name.jpg", "12_1.jpg", "12_2.jpg", "12.jpg"]
    editor.post(at("photo_folder"), {"files": [upload(name) for name in names]})
    form = planned_form(editor) | {f"stand-{WaitingPhoto.objects.get(is_guess=True).pk}": "12"}
    editor.post(at("photo_plan"), form)
    found = entry.photos.values_list("original_name", flat=True)
    assert list(found) == ["12_1.jpg", "12_2.jpg", "IMG 1.jpg", "12 name.jpg", "12.jpg"]


def test_a_number_in_a_doubtful_name_is_proposed_and_not_chosen(
    editor: Client, entry: Project
) -> None:
    editor.post(at("photo_folder"), {"files": [upload("№ 12 двор.jpg"), upload("IMG_2031.jpg")]})
    page = editor.get(at("photo_plan")).content.decode()
    assert page.count('<optgroup label="Number in the file’s name"><option value="12">') == 1
    editor.post(at("photo_plan"), planned_form(editor))
    assert not entry.photos.exists()


def test_the_person_says_where_a_doubtful_photo_goes_and_what_stays_out(
    editor: Client, entry: Project
) -> None:
    form = {"files": [upload(name) for name in ("2 этаж.jpg", "12_1.jpg")]}
    editor.post(at("photo_folder"), form)
    asked, read = WaitingPhoto.objects.order_by("number")
    shown = {f"shown-{asked.pk}": "", f"shown-{read.pk}": ""}
    editor.post(at("photo_plan"), shown | {f"stand-{asked.pk}": "12"})
    assert [photo.original_name for photo in entry.photos.all()] == ["2 этаж.jpg"]
    editor.post(at("photo_folder"), {"files": [upload("12_3.jpg")]})
    editor.post(at("photo_plan"), planned_form(editor) | {"discard": "1"})
    assert entry.photos.count() == 1
    assert not WaitingPhoto.objects.exists()


def test_a_plan_that_is_confirmed_twice_adds_each_photo_once(
    editor: Client, entry: Project
) -> None:
    editor.post(at("photo_folder"), {"files": [upload("12_1.jpg")]})
    photo = WaitingPhoto.objects.get()
    assert WaitingPhoto.objects.take(photo)
    assert plan.add_waiting(photo, entry, photo.by) is None
    assert not entry.photos.exists()
    WaitingPhoto.objects.update(taken_at=timezone.now() - timedelta(hours=1))
    assert "12_1.jpg" in editor.get(at("photo_plan")).content.decode()


def test_a_waiting_photo_whose_file_is_lost_is_asked_for_again(
    editor: Client, entry: Project
) -> None:
    editor.post(at("photo_folder"), {"files": [upload("12_1.jpg")]})
    photo = WaitingPhoto.objects.get()
    originals().delete(photo.file)
    outcome = plan.add_waiting(photo, entry, photo.by)
    assert outcome
    assert "12_1.jpg" in outcome.sentence
    assert not outcome.is_added
    assert not WaitingPhoto.objects.exists()


def test_nobody_sees_another_s_plan_and_what_nobody_confirms_is_forgotten(
    editor: Client, entry: Project
) -> None:
    editor.post(at("photo_folder"), {"files": [upload("12_1.jpg")]})
    other = signed_in(Client(), "publisher")
    photo = WaitingPhoto.objects.get()
    assert "12_1.jpg" not in other.get(at("photo_plan")).content.decode()
    other.post(at("photo_plan"), {f"shown-{photo.pk}": "", f"stand-{photo.pk}": "12"})
    assert not entry.photos.exists()
    assert clear_strays(timezone.now() + timedelta(days=60)) == 0
    purge(timezone.now() + timedelta(days=2))
    assert not WaitingPhoto.objects.exists()
    assert files() == []


def test_the_page_s_script_is_told_of_each_file(editor: Client, entry: Project) -> None:
    sent = {"files": [upload("12_1.jpg")]}
    response = editor.post(at("photo_folder"), sent, headers={"Accept": "application/json"})
    sentence = "“12_1.jpg” goes to stand 12, place 1."
    assert response.json() == {"outcomes": [{"sentence": sentence, "is_added": True}]}


def test_a_card_is_described_ordered_and_given_its_focus(editor: Client, entry: Project) -> None:
    first, second = photo_of(entry, credit=""), photo_of(entry, credit="", position=2)
    response = save_cards(
        editor,
        entry,
        **{
            "form-0-credit": "A. B.",
            "form-0-alternative_text_kk": "Төрт алаң",
            "form-0-position": "2",
            "form-1-position": "1",
            "form-1-focal_x": "80",
            "form-1-rights_until": "2030-12-31",
            "form-1-photographer": "C. D., c@example.org",
        },
    )
    assert "is saved" in said(response)
    assert list(entry.photos.all()) == [second, first]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.credit, first.alternative_text_kk) == ("A. B.", "Төрт алаң")
    assert (second.focal_x, str(second.rights_until)) == (80, "2030-12-31")


def test_a_wrong_value_is_explained_and_nothing_is_saved(editor: Client, entry: Project) -> None:
    photo = photo_of(entry)
    response = save_cards(editor, entry, **{"form-0-focal_x": "300", "form-0-credit": "X"})
    assert "Nothing is saved yet" in response.content.decode()
    photo.refresh_from_db()
    assert (photo.credit, photo.focal_x) == ("A. B.", 50)


def test_the_page_says_why_a_photo_is_hidden_and_how_it_prints(
    editor: Client, entry: Project
) -> None:
    photo_of(entry, credit="", rights_until=date(2020, 1, 1))
    page = editor.get(at("photos", entry.pk)).content.decode()
    assert "credit is missing; the right to show it has ended" in page
    assert "A1: too small to print" in page
    assert "A4: " in page


def test_photos_of_a_public_entry_wait_until_they_are_published(
    editor: Client, project: Callable[..., Project], media: Path
) -> None:
    texts = {"summary_ru": "Кратко", "title_ru": "Двенадцать", "original_language": "ru"}
    entry = project(12, themes=("heritage",), **texts)
    editor.post(at("photos_add", entry.pk), {"files": [upload("a.jpg")]})
    assert not entry.photos.exists()
    save_cards(
        editor, entry, **{"form-0-credit": "A. B.", "form-0-alternative_text_ru": "Четыре поля"}
    )
    assert not entry.photos.exists()
    page = editor.get(at("photos", entry.pk)).content.decode()
    address = re.search(r'src="(/admin/[^"]+/photos/file/[^"]+)"', page)
    assert address
    assert editor.get(address[1]).status_code == 200
    assert Client().get(f"/photos/{address[1].rpartition('/')[2]}").status_code == 404
    pending.publish_pending(entry, staff_member("superuser"))
    photo = entry.photos.get()
    assert answers(Client(), photo) == {200}
    assert photo.original_name == "a.jpg"


def test_take_down_hides_all_at_once_even_of_a_public_entry_and_is_in_the_history(
    editor: Client, project: Callable[..., Project], media: Path
) -> None:
    entry = project(12)
    photo, visitor = photo_of(entry), Client()
    assert answers(visitor, photo) == {200}
    response = editor.post(at("photo_act", entry.pk, photo.pk, "take-down"), follow=True)
    assert "taken down" in said(response)
    assert answers(visitor, photo) == {404}
    for page in ("projects/entry-12/", "projects/", "blocks/fund/", "blocks/fund/print/"):
        assert photo.token not in visitor.get(f"/en/{page}").content.decode()
    history = editor.get(reverse("admin:projects_project_history", args=[entry.pk]))
    assert "taken down" in history.content.decode()
    editor.post(at("photo_act", entry.pk, photo.pk, "put-back"))
    assert answers(visitor, photo) == {200}


def test_a_deleted_photo_is_listed_and_brought_back(
    editor: Client, project: Callable[..., Project], media: Path
) -> None:
    entry = project(12)
    photo = photo_of(entry)
    delete = at("photo_act", entry.pk, photo.pk, "delete")
    assert "Delete this photo?" in editor.post(delete).content.decode()
    assert answers(Client(), photo) == {200}, "nothing goes before the question is answered"
    told = said(editor.post(delete, {"confirmed": "1"}, follow=True))
    assert "It can be brought back for 90 days." in told
    assert answers(Client(), photo) == {404}
    purge(timezone.now() + timedelta(days=89))
    page = editor.get(at("photos", entry.pk)).content.decode()
    assert "Bring back" in page
    assert "They are cleared 90 days after deletion." in page
    assert at("photo_act", entry.pk, photo.pk, "bring-back") in page
    editor.post(at("photo_act", entry.pk, photo.pk, "bring-back"))
    assert answers(Client(), photo) == {200}


def test_the_original_is_handed_to_editors_alone_and_as_a_download(
    editor: Client, entry: Project
) -> None:
    photo = photo_of(entry, turned(6))
    response = editor.get(at("original", entry.pk, photo.pk))
    assert SECRET.encode() in b"".join(response.streaming_content)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    organiser = signed_in(Client(), "organiser")
    assert organiser.get(at("original", entry.pk, photo.pk)).status_code == 403
    assert organiser.get(at("photos", entry.pk)).status_code == 200
    assert "Take down now" not in organiser.get(at("photos", entry.pk)).content.decode()


def test_a_photo_is_asked_for_under_its_own_entry_alone(
    editor: Client, entry: Project, project: Callable[..., Project]
) -> None:
    photo = photo_of(entry)
    other = Project.objects.create(number=13, slug="entry-13", block=entry.block)
    for address in (at("original", other.pk, photo.pk), at("photo_file", other.pk, photo.name)):
        assert editor.get(address).status_code == 404
    for act in ("take-down", "burn"):
        of = other if act == "take-down" else entry
        assert editor.post(at("photo_act", of.pk, photo.pk, act)).status_code == 404


def test_nobody_without_an_account_reaches_any_of_it(client: Client, entry: Project) -> None:
    photo = photo_of(entry)
    for address in (
        at("photos", entry.pk),
        at("photo_folder"),
        at("photo_plan"),
        at("photo_file", entry.pk, photo.name),
        at("original", entry.pk, photo.pk),
    ):
        assert "/login/" in client.get(address)["Location"]
        assert client.post(address).status_code == 403


def test_a_pending_photo_s_files_are_no_strays(
    editor: Client, project: Callable[..., Project], media: Path
) -> None:
    entry = project(12)
    editor.post(at("photos_add", entry.pk), {"files": [upload("a.jpg")]})
    count = len(files())
    assert count == 5
    assert clear_strays(timezone.now() + timedelta(days=60)) == 0
    assert len(files()) == count
    assert not Photo.everything.exists()


def test_a_photo_without_a_description_keeps_an_entry_from_being_published(
    editor: Client, entry: Project
) -> None:
    Project.objects.filter(pk=entry.pk).update(summary_ru="Кратко", title_ru="Двенадцать")
    photo_of(entry, credit="")
    with pytest.raises(ValidationError, match=r"credit|автор|авторы|Фото"):
        apply_transition(Project.objects.get(pk=entry.pk), "submit", None)


def test_take_down_empties_the_printed_panel_at_once(
    editor: Client, project: Callable[..., Project], media: Path, tmp_path: Path
) -> None:
    entry = project(12, summary_en="A sample")
    photo = photo_of(entry, GREY["grey"][1]())

    def pictures_on_paper() -> int:
        response = Client().get("/en/projects/entry-12/panel.pdf")
        paper = tmp_path / "panel.pdf"
        paper.write_bytes(b"".join(response) if response.streaming else response.content)
        command = ["pdfimages", "-list", str(paper)]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return listed.count(" image ")

    assert pictures_on_paper() == 1
    editor.post(at("photo_act", entry.pk, photo.pk, "take-down"))
    assert pictures_on_paper() == 0


@pytest.fixture
def going(project: Callable[..., Project], media: Any) -> Photo:
    """A photo that visitors see and that a pending change removes."""
    entry = project(12)
    photo = photo_of(entry)
    with pending.editing(entry, None):
        Photo.objects.get(pk=photo.pk).delete()
    return photo


def test_a_photo_that_a_pending_change_removes_can_be_taken_down_now(
    editor: Client, going: Photo
) -> None:
    address = at("photos", going.project_id)
    page = editor.get(address).content.decode()
    assert "There are no photos yet" not in page
    assert "Visitors still see these" in page
    stop = reverse(
        "admin:projects_project_photo_act", args=[going.project_id, going.pk, "take-down"]
    )
    assert f'action="{stop}"' in page
    file = at("photo_file", going.project_id, going.name)
    assert editor.get(file).status_code == 200
    assert editor.get(going.get_absolute_url()).status_code == 200
    editor.post(stop)
    assert editor.get(going.get_absolute_url()).status_code == 404
    assert "Visitors still see these" not in editor.get(address).content.decode()


def test_a_photo_that_only_the_pending_change_hides_is_said_to_be_public(
    editor: Client, project: Callable[..., Project], media: Any
) -> None:
    entry = project(12)
    photo = photo_of(entry)
    with pending.editing(entry, None):
        Photo.objects.filter(pk=photo.pk).update(is_taken_down=True)
    page = editor.get(at("photos", entry.pk)).content.decode()
    assert "Visitors see it until the pending change is published" in page
    assert "Take down now" in page


def test_a_photo_of_a_public_entry_is_added_as_a_pending_change_and_said_so_first(
    editor: Client, project: Callable[..., Project], media: Path
) -> None:
    project(12, themes=("heritage",))
    editor.post(at("photo_folder"), {"files": [upload("12_1.jpg")]})
    response = editor.post(at("photo_plan"), planned_form(editor), follow=True)
    added, next_step = response.context["messages"]
    assert str(added).startswith("“12_1.jpg” was added to stand 12 as a pending change")
    assert str(next_step).startswith("Now describe the photos")


def test_both_ways_to_save_stand_in_one_bar(editor: Client, entry: Project) -> None:
    photo_of(entry)
    page = editor.get(at("photos", entry.pk)).content.decode()
    bar = page.partition('class="photo-save"')[2].partition("</p>")[0]
    assert "Save all photos</button>" in bar
    assert "Save all photos and submit for review</button>" in bar
