"""The path to PostgreSQL that docs/operating.md writes takes everything along."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.exhibition.operations.sites import ROOT, Site, copy_of
from tests.postgres import primary

pytestmark = [pytest.mark.full, pytest.mark.sqlite, pytest.mark.django_db]
GUIDES = [ROOT / "docs" / f"operating{end}.md" for end in ("", "-ru", "-kk")]
COMMANDS = re.compile(r'DO="?((?:dumpdata|migrate|loaddata)[^"\n]*)')
# People, entries and their history, of which the first of each are gone: numbers have gaps.
WORK = """
import reversion
from django.contrib.auth.models import Group, User
from exhibition.accounts.factors import new_recovery_codes
from exhibition.accounts.models import MailChoice, SecondFactor
from projects.models import Project

User.objects.create_user("gone").delete()
aigul = User.objects.create_user("aigul", password="a-right-password-for-tests", is_staff=True)
aigul.groups.add(Group.objects.get(name="administrator"))
SecondFactor.objects.create(person=aigul, kind="totp", secret="A" * 32)
new_recovery_codes(aigul)
MailChoice.objects.create(person=aigul, language="ru")
Project.objects.order_by("pk").first().delete()
with reversion.create_revision():
    reversion.set_user(aigul)
    entry = Project.objects.order_by("pk").first()
    entry.title_en = "Another title"
    entry.save()
"""


def commands_of(guide: Path) -> list[list[str]]:
    return [line.split() for line in COMMANDS.findall(guide.read_text())]


def fields_of(dump: str) -> dict[tuple[str, object, str], object]:
    """Each value of a dump by model, number of the record and field."""
    return {
        (record["model"], record["pk"], name): value
        for record in json.loads(dump)
        for name, value in record["fields"].items()
    }


def test_the_three_guides_name_the_same_commands() -> None:
    first, *others = [commands_of(guide) for guide in GUIDES]
    assert [command[0] for command in first] == ["dumpdata", "migrate", "loaddata"]
    assert others == [first, first]


def test_history_second_factors_and_all_numbers_come_along(whole: Site, tmp_path: Path) -> None:
    dump, migrate, load = commands_of(GUIDES[0])
    what = dump[: dump.index("-o")]
    file = str(tmp_path / "all.json")
    site = copy_of(whole, tmp_path / "var")
    site.done("shell", "--verbosity", "0", "-c", WORK)
    site.done(*what, "-o", file)
    with primary() as server:
        site.done(*migrate, DATABASE_URL=server.url)
        site.done(load[0], file, DATABASE_URL=server.url)
        after = fields_of(site.done(*what, DATABASE_URL=server.url))
    before = fields_of(Path(file).read_text())
    models = {model for model, _number, _field in before}
    assert {"reversion.version", "accounts.secondfactor", "accounts.mailchoice"} <= models
    differing = [key for key in {*before, *after} if before.get(key) != after.get(key)]
    assert differing == []
