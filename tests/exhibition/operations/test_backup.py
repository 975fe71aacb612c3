"""A backup is whole, private and removed in time; restored, it is the site that it was made of."""

from __future__ import annotations

import io
import os
import stat
import tarfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from exhibition.operations import archive
from exhibition.operations.archive import DamagedError, Writer, members
from tests.exhibition.operations.sites import Site, copy_of, site

# django_db: the site is a copy of the tests' wall.
pytestmark = [pytest.mark.sqlite, pytest.mark.django_db]


def test_it_is_for_this_account_alone_and_checked_by_a_common_program(
    file: Path, tmp_path: Path
) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["site.tar"]
    with tarfile.open(file) as tar:
        tar.extractall(tmp_path, filter="data")
    assert os.system(f"cd {tmp_path} && sha256sum --quiet --check SHA256SUMS") == 0


def test_restored_into_an_empty_folder_it_is_the_same_site(
    whole: Site, file: Path, empty: Site
) -> None:
    assert "as of" in empty.done("restore", str(file))
    assert empty.tables() == whole.tables()
    assert empty.pictures() == whole.pictures()
    assert len(empty.pictures()) == 5
    assert (empty.folder / "secret_key").read_text() == (whole.folder / "secret_key").read_text()
    version = "SELECT number FROM exhibition_catalogueversion"
    assert empty.rows(version)[0] > whole.rows(version)[0]
    assert not (empty.folder / "restoring").exists()


def test_over_another_site_only_when_asked_and_the_old_one_is_kept(
    whole: Site, file: Path, tmp_path: Path
) -> None:
    other = copy_of(whole, tmp_path / "var")
    other.write("UPDATE projects_project SET title_en = 'Newer'")
    damaged = next((other.folder / "media/photos").glob("*.jpg"))
    damaged.write_bytes(b"")
    (other.folder / "media/photos/newer.jpg").write_bytes(b"newer")
    assert "--replace" in other.refused("restore", str(file))
    assert other.rows("SELECT DISTINCT title_en FROM projects_project") == [("Newer",)]
    other.done("restore", "--replace", str(file))
    assert other.tables() == whole.tables()
    assert other.pictures() == whole.pictures()
    aside = next((other.folder / "replaced").iterdir())
    assert (aside / "media/photos/newer.jpg").read_bytes() == b"newer"
    old = site(aside).rows("SELECT DISTINCT title_en FROM projects_project")
    assert old == [("Newer",)]


def test_over_a_site_whose_database_is_damaged(whole: Site, file: Path, tmp_path: Path) -> None:
    other = copy_of(whole, tmp_path / "var")
    (other.folder / "db.sqlite3").write_bytes(b"no database" * 999)
    assert "--replace" in other.refused("restore", str(file))
    other.done("restore", "--replace", str(file))
    assert other.tables() == whole.tables()
    assert other.rows("PRAGMA integrity_check") == [("ok",)]


def test_what_broke_off_can_be_done_again(whole: Site, file: Path, empty: Site) -> None:
    (empty.folder / "restoring/media").mkdir(parents=True)
    (empty.folder / "restoring/media/half").write_bytes(b"x")
    (empty.folder / "media/photos").mkdir(parents=True)
    some = next(name for name in whole.pictures() if name.startswith("media"))
    (empty.folder / some).write_bytes((whole.folder / some).read_bytes())
    empty.done("restore", str(file))
    assert empty.tables() == whole.tables()
    assert empty.pictures() == whole.pictures()


