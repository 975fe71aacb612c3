"""No text of the interface is left in English: not in the catalogues, not on a page."""

import re
from pathlib import Path

import polib
import pytest
from django.contrib import admin, auth

from tests.exhibition.interface_texts import all_texts, in_page, in_python, in_template

LANGUAGES = ("kk", "ru")


def catalogue(language: str) -> dict[str, polib.POEntry]:
    texts = polib.pofile(f"locale/{language}/LC_MESSAGES/django.po")
    return {entry.msgid: entry for entry in texts if not entry.obsolete}


def known_texts(language: str) -> dict[str, polib.POEntry]:
    """Ours, what we add to Django’s, and what Django itself translates for its admin."""
    django = [Path(part.__file__).parent / "locale" for part in (admin, auth)]
    files = [
        str(folder / language / "LC_MESSAGES" / "django.po")
        for folder in (*django, Path("exhibition/locale"))
    ]
    found = [entry for file in files if Path(file).exists() for entry in polib.pofile(file)]
    return {entry.msgid: entry for entry in found if entry.translated()} | catalogue(language)


def untranslated(language: str) -> dict[str, str]:
    """Texts that have no translation, with the file that they stand in."""
    known = known_texts(language)
    return {
        text: place
        for text, place in all_texts().items()
        if text not in known or not known[text].translated() or known[text].fuzzy
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_code_and_templates_is_translated(language: str) -> None:
    assert untranslated(language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_form_is_translated(language: str) -> None:
    forms = {"kk": 2, "ru": 3}[language]
    for entry in catalogue(language).values():
        if entry.msgid_plural:
            filled = [text for text in entry.msgstr_plural.values() if text]
            assert len(filled) >= forms, entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_for_values(language: str) -> None:
    for entry in catalogue(language).values():
        places = set(re.findall(r"%\(\w+\)[sd]", entry.msgid))
        translations = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        for text in translations:
            # A plural form may say the number in words; a sentence must keep every value.
            kept = set(re.findall(r"%\(\w+\)[sd]", text))
            assert kept == places, (language, entry.msgid)


def test_the_texts_are_found_where_they_are_marked() -> None:
    assert list(in_python('_("One " "line")\nngettext("entry", "entries", 2)')) == [
        "One line",
        "entry",
    ]
    sentence = "{% blocktranslate %}It’s {{ a }}{% endblocktranslate %}"
    assert list(in_template('{% translate "Yes" %}' + sentence)) == ["Yes", "It’s %(a)s"]
    sentence = '{{ ngettext("%(a)s page", "%(a)s pages", n) % {"a": n} }}'
    assert list(in_page('<a title="{{ _("Yes") }}">' + sentence)) == ["Yes", "%(a)s page"]
