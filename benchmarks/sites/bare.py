"""Bare Django: one view that answers with our own compressed bytes, and nothing around it."""

import os

from django.conf import settings

settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[])

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

with open(os.environ["PAGE"], "rb") as file:
    BODY = file.read()

urlpatterns = [path("", lambda request: HttpResponse(BODY, headers={"Content-Encoding": "br"}))]
application = get_wsgi_application()
