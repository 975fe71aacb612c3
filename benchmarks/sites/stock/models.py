"""The pages and snippets of the site."""

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Count, Max, Min, Sum
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

FACETS = ("block__name", "themes__name", "regions__name", "status", "start_year")


class Named(models.Model):
    name = models.CharField(max_length=300)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


@register_snippet
class Block(Named):
    pass


@register_snippet
class Theme(Named):
    pass


@register_snippet
class Region(Named):
    pass


@register_snippet
class Indicator(Named):
    pass


class EntryIndexPage(Page):
    template = "stock/index.html"
    subpage_types = ("stock.EntryPage", "stock.ResultsPage")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        entries = EntryPage.objects.child_of(self).live()
        for facet in FACETS:
            if value := request.GET.get(facet):
                entries = entries.filter(**{facet: value})
        if text := request.GET.get("q"):
            entries = entries.search(text, order_by_relevance=False).get_queryset()
        context["facets"] = {
            facet: entries.order_by().values_list(facet).annotate(count=Count("pk"))
            for facet in FACETS
        }
        shown = entries.order_by("number").select_related("block")
        shown = shown.prefetch_related("themes", "regions")
        context["page_of_entries"] = Paginator(shown, 24).get_page(request.GET.get("page"))
        return context


class EntryPage(Page):
    number = models.IntegerField()
    summary = models.TextField()
    text = RichTextField()
    status = models.CharField(max_length=20)
    start_year = models.IntegerField(null=True, blank=True)
    end_year = models.IntegerField(null=True, blank=True)
    budget_kzt = models.BigIntegerField(null=True, blank=True)
    block = models.ForeignKey(Block, models.PROTECT)
    themes = ParentalManyToManyField(Theme)
    regions = ParentalManyToManyField(Region)
    parent_page_types = ("stock.EntryIndexPage",)
    template = "stock/entry.html"
    search_fields = (*Page.search_fields, index.SearchField("summary"), index.SearchField("text"))

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        siblings = EntryPage.objects.sibling_of(self, inclusive=False).live()
        context["related"] = siblings.filter(block=self.block)[:3]
        context["figures"] = self.figures.select_related("indicator")
        context["before"] = siblings.filter(number__lt=self.number).order_by("number").last()
        context["after"] = siblings.filter(number__gt=self.number).order_by("number").first()
        return context


class Figure(Orderable):
    page = ParentalKey(EntryPage, on_delete=models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT)
    value = models.BigIntegerField()


class ResultsPage(Page):
    template = "stock/results.html"
    parent_page_types = ("stock.EntryIndexPage",)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        entries = EntryPage.objects.live().order_by()
        figures = Figure.objects.filter(page__live=True)
        context["facets"] = {
            facet: entries.values_list(facet).annotate(count=Count("pk")) for facet in FACETS
        }
        context["totals"] = entries.aggregate(
            count=Count("pk"),
            budget=Sum("budget_kzt"),
            first=Min("start_year"),
            last=Max("end_year"),
        )
        context["sums"] = (
            figures.order_by().values_list("indicator__name").annotate(Sum("value"), Count("pk"))
        )
        context["all_figures"] = figures.select_related("page", "indicator")[:100]
        return context
