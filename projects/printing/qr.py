"""QR codes to the permanent address of a stand."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext

from projects.catalogue.addresses import stand_address
from projects.printing.content import Sheet

# The code can still be read with a quarter of it scratched or covered.
ERROR_CORRECTION = "q"
# In squares: the white around a code.
QUIET_ZONE: float = 4


def spoken(address: str) -> str:
    """The address as a person reads and types it: without the protocol."""
    return address.partition("://")[2] or address


def qr_rows(address: str) -> list[bytes]:
    """The code's squares, one byte each, 1 for a dark one; without the quiet zone."""
    import segno  # loaded late: 1 MiB that no page needs

    code = segno.make(address, error=ERROR_CORRECTION, micro=False, boost_error=True)
    return [bytes(row) for row in code.matrix]


def quiet_zone(address: str, side: float, margin: float) -> float:
    """The white that a code of a side has within it, in squares, where as much white as ``margin``
    lies around: the squares become larger, and the white is 4 of them in all."""
    square = (side + 2 * margin) / (len(qr_rows(address)) + 2 * QUIET_ZONE)
    return round(max(QUIET_ZONE / 2, QUIET_ZONE - margin / square), 2)


def squares_across(address: str, quiet: float = QUIET_ZONE) -> float:
    """The width of an address's code in squares, quiet zone included."""
    return len(qr_rows(address)) + 2 * quiet


def qr_svg(address: str, title: str, quiet: float = QUIET_ZONE) -> SafeString:
    """The code as a drawing for the page: one path of squares, the quiet zone around it."""
    rows = qr_rows(address)
    size = len(rows) + 2 * quiet
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            length = 0
            while x + length < len(row) and row[x + length]:
                length += 1
            if length:
                # Slightly higher than a square, so that no light line shows between rows.
                runs.append(f"M{x + quiet:g} {y + quiet:g}h{length}v1.02h-{length}z")
            x += length or 1
    return SafeString(
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size:g} {size:g}" '
        f'role="img"><title>{title}</title><rect width="{size:g}" height="{size:g}" fill="#fff"/>'
        f'<path fill="#000" d="{"".join(runs)}"/></svg>'
    )


class StandCode:
    """What is printed of an entry with the code of its permanent address; ``site`` is the site's
    own address."""

    sheet: Sheet
    site: str

    @property
    def address(self) -> str:
        return stand_address(self.sheet.number, self.site)

    @property
    def spoken_address(self) -> str:
        return spoken(self.address)

    def code(self) -> SafeString:
        return qr_svg(self.address, gettext("QR code of this entry"))
