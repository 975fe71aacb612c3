"""How well one colour is seen on another, by the rule of WCAG 2.2. Colours are #rrggbb."""

# The least contrast of text with what it stands on, and of parts of a drawing with each other.
TEXT, DRAWING = 4.5, 3


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast between two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
