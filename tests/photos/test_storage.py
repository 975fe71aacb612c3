"""Where the files of a photo lie, who gets them, and when they go."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from PIL import Image

from projects.models import DiscardedPicture, Photo, Project
from projects.models.photo import own_name
from projects.photos.clean import LONGEST_SIDE
from projects.photos.clearing import clear_strays, purge
from projects.photos.copies import Copy, copy_named
from projects.photos.storage import file_for_print, picture_for_print
from projects.serving.models import CatalogueVersion
from tests.factories import photo_of
from tests.odd_pictures import SECRET, UNWELCOME, exif, fields, iphone, saved, turned
from tests.photos.files import addresses, answers, files

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo(project: Callable[..., Project], media: Path) -> Photo:
    return photo_of(project(1), size=(600, 400))


def test_one_upload_gives_an_original_and_seven_clean_files(photo: Photo, client: Client) -> None:
    assert (photo.width, photo.height, photo.copy_widths) == (600, 400, [480, 600])
    assert (photo.original_width, photo.original_name) == (600, "IMG 1.jpg")
    assert len(files()) == 8
    assert answers(client, photo) == {200}


def test_the_original_stays_as_it_was_and_has_no_address(
    project: Callable[..., Project], media: Path, client: Client
) -> None:
    photo = photo_of(project(1), turned(6))
    original = media.parent / "originals" / photo.original
    assert SECRET.encode() in original.read_bytes()
    for name in (photo.original, f"../originals/{photo.original}", original.name[:16] + ".jpg"):
        for folder in ("photos", "media", "originals", "static"):
            assert client.get(f"/{folder}/{name}").status_code == 404


def test_a_heic_is_kept_as_it_came_and_shown_as_a_jpeg(
    project: Callable[..., Project], media: Path
) -> None:
    photo = photo_of(project(1), iphone())
    assert photo.original.endswith(".heic")
    assert (media.parent / "originals" / photo.original).read_bytes() == iphone()
    assert (photo.width, photo.height, photo.original_width) == (240, 160, 240)
    assert photo.image.name.endswith(".jpg")


def test_a_page_offers_every_kind_and_width_with_size_and_colour(
    photo: Photo, client: Client
) -> None:
    html = client.get("/en/projects/entry-1/").content.decode()
    assert re.search(r'<source type="image/avif" srcset="[^"]+-480.avif 480w, [^"]+600w"', html)
    assert re.search(r'<source type="image/webp" srcset="[^"]+-480.webp 480w', html)
    image = re.search(r'<img class="focus[^>]+alt="Four fields"[^>]*>', html)
    assert image
    assert 'width="600" height="400"' in image[0]
    assert 'srcset="' in image[0]
    assert f'fill="{photo.colour}"' in html
    assert f'href="/photos/{photo.token}-600.jpg"' in html


def test_the_cut_follows_the_focal_point_without_an_inline_style(
    photo: Photo, client: Client
) -> None:
    Photo.objects.update(focal_x=83, focal_y=12)
    html = client.get("/en/projects/").content.decode()
    assert 'class="focus-x-80 focus-y-10"' in html
    assert "style=" not in html
    css = Path("static/css/pictures.css").read_text()
    for step in (0, 10, 20, 30, 40, 60, 70, 80, 90, 100):
        assert f".focus-x-{step} {{" in css
        assert f".focus-y-{step} {{" in css


@pytest.mark.parametrize(
    "change",
    [
        {"is_taken_down": True},
        {"rights_until": timezone.localdate() - timedelta(days=1)},
        {"shows_children": True, "consent": "given"},
        {"deleted_at": timezone.now()},
        {"credit": ""},
        {"alternative_text_en": ""},
    ],
)
def test_what_hides_a_photo_hides_all_its_sizes_at_once(
    photo: Photo, client: Client, change: dict[str, Any]
) -> None:
    Photo.objects.filter(pk=photo.pk).update(**change)
    assert answers(client, photo) == {404}
    for page in ("projects/", "projects/entry-1/", "projects.json", "blocks/fund/print/"):
        assert photo.token not in client.get(f"/en/{page}").content.decode()
    assert Photo.everything.get(pk=photo.pk).why_hidden()


def test_the_last_day_of_a_right_still_counts(photo: Photo, client: Client) -> None:
    Photo.objects.update(rights_until=timezone.localdate())
    assert answers(client, photo) == {200}
    Photo.objects.update(shows_children=True, consent="given-for-minors")
    assert answers(client, photo) == {200}


def test_a_browser_asks_again_and_a_shared_cache_always(photo: Photo, client: Client) -> None:
    address = addresses(photo)[1]
    first = client.get(address)
    assert first["Content-Type"] == "image/avif"
    assert "max-age=600" in first["Cache-Control"]
    assert "s-maxage=0" in first["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "s-maxage=0" in again["Cache-Control"]
    Photo.objects.update(is_taken_down=True)
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 404


@pytest.mark.parametrize(
    "name",
    ["{}-481.jpg", "{}-9999.jpg", "{}.avif", "{}.png", "{}-480.gif", "{}", "{}-480.jpg.jpg"],
)
def test_a_size_that_was_not_made_is_not_there(photo: Photo, client: Client, name: str) -> None:
    assert client.get(f"/photos/{name.format(photo.token)}").status_code == 404


def test_a_lost_file_answers_404(photo: Photo, client: Client) -> None:
    for path in files():
        path.unlink()
    assert answers(client, photo) == {404}
    assert client.get("/en/projects/entry-1/").status_code == 200


def test_a_bad_file_leaves_no_trace_whatever_way_it_comes(
    project: Callable[..., Project], media: Path
) -> None:
    entry = project(1)
    for name, make, _words in (UNWELCOME["cut JPEG"], UNWELCOME["SVG"], UNWELCOME["nothing"]):
        with pytest.raises(ValidationError):
            Photo.objects.create(project=entry, image=ContentFile(make(), name))
    assert files() == []
    assert not Photo.everything.exists()


def test_a_new_file_replaces_all_copies_and_the_old_ones_wait_90_days(
    photo: Photo, client: Client
) -> None:
    before = addresses(photo)
    photo.image = ContentFile(turned(3), "b.jpg")
    photo.save()
    assert {client.get(address).status_code for address in before} == {404}
    assert answers(client, photo) == {200}
    assert len(files()) == 8 + 5
    assert purge(timezone.now() + timedelta(days=89)) == 0
    assert purge(timezone.now() + timedelta(days=91)) == 1
    assert len(files()) == 5


def test_a_deleted_photo_comes_back_within_90_days_and_is_cleared_after(
    photo: Photo, client: Client
) -> None:
    photo.deleted_at = timezone.now()
    photo.save()
    assert not photo.project.photos.exists()
    assert purge(timezone.now() + timedelta(days=89)) == 0
    Photo.everything.update(deleted_at=None)
    assert answers(client, photo) == {200}
    Photo.everything.update(deleted_at=timezone.now())
    purge(timezone.now() + timedelta(days=91))
    assert files() == []
    assert not Photo.everything.exists()
    assert not DiscardedPicture.objects.exists()


def test_an_entry_deleted_and_brought_back_has_its_photo_again(
    photo: Photo, client: Client
) -> None:
    entry, row = photo.project, Photo.objects.get()
    entry.delete()
    assert len(files()) == 8
    Project(number=1, slug="entry-1", block=entry.block, publication="published").save()
    row.project = Project.objects.get()
    row.save()
    assert answers(client, photo) == {200}
    purge(timezone.now() + timedelta(days=91))
    assert len(files()) == 8


def test_a_stray_file_of_a_broken_off_upload_is_cleared_on_demand(
    photo: Photo, media: Path
) -> None:
    (media / "photos" / "stray-of-long-ago.jpg").write_bytes(b"x")
    out = StringIO()
    call_command("purge_pictures", "--strays", stdout=out)
    assert "0 stray files" in out.getvalue()
    later = timezone.now() + timedelta(days=91)
    assert purge(later) == 0
    assert clear_strays(later) == 1
    assert len(files()) == 8


def test_paper_gets_the_pixels_of_the_original_and_none_of_its_metadata(
    project: Callable[..., Project], media: Path
) -> None:
    content = saved(fields(size=(3600, 2400)), "JPEG", exif=exif())
    photo = photo_of(project(1), content)
    assert photo.width == LONGEST_SIDE
    whole = picture_for_print(photo, 5000)
    assert whole.size == (3600, 2400)
    assert whole.info == {}
    assert picture_for_print(photo, 3000).width == 3600
    large = photo_of(project(2), saved(fields(size=(6000, 800)), "JPEG"))
    assert picture_for_print(large, 2600).width == 3000
    assert picture_for_print(photo, 900).width == 960
    for wanted, width in ((400, 480), (1600, 1600), (1601, LONGEST_SIDE), (9000, LONGEST_SIDE)):
        file = file_for_print(photo, wanted)
        assert Image.open(BytesIO(file)).width == width
        assert SECRET.encode() not in file


def test_a_right_that_ends_is_scheduled_for_kept_pages(photo: Photo) -> None:
    last_day = timezone.localdate() + timedelta(days=2)
    photo.rights_until = last_day
    photo.save()
    moment = CatalogueVersion.objects.get().next_moment
    assert moment
    midnight = timezone.localtime(datetime.fromtimestamp(moment, tz=UTC))
    assert (midnight.date(), midnight.hour) == (last_day + timedelta(days=1), 0)


def test_files_of_removed_samples_go_when_nobody_can_want_them_back(
    project: Callable[..., Project], media: Path, client: Client
) -> None:
    real, sample = (
        photo_of(project(1), size=(600, 400)),
        photo_of(project(2, provenance="illustrative")),
    )
    call_command("remove_illustrative", stdout=StringIO())
    assert answers(client, sample) == {404}
    assert [path for path in files() if sample.token in path.name]
    purge(timezone.now() + timedelta(days=91))
    assert answers(client, real) == {200}
    assert not [path for path in files() if sample.token in path.name]
    assert len(files()) == 8


def test_a_random_name_is_never_taken_for_one_with_a_width() -> None:
    names = [own_name(Photo(), "photo.jpg").removeprefix("photos/") for _ in range(5000)]
    assert all(copy == Copy(copy.token, None, "jpg") for copy in map(copy_named, names) if copy)
    assert [f"{copy.token}.jpg" for copy in map(copy_named, names) if copy] == names
