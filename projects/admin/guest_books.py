"""The desk of guest books: their questions, and what visitors write."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationStackedInline

from projects.admin.forms import InSomeLanguage, PartInline
from projects.admin.guest_pages import GuestPages
from projects.admin.seen import SeenVersionForm, TellsAfterSaving
from projects.admin.typed import AsTyped
from projects.models import GuestBook, GuestMessage, GuestQuestion
from projects.models.guest_book import MOST_ANSWERS, QUESTIONS
from projects.texts.languages import LANGUAGES, text_of
from projects.touring.guest_book import answers_of, propose_questions


class QuestionForm(InSomeLanguage):
    """A question whose answers are as many in each language."""

    def clean(self) -> Any:
        cleaned = super().clean()
        counts: dict[str, int] = {}
        for name in (f"answers_{code}" for code in LANGUAGES):
            lines = [line.strip() for line in (cleaned.get(name) or "").splitlines()]
            lines = [line for line in lines if line]
            cleaned[name] = "\n".join(lines)
            if lines and not 2 <= len(lines) <= MOST_ANSWERS:
                self.add_error(name, gettext("Write two to five answers, or none for a scale."))
            elif lines:
                counts[name] = len(lines)
        # As many as most languages have is right; of two that differ, the longer.
        numbers = list(counts.values())
        right = max(numbers, key=lambda count: (numbers.count(count), count), default=0)
        text = gettext("Write as many answers in each language, in the same order.")
        for name in (name for name, count in counts.items() if count != right):
            self.add_error(name, text)
        return cleaned


class QuestionInline(PartInline, TranslationStackedInline):
    """The three questions; fixed once somebody has answered them."""

    model = GuestQuestion
    form = QuestionForm
    fields = ("text", "answers")
    max_num = QUESTIONS
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_answered = bool(obj) and obj.messages.exists()
        return super().has_change_permission(request, obj) and not is_answered


@admin.register(GuestBook)
class GuestBookAdmin(GuestPages, AsTyped, TellsAfterSaving, admin.ModelAdmin):
    form = SeenVersionForm
    list_display = ("showing", "is_open", "waiting", "kept_until")
    list_select_related = ("showing__venue",)

    def get_fieldsets(self, request: HttpRequest, obj: GuestBook | None = None) -> Any:
        fields = ("showing", "pages", "is_open", "keep_days") if obj else ("showing", "keep_days")
        return [(None, {"fields": fields})]

    def get_readonly_fields(self, request: HttpRequest, obj: GuestBook | None = None) -> Any:
        return ("showing", "pages") if obj else ()

    def get_inlines(self, request: HttpRequest, obj: GuestBook | None) -> Any:
        return (QuestionInline,) if obj else ()

    def save_model(self, request: HttpRequest, obj: GuestBook, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change:
            propose_questions(obj)

    def response_add(self, request: HttpRequest, obj: GuestBook, *args: Any) -> HttpResponse:
        """Leads to the questions."""
        text = gettext("Three questions are proposed: change them as you like, then open the book.")
        self.message_user(request, text, messages.SUCCESS)
        return redirect("admin:projects_guestbook_change", obj.pk)

    @admin.display(description=_("messages to be read"))
    def waiting(self, guest_book: GuestBook) -> int:
        return guest_book.messages.waiting().count()

    @admin.display(description=_("kept until"))
    def kept_until(self, guest_book: GuestBook) -> Any:
        return guest_book.kept_until

    @admin.display(description=_("messages"))
    def pages(self, guest_book: GuestBook) -> str:
        return format_html(
            '<a href="{}?guest_book__id__exact={}">{}</a> · <a href="{}">{}</a>',
            reverse("admin:projects_guestmessage_changelist"),
            guest_book.pk,
            gettext("Read the messages"),
            reverse("admin:projects_guestbook_summary", args=[guest_book.pk]),
            gettext("Counts, sheets of paper"),
        )


@admin.register(GuestMessage)
class GuestMessageAdmin(AsTyped, TellsAfterSaving, admin.ModelAdmin):
    """A message is read and decided here; what came on paper is typed in elsewhere."""

    form = SeenVersionForm
    list_display = ("excerpt", "chosen", "language", "guest_book", "sent_at", "state")
    list_filter = ("state", "on_paper", "language", "guest_book")
    list_select_related = ("guest_book__showing__venue",)
    actions = ("approve", "refuse")
    told = ("guest_book", "answers", "text", "age_group", "language", "sent_at", "on_paper")
    readonly_fields = told
    fieldsets = ((None, {"fields": told}), (_("Decision"), {"fields": ("state", "reply")}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[GuestMessage]:
        return super().get_queryset(request).prefetch_related("guest_book__questions")

    def get_urls(self) -> list[URLPattern]:
        return [url for url in super().get_urls() if url.name != "projects_guestmessage_add"]

    def get_actions(self, request: HttpRequest) -> Any:
        """A message that shall go is refused."""
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Of one that was refused nothing is left."""
        is_left = obj is None or obj.state != GuestMessage.State.REFUSED
        return super().has_change_permission(request, obj) and is_left

    def save_model(self, request: HttpRequest, obj: GuestMessage, form: Any, change: bool) -> None:
        if "state" not in form.changed_data:
            obj.save()
            return
        obj.decide(obj.state, request.user)
        self._say(request, obj.state, [obj])

    def _say(self, request: HttpRequest, state: str, decided: list[GuestMessage]) -> None:
        """Says what became of messages; of approved ones without words, that they count."""
        if state == GuestMessage.State.APPROVED:
            mute = [message for message in decided if not message.text]
            decided = [message for message in decided if message.text]
            if mute:
                text = ngettext(
                    "%(count)d message without words is counted in the answers.",
                    "%(count)d messages without words are counted in the answers.",
                    len(mute),
                )
                self.message_user(request, text % {"count": len(mute)}, messages.SUCCESS)
            if mute and not decided:
                return
        count = len(decided)
        if state == GuestMessage.State.REFUSED:
            text = ngettext(
                "Refused and deleted: %(count)d message.",
                "Refused and deleted: %(count)d messages.",
                count,
            )
        elif state == GuestMessage.State.APPROVED:
            text = ngettext(
                "Visitors can now read %(count)d message.",
                "Visitors can now read %(count)d messages.",
                count,
            )
        else:
            text = ngettext(
                "%(count)d message waits again.", "%(count)d messages wait again.", count
            )
        self.message_user(request, text % {"count": count}, messages.SUCCESS)

    @admin.action(description=_("Approve: visitors can read it"), permissions=["change"])
    def approve(self, request: HttpRequest, chosen: QuerySet[GuestMessage]) -> None:
        waiting = list(chosen.filter(state=GuestMessage.State.WAITING))
        for message in waiting:
            message.decide(GuestMessage.State.APPROVED, request.user)
        self._say(request, GuestMessage.State.APPROVED, waiting)

    @admin.action(description=_("Refuse: it is deleted"), permissions=["change"])
    def refuse(self, request: HttpRequest, chosen: QuerySet[GuestMessage]) -> HttpResponse | None:
        """Asks first, for what is refused can't be brought back."""
        found = list(chosen.exclude(state=GuestMessage.State.REFUSED))
        if "confirmed" not in request.POST:
            context = self.admin_site.each_context(request) | {
                "title": gettext("Refuse these messages?"),
                "opts": self.opts,
                "chosen": found,
            }
            template = "admin/projects/guestmessage/refuse.html"
            return TemplateResponse(request, template, context)
        for message in found:
            message.decide(GuestMessage.State.REFUSED, request.user)
        self._say(request, GuestMessage.State.REFUSED, found)
        return None

    @admin.display(description=_("message"), ordering="text")
    def excerpt(self, message: GuestMessage) -> str:
        return Truncator(message.text).chars(120) or "–"

    @admin.display(description=_("answers"))
    def chosen(self, message: GuestMessage) -> str:
        """The numbers of the answers."""
        given = (message.answer_1, message.answer_2, message.answer_3)
        return " · ".join(str(number or "–") for number in given)

    @admin.display(description=_("answers"))
    def answers(self, message: GuestMessage) -> str:
        """The answers in words, a line each."""
        lines = []
        for question in message.guest_book.questions.all():
            number, words = getattr(message, question.field), answers_of(question)
            given = words[number - 1] if number and number <= len(words) else "–"
            lines.append(f"{text_of(question, 'text').value} {given}")
        return "\n".join(lines)
