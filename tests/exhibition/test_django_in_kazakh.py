"""What Django itself says at the desk is good Kazakh: its own translation is wrong in places, and
``exhibition/locale`` stands before it."""

import re
from collections.abc import Iterator
from pathlib import Path

import django
import polib
import pytest
from django.utils.translation import gettext, ngettext, override, pgettext

DJANGO = Path(django.__file__).parent
# The desk, its accounts, and what forms and models say of wrong input.
PARTS = ("contrib/admin", "contrib/auth", "conf")
# Misspelt or English words, words of a machine, and forms shown as they stand in the file.
WRONG = re.compile(
    r"өзгету|өзгетру|өзгерес |үщін|әрәкет|сүрет|объект|бырақ|толтырма|құпия сөз|қолданушы|^one:"
    r"|тандау|\bкос$|мәртебе|торап|даңғо|сүзгіз|ешнәрсе|жорнал|өшірілді$|өшіру/|алып таста",
    re.IGNORECASE,
)
# To switch off is the right word here.
RIGHT = {"Password-based authentication was disabled."}


def said(part: str) -> Iterator[tuple[str, str]]:
    """Each message of a part of Django, and what the desk says in Kazakh."""
    for entry in polib.pofile(str(DJANGO / part / "locale/en/LC_MESSAGES/django.po")):
        if entry.msgid_plural:
            yield entry.msgid, ngettext(entry.msgid, entry.msgid_plural, 5)
        elif entry.msgctxt:
            yield entry.msgid, pgettext(entry.msgctxt, entry.msgid)
        else:
            yield entry.msgid, gettext(entry.msgid)


@pytest.mark.parametrize("part", PARTS)
def test_no_wrong_kazakh_of_django_is_said(part: str) -> None:
    with override("kk"):
        wrong = {
            english: kazakh
            for english, kazakh in said(part)
            if WRONG.search(kazakh) and english not in RIGHT and kazakh != english
        }
    # Fields that must be unique for a date: no model here has one.
    wrong.pop(
        "Please correct the duplicate data for %(field_name)s which must be unique for the"
        " %(lookup)s in %(date_field)s.",
        None,
    )
    assert wrong == {}


@pytest.mark.parametrize("part", PARTS[:2])
def test_the_desk_leaves_no_message_of_django_in_english(part: str) -> None:
    with override("kk"):
        left = [
            english
            for english, kazakh in said(part)
            if kazakh == english and re.search(r"[A-Za-z]", re.sub(r"%\(\w+\)\w", "", english))
        ]
    assert left == []


def test_a_correction_keeps_the_places_for_values() -> None:
    for file in ("django.po", "djangojs.po"):
        for entry in polib.pofile(f"exhibition/locale/kk/LC_MESSAGES/{file}"):
            places = set(re.findall(r"%\(\w+\)[sdr]", f"{entry.msgid} {entry.msgid_plural}"))
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                assert set(re.findall(r"%\(\w+\)[sdr]", text)) <= places, entry.msgid