def test_an_older_one_of_its_name_is_replaced_and_named_but_nothing_else(
    whole: Site, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "letters.zip"
    other.write_bytes(b"letters")
    assert f"There is a file {other} already, and it is no backup" in whole.refused(
        "backup", str(other)
    )
    assert other.read_bytes() == b"letters"
    older = tmp_path / "a.tar"
    older.write_bytes(file.read_bytes())
    os.utime(older, (1_700_000_000, 1_700_000_000))
    assert "the place of the one made on 15 November 2023, " in whole.done("backup", str(older))
    assert "can be restored" in whole.done("backup", "--verify", str(older))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.tar", "letters.zip"]


def test_trying_it_out_touches_nothing(whole: Site, file: Path) -> None:
    before = whole.tables()
    said = whole.done("backup", "--verify", str(file))
    assert f"{len(whole.pictures())} files are equal" in said
    assert whole.tables() == before


def test_a_photo_whose_file_is_lost_is_named(whole: Site, tmp_path: Path) -> None:
    other = copy_of(whole, tmp_path / "var")
    lost = next((other.folder / "media/photos").glob("*.avif"))
    lost.unlink()
    other.done("backup", str(tmp_path / "a.tar"))
    said = other.done("backup", "--verify", str(tmp_path / "a.tar"))
    assert f"1 files of photos: media/photos/{lost.name}" in said


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_changed_byte_or_a_missing_end_is_refused(
    file: Path, empty: Site, tmp_path: Path, place: float
) -> None:
    content = bytearray(file.read_bytes())
    at = next(n for n in range(int(len(content) * place), len(content)) if content[n])
    cut = content[: int(len(content) * place)]
    content[at] ^= 1
    for number, changed in enumerate((content, cut)):
        damaged = tmp_path / f"{number}.tar"
        damaged.write_bytes(changed)
        with pytest.raises(DamagedError):
            for _member in members(damaged):
                pass
    for number in range(2):
        assert "damaged" in empty.refused("restore", str(tmp_path / f"{number}.tar"))
    assert "is a folder" in empty.refused("restore", str(tmp_path))
    assert not any((empty.folder / name).exists() for name in ("db.sqlite3", "media", "restoring"))


def _hostile(path: Path, name: str, **attributes: object) -> Path:
    with tarfile.open(path, "w") as tar:
        member = tarfile.TarInfo(name)
        member.size = 1
        for key, value in attributes.items():
            setattr(member, key, value)
        tar.addfile(member, io.BytesIO(b"x"))
    return path


@pytest.mark.parametrize(
    ("name", "attributes"),
    [
        ("../outside", {}),
        ("/tmp/outside", {}),
        ("media/../../outside", {}),
        ("media/./x", {}),
        ("media\\x", {}),
        ("db.sqlite3", {}),
        ("media/a\nb", {}),
        ("media/link", {"type": tarfile.SYMTYPE, "linkname": "/etc/passwd", "size": 0}),
        ("media/hard", {"type": tarfile.LNKTYPE, "linkname": "../../secret_key", "size": 0}),
        ("media/device", {"type": tarfile.CHRTYPE, "size": 0}),
        ("media/folder", {"type": tarfile.DIRTYPE, "size": 0}),
    ],
)
def test_an_archive_that_leads_outside_is_refused(
    tmp_path: Path, name: str, attributes: dict[str, object]
) -> None:
    path = _hostile(tmp_path / "hostile.tar", name, **attributes)
    with pytest.raises(DamagedError, match="not restored"):
        list(members(path))


def test_what_is_no_backup_is_refused_with_a_sentence(empty: Site, tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no tar at all" * 100)
    assert "damaged, or is no backup" in empty.refused("restore", str(tmp_path / "text"))
    assert "There is no file" in empty.refused("restore", str(tmp_path / "nothing"))
    with (tmp_path / "a.tar").open("wb") as target:
        writer = Writer(target)
        writer.add("about.json", io.BytesIO(b"[]"), 2)
        writer.close()
    assert "no backup of this site" in empty.refused("restore", str(tmp_path / "a.tar"))


def _with_about(file: Path, changed: Path, old: bytes, new: bytes) -> Path:
    """The same backup, whole, but saying something else of itself."""
    with changed.open("wb") as target:
        writer = Writer(target)
        for member in members(file):
            content = member.file.read()
            if member.name == archive.ABOUT:
                content = content.replace(old, new)
            writer.add(member.name, io.BytesIO(content), len(content))
        writer.close()
    return changed


def test_a_newer_release_s_and_another_database_s_are_refused(
    file: Path, empty: Site, tmp_path: Path
) -> None:
    for old, new, words in (
        (b'"0001_initial"', b'"9999_later"', "newer release"),
        (b'"format": 1', b'"format": 2', "newer release"),
        (b'"engine": "sqlite"', b'"engine": "postgresql"', "DATABASE_URL"),
        (b'"projects_project": 61', b'"projects_project": 62', "not what was counted"),
    ):
        changed = _with_about(file, tmp_path / "b.tar", old, new)
        assert words in empty.refused("restore", str(changed))
        assert not (empty.folder / "db.sqlite3").exists()


def test_old_ones_go_after_their_time_but_never_the_newest(whole: Site, tmp_path: Path) -> None:
    backups, aside = tmp_path / "backups", whole.folder / "replaced"
    backups.mkdir()
    (backups / "notes.txt").write_text("stays")
    (backups / ".backup-killed").mkdir()
    os.utime(backups / ".backup-killed", (0, 0))
    for days in (31, 29):
        at = datetime.now(UTC) - timedelta(days=days)
        (backups / f"exhibition-{at:%Y%m%dT%H%M%S}Z.tar").write_text(f"{days}")
        (aside / f"exhibition-{at:%Y%m%dT%H%M%S}Z").mkdir(parents=True)
    said = whole.done("backup", BACKUP_DIR=str(backups))
    assert "Removed after 30 days: 2" in said
    kept = sorted(path.name for path in backups.iterdir())
    assert len(kept) == 3
    assert "notes.txt" in kept
    assert len(list(aside.iterdir())) == 1
    whole.done("backup", BACKUP_DIR=str(backups), BACKUP_DAYS="0")
    assert len(list(backups.glob("*.tar"))) == 1
    assert whole.done("backup", "--if-due", BACKUP_DIR=str(backups)) == ""


def test_a_full_disk_is_told_and_leaves_nothing(whole: Site, tmp_path: Path) -> None:
    # Room for the copy of the database, but not for the archive.
    most = whole.database.stat().st_size + 9000
    ended = whole.manage("backup", str(tmp_path / "a.tar"), largest_file=most)
    assert ended.returncode == 1
    assert "Make room" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []
    assert "make it first" in whole.refused("backup", str(tmp_path / "none" / "a.tar"))
    assert "The backup is not made" in whole.refused("backup", "/proc/a.tar")
