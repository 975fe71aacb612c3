"""The engine of the pages: what it settles while it compiles, and what it leaves to Django's."""

import pytest
from django.core.paginator import Paginator
from django.template import TemplateDoesNotExist, engines
from django.template.loader import get_template
from django.utils.translation import override

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
    assert "/kk/projects/" in shown["kk"]
    assert "/ru/projects/" in shown["ru"]
    assert "/kk/" not in shown["ru"]


def test_what_a_page_gives_is_looked_up_each_time() -> None:
    source = '{{ url("entry", slug) }}'
    assert drawn(source, slug="a") == "/en/projects/a/"
    assert drawn(source, slug="b") == "/en/projects/b/"


def test_what_people_write_is_escaped_and_our_own_words_are_not() -> None:
    source = '{{ title }} {{ _("Two to %(most)s stands.") % {"most": most} }}'
    shown = drawn(source, title="<b>&", most="<i>")
    assert shown == "&lt;b&gt;&amp; Two to &lt;i&gt; stands."


def test_what_was_not_given_is_empty() -> None:
    assert drawn("[{{ nothing.at.all }}]") == "[]"


def test_a_component_knows_what_the_page_knows_and_keeps_its_own_names() -> None:
    source = """{% set title = "mine" %}{% for page in pages -%}
        {% include "components/pager.html" %}
    {%- endfor %}{{ title }}"""
    pages = [Paginator(range(60), 20).page(number) for number in (1, 2)]
    shown = drawn(source, pages=pages, query="block=fund", title="given")
    assert shown.count("?block=fund&amp;page=2") == 1
    assert shown.count("?block=fund&amp;page=3") == 1
    assert shown.endswith("mine")


def test_prints_and_the_desk_are_left_to_django() -> None:
    with pytest.raises(TemplateDoesNotExist):
        PAGES.get_template("print/summary.html")
    assert get_template("print/summary.html").backend.name == "django"
    assert get_template("admin/index.html").backend.name == "django"
    assert get_template("base.html").backend.name == "jinja2"
