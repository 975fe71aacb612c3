"""The script of the visitors' service worker, and the version by which it knows what is stale."""

from __future__ import annotations

import json
from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders

from projects.serving import version
from projects.serving.fingerprint import code_fingerprint


def current_version() -> str:
    """The catalogue version and the release, ``NUMBER-FINGERPRINT``: what was kept under another
    is stale."""
    state = version.current()
    return f"{state.number if state else 0}-{code_fingerprint()}"


@cache
def script() -> bytes:
    """The worker's script. It names the release, so each release brings a new worker."""
    known = {"RELEASE": code_fingerprint(), "STATIC": settings.STATIC_URL}
    head = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in known.items())
    with open(str(finders.find("js/offline/worker.js")), "rb") as source:
        return head.encode() + source.read()
