"""The WSGI application, as a server imports it."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from exhibition.variables import wrong
from projects.serving.memory import keep_memory_at_hand
from projects.serving.time_limits import limit_this_process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exhibition.settings")
keep_memory_at_hand()
limit_this_process()
if found := wrong():
    # Whoever starts a server by hand has run no system check.
    sys.exit("\n".join(f"{name} {what}. See: manage.py check" for name, what in found.items()))
application: Any = get_wsgi_application()
is_served = "granian" in sys.modules
if is_served or settings.DEBUG:
    # Models can be imported only once Django is ready.
    from projects.touring.scan_counts import keep_writing

    keep_writing()
# With DEBUG nothing is kept: whoever changes a template wants to see it.
if not settings.DEBUG:
    # It reads the settings and the models, which Django has only now made ready.
    from exhibition.door.application import Door
    from projects.serving.page_cache import KeptPages

    application = Door(KeptPages(application), is_watching=is_served)
if settings.LOG_IS_JSON:
    # It logs, which is set up only now.
    from exhibition.request_ids import RequestIds

    application = RequestIds(application)
