"""The engine of pages and prints: what it settles while it compiles, what it leaves to Django's."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template
from django.utils.translation import override
from jinja2 import TemplateSyntaxError, UndefinedError

PAGES = engines["jinja2"]


def drawn(source: str, language: str = "en", **given: object) -> str:
    with override(language):
        return PAGES.from_string(source).render(given)


def test_each_language_has_its_own_words_and_addresses() -> None:
    source = '<a href="{{ url("list") }}">{{ _("Projects") }}</a>'
    assert drawn(source, "en") == '<a href="/en/projects/">Projects</a>'
    assert drawn(source, "ru") == '<a href="/ru/projects/">Проекты</a>'
    assert drawn(source, "kk") == '<a href="/kk/projects/">Жобалар</a>'


def test_the_same_template_is_another_in_another_language() -> None:
    shown = {}
    for language in ("kk", "ru", "kk"):
        with override(language):
            shown[language] = get_template("components/remembered.html").render()
    assert "Тазарту" in shown["kk"]
    assert "Очистить" in shown["ru"]
    assert "Тазарту" not in shown["ru"]


def test_what_a_page_gives_is_looked_up_each_time() -> None:
    source = '{{ url("entry", slug) }}'
    assert drawn(source, slug="a") == "/en/projects/a/"
    assert drawn(source, slug="b") == "/en/projects/b/"


def test_what_people_write_is_escaped_and_our_own_words_are_not() -> None:
    source = '{{ title }} {{ _("Two to %(most)s stands.") % {"most": most} }}'
    shown = drawn(source, title="<b>&", most="<i>")
    assert shown == "&lt;b&gt;&amp; Two to &lt;i&gt; stands."


def test_a_name_that_was_not_given_is_an_error_in_tests() -> None:
    with pytest.raises(UndefinedError):
        drawn("[{{ nothing }}]")
    with pytest.raises(UndefinedError):
        drawn("{% if nothing %}{% endif %}")
    with pytest.raises(UndefinedError):
        drawn("{{ entry.nothing }}", entry="Birlik")


@pytest.mark.parametrize(("debug", "shown"), [("1", "UndefinedError"), ("", "[]")])
def test_a_developer_is_told_of_it_and_a_visitor_sees_nothing(debug: str, shown: str) -> None:
    program = (
        "import django; django.setup(); from django.template import engines;"
        "print(engines['jinja2'].from_string('[{{ nothing.at.all }}]').render({}))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"DEBUG": debug, "DJANGO_SETTINGS_MODULE": "exhibition.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown in ran.stdout + ran.stderr


def test_a_component_knows_what_the_page_knows_and_keeps_its_own_names() -> None:
    source = """{% set title = "mine" %}{% for page in pages -%}
        {% include "components/pager.html" %}
    {%- endfor %}{{ title }}"""
    pages = [Paginator(range(60), 20).page(number) for number in (1, 2)]
    shown = drawn(source, pages=pages, query_string="block=fund", title="given")
    assert shown.count("?block=fund&amp;page=2") == 1
    assert shown.count("?block=fund&amp;page=3") == 1
    assert shown.endswith("mine")


def test_a_part_of_a_bilingual_print_is_said_in_each_of_its_languages() -> None:
    source = """{% call in_each(codes, "p") %}{{ _("Projects") }} {{ url("list") }}{% endcall %}
{{ _("Projects") }}"""
    assert drawn(source, codes=("kk", "ru")).split("\n") == [
        '<p lang="kk">Жобалар /kk/projects/</p><p lang="ru">Проекты /ru/projects/</p>',
        "Projects",
    ]


def test_what_people_write_is_escaped_in_each_language() -> None:
    source = "{% call in_each(['kk']) %}{{ title }}{% endcall %}"
    assert drawn(source, title="<b>") == '<span lang="kk">&lt;b&gt;</span>'


def test_a_component_is_not_included_in_several_languages() -> None:
    source = """{% call in_each(["kk"]) %}{% include "components/totals.html" %}{% endcall %}"""
    with pytest.raises(TemplateSyntaxError):
        PAGES.from_string(source)


def test_a_moment_is_shown_as_the_day_that_it_is_here() -> None:
    late = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
    assert drawn("{{ date(moment, 'Y-m-d') }}", moment=late) == "2026-03-02"


def test_the_desk_alone_is_left_to_django() -> None:
    with pytest.raises(TemplateDoesNotExist):
        PAGES.get_template("admin/index.html")
    assert get_template("admin/index.html").backend.name == "django"
    assert get_template("print/summary.html").backend.name == "jinja2"
    assert get_template("base.html").backend.name == "jinja2"


def test_a_name_that_a_template_of_the_desk_was_not_given_is_an_error_in_tests() -> None:
    with pytest.raises(NameError, match="is not known in admin/sheets/card"):
        get_template("admin/sheets/card.html").render({})
