"""A wrong set-up for pictures speaks at start, with what to do."""

from pathlib import Path
from typing import Any

import pytest
from PIL import features

from projects.photos.system_checks import pictures_can_be_kept


def ids() -> list[str | None]:
    return [found.id for found in pictures_can_be_kept()]


def test_the_set_up_of_this_project_is_right(media: Path) -> None:
    assert ids() == []


def test_originals_among_public_files_are_refused(media: Path, settings: Any) -> None:
    folder = {"location": media / "originals"}
    private = settings.STORAGES["originals"] | {"OPTIONS": folder}
    settings.STORAGES = settings.STORAGES | {"originals": private}
    assert ids() == ["pictures.E003"]


def test_a_folder_that_is_none_is_named(tmp_path: Path, media: Path, settings: Any) -> None:
    (tmp_path / "file").write_text("")
    settings.MEDIA_ROOT = tmp_path / "file"
    found = pictures_can_be_kept()
    assert [message.id for message in found] == ["pictures.E002"]
    assert str(tmp_path / "file") in found[0].msg


def test_a_pillow_without_avif_is_named(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check", lambda kind: kind != "avif")
    assert ids() == ["pictures.E001"]
    assert "AVIF" in pictures_can_be_kept()[0].msg
