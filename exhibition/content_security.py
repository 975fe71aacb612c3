"""The Content-Security-Policy header, from ``settings.CONTENT_SECURITY_POLICY`` and the hash of the
style sheet that pages of stands bring along."""

from functools import lru_cache

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from projects.serving.static_files import sheet_hash


@lru_cache
def policy() -> str:
    return build_policy(update={"style-src": [sheet_hash()]})


class SamePolicy(CSPMiddleware):
    """django-csp's middleware with a policy built once: it is the same for every answer."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if settings.DEBUG:
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, policy())
        return response
