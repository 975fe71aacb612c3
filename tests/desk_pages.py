"""The pages of the desk, and the names on them that people wrote."""

from collections.abc import Iterator

from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import translation

from exhibition.accounts.models import SignInAttempt
from projects.models import (
    GuestMessage,
    Institution,
    Project,
    ReceivedLetter,
    Report,
    Showing,
    Task,
    Term,
)
from projects.texts.languages import LANGUAGES
from tests.factories import contribution

INDEX, MATRIX, GUIDE = "/admin/", "/admin/languages/", "/admin/guide/"


def pages_of_the_desk(staff: Client) -> Iterator[str]:
    """Every page of the desk that a person can open."""
    yield from (INDEX, MATRIX, GUIDE, "/admin/password_change/", "/admin/projects/")
    yield "/admin/my-sign-in/"
    yield from (f"/admin/{page}/" for page in ("review", "contradictions", "interface-texts"))
    yield "/admin/interface-texts/import/"
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        if model in (Task, SignInAttempt):  # has no other page
            continue
        if model not in (Institution, Report, GuestMessage):  # one from the start; visitors add
            yield reverse(f"{name}_add")
        if record := model._default_manager.first():
            for page in ("change", "history"):
                yield reverse(f"{name}_{page}", args=[record.pk])
    entry = Project.objects.get(number=33)
    for page in ("change", "history", "pending"):
        yield reverse(f"admin:projects_project_{page}", args=[entry.pk])
    yield reverse("admin:projects_project_texts", args=[entry.pk])
    for code in LANGUAGES:
        yield reverse("admin:projects_project_translate", args=[entry.pk, code])
    yield f"{reverse('admin:projects_project_photo_sheet')}?stand=33"
    yield reverse("admin:projects_project_letter_drop")
    yield reverse("admin:projects_project_letters", args=[entry.pk])
    for letter in ReceivedLetter.objects.filter(project=entry):
        yield reverse("admin:projects_project_letter", args=[entry.pk, letter.pk])
        yield reverse("admin:projects_project_letter_stand", args=[letter.pk])
        yield reverse("admin:projects_project_letter_erase", args=[letter.pk])
    form = contribution(entry, language="ru", answers={"title": "Ткачи", "budget": "много"})
    yield reverse("admin:projects_project_contribution", args=[entry.pk, form.pk])
    yield reverse("admin:projects_project_invitations")
    yield reverse("admin:projects_project_recoverlist")
    yield from (reverse("admin:showing-sheets", args=[stay.pk]) for stay in Showing.objects.all())
    yield reverse("admin:stand-sheets", args=[entry.number])
    yield reverse("admin:projects_project_delete", args=[Project.objects.get(number=34).pk])


def names_at_the_desk(language: str) -> list[str]:
    """How records are called and addressed: what people wrote, not what the desk says."""
    names = {"(Wiedergeburt)"}
    with translation.override(language):
        # A term is a word like any other: the desk must not say it in another language.
        for model in admin.site._registry.keys() - {Term}:
            for record in model._default_manager.all():
                names |= {str(record), getattr(record, "slug", ""), getattr(record, "name", "")}
                names |= {getattr(record, f"words_{code}", "") for code in LANGUAGES}
    return sorted(filter(None, names), key=len, reverse=True)
