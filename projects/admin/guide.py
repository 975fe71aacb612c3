"""The guide for staff as HTML."""

import nh3
from django.utils.safestring import SafeString, mark_safe


def as_html(text: str) -> SafeString:
    """Markdown as HTML; HTML in it is shown as text."""
    # Imported late: takes 1 to 4 MiB and only the guide needs it.
    from markdown_it import MarkdownIt

    return mark_safe(nh3.clean(MarkdownIt("commonmark", {"html": False}).render(text)))
