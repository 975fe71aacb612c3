"""What a person was told is saved is on the disk by then."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from exhibition import environment
from projects.models import Photo, Project
from tests.odd_pictures import fields, saved
from tests.photos.files import files


@pytest.mark.sqlite
def test_sqlite_waits_for_the_disk_at_each_save(db: None, tmp_path: Path) -> None:
    command = environment.databases(tmp_path)["default"]["OPTIONS"]["init_command"]
    assert "synchronous=FULL" in command
    assert "journal_mode=WAL" in command


def test_each_file_of_an_upload_is_synced_before_the_answer(
    staff: Client,
    project: Callable[..., Project],
    media: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = project(1, published=False)
    synced: set[Path] = set()

    def noted(handle: int) -> None:
        synced.add(Path(os.readlink(f"/proc/self/fd/{handle}")))

    monkeypatch.setattr(os, "fsync", noted)
    upload = SimpleUploadedFile("1_1.jpg", saved(fields(), "JPEG"))
    staff.post(reverse("admin:projects_project_photos_add", args=[entry.pk]), {"files": [upload]})
    assert Photo.objects.count() == 1
    assert len(files()) == 5
    assert {*files()} <= synced
    assert {path.parent for path in files()} <= synced


def test_nobody_else_can_read_the_files(project: Callable[..., Project], media: Path) -> None:
    Photo.objects.create(project=project(1), image=ContentFile(saved(fields(), "JPEG"), "a.jpg"))
    assert files()
    for path in files():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert settings.FILE_UPLOAD_PERMISSIONS == 0o600
