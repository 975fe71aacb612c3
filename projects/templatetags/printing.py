"""What there is of an entry or a block to print, for its page."""

from typing import Any

from django import template
from django.urls import reverse

from projects.models import Block, Project
from projects.printing.choices import label_sizes, panel_sizes

register = template.Library()


def _files(panels: str, labels: str, slug: str) -> dict[str, Any]:
    return {
        "panels": reverse(panels, args=[slug]),
        "labels": reverse(labels, args=[slug]),
        "panel_sizes": panel_sizes(),
        "label_sizes": label_sizes(),
    }


@register.inclusion_tag("components/to_print.html")
def printed_entry(project: Project) -> dict[str, Any]:
    """An entry's panel and label in their sizes, and the summary of its block."""
    return {"block": project.block, "is_block": False, **_files("panel", "label", project.slug)}


@register.inclusion_tag("components/to_print.html")
def printed_block(block: Block) -> dict[str, Any]:
    """A block's summary, panels and labels in their sizes."""
    return {"block": block, "is_block": True, **_files("block-panels", "block-labels", block.slug)}
