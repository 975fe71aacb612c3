"""A name that one of our own Django templates was not given is an error, as it is in a page's.

Django takes what stands for such a name from a setting and only asks for its text. Its own
templates, and those of packages, name what is not always there.
"""

import sys
from types import FrameType

from django.conf import settings
from django.template.base import Node

OURS = str(settings.BASE_DIR / "templates")


class Undefined:
    """What stands for a name that a template was not given."""

    def __contains__(self, text: str) -> bool:
        return text == "%s"

    def __mod__(self, name: str) -> str:
        frame: FrameType | None = sys._getframe(1)
        while frame and not isinstance(frame.f_locals.get("self"), Node):
            frame = frame.f_back
        origin = frame.f_locals["self"].origin.name if frame else ""
        if origin.startswith(OURS):
            raise NameError(f"{name} is not known in {origin[len(OURS) + 1 :]}")
        return ""
