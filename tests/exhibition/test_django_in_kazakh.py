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


PLACE = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")


def test_a_correction_keeps_the_places_for_values() -> None:
    for file in sorted(Path("exhibition/locale").glob("*/LC_MESSAGES/*.po")):
        for entry in polib.pofile(str(file)):
            places = set(PLACE.findall(f"{entry.msgid} {entry.msgid_plural}"))
            for text in [entry.msgstr, *entry.msgstr_plural.values()]:
                assert set(PLACE.findall(text)) <= places, entry.msgid


# A word for a thing that has to agree with its verb or number, and quotes around a title that has
# quotes of its own.
NAMED_IN_A_SENTENCE = re.compile(r"%\(name\)s|\{name\}|%\(verbose_name\)s")
BEHIND_A_COLON_OR_IN_BRACKETS = re.compile(r"(: |\()(%\((name|verbose_name)\)s|\{name\})")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_sentence_of_django_fits_every_word_and_title(language: str) -> None:
    with override(language):
        about = {e: t for part in PARTS[:2] for e, t in said(part) if NAMED_IN_A_SENTENCE.search(e)}
    wrong = {
        english: text
        for english, text in about.items()
        if re.search(r"[“„\"«]", text) or not BEHIND_A_COLON_OR_IN_BRACKETS.search(text)
    }
    # Names of a section, of which there are three; nothing has to agree with them.
    wrong.pop("Models in the %(name)s application", None)
    assert wrong == {}


@pytest.mark.parametrize("part", PARTS[:2])
def test_no_word_of_a_machine_is_said_in_russian(part: str) -> None:
    machine = re.compile(r"аутентиф|Sing-On|LDAP|сыры[ей]|соль|авторизован|объект[аеуы]?\b", re.I)
    with override("ru"):
        assert {e: t for e, t in said(part) if machine.search(t)} == {}
