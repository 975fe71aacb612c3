"""The profiles of presses that the desk may choose from: the site's own, and those of printers."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from projects.background.errors import TaskError
from projects.photos.storage import originals
from projects.printing.press import Profile, free_profile

# In the private storage, each under the fingerprint of its content.
FOLDER = "press"
# Profiles of large presses have two to four megabytes.
MOST_BYTES = 12 * 1024 * 1024


class LostProfileError(TaskError):
    """The profile of an order is no longer kept."""


def profile_of(key: str) -> Profile:
    """The profile with this key; the site's own for ""."""
    return _kept(key) if key else free_profile()


@lru_cache(maxsize=8)
def _kept(key: str) -> Profile:
    try:
        with originals().open(f"{FOLDER}/{key}.icc") as file:
            return Profile(file.read())
    except FileNotFoundError as error:
        words = _("The printer’s profile is no longer kept: upload it again.")
        raise LostProfileError(words) from error


def keep_profile(profile: Profile) -> str:
    """Keeps a profile and returns its key."""
    key = hashlib.sha256(profile.content).hexdigest()[:16]
    name = f"{FOLDER}/{key}.icc"
    if not originals().exists(name):
        originals().save(name, ContentFile(profile.content))
    return key


def kept_profiles() -> list[tuple[str, str]]:
    """The profiles to choose from, each with its key and name."""
    try:
        files = sorted(originals().listdir(FOLDER)[1])
    except FileNotFoundError:
        files = []
    keys = ["", *(name.removesuffix(".icc") for name in files)]
    return [(key, profile_of(key).name) for key in keys]
