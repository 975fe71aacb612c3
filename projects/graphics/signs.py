"""Pictograms of the other forms that an entry has: easy language, to listen to, sign language."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

# In a square of 24, drawn with a round pen: a page with few lines and a tick, headphones, a hand
# that moves. By the names that a page's parts have (``data-form``), in their order there.
DRAWN = {
    "easy": "M5 2.5h14v19H5zM8.5 7.5h7M8.5 11.5h4M8.5 16.3l2.6 2.5 4.6-5",
    "audio": "M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5.5A1.5 1.5 0 0 1 4 18.5z"
    "M20 14h-3v6h1.5A1.5 1.5 0 0 0 20 18.5z",
    "sign": "M8.3 13L6.4 6.5M10.9 12.5L10.3 4.5M13.4 12.5L14 4.5M16 13L17.7 7"
    "M8 13.5L4 11M8 13h8v3.5a4 4 0 0 1-8 0zM21 11.5a7 7 0 0 1-1.5 6.5",
}
NAMES = {
    "easy": _("In easy language"),
    "audio": _("To listen to"),
    "sign": _("In sign language"),
}


def sign_svg(form: str, colour: str = "currentColor") -> SafeString:
    """The pictogram of a form, with its name in the active language for those who hear it."""
    return SafeString(
        '<svg class="sign" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" role="img">'
        f'<title>{NAMES[form]}</title><path d="{DRAWN[form]}" fill="none" stroke="{colour}" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )
