"""The files of a photo: all that lie on the disk, and how their addresses answer."""

from pathlib import Path

from django.conf import settings
from django.test import Client

from projects.models import Photo
from projects.photos.copies import copies_of


def addresses(photo: Photo) -> list[str]:
    copies = copies_of(photo.token, photo.copy_widths)
    return [photo.get_absolute_url(), *(f"/photos/{copy.name}" for copy in copies)]


def answers(client: Client, photo: Photo) -> set[int]:
    return {client.get(address).status_code for address in addresses(photo)}


def files() -> list[Path]:
    folders = (Path(settings.MEDIA_ROOT), Path(settings.MEDIA_ROOT).parent / "originals")
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]
