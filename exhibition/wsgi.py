"""The door for WSGI servers."""

import os
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exhibition.settings")
application: Any = get_wsgi_application()
# Who changes a template wants to see it.
if not settings.DEBUG:
    from exhibition.kept_pages import KeptPages

    application = KeptPages(application)
