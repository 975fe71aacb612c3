"""Compression of answers that the page cache does not hold: exports, error pages, the desk."""

import re

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = re.compile(r"text/|application/(?:[\w.-]+\+)?(?:json|xml|javascript)|image/svg")


class CompressedText(GZipMiddleware):
    """Django's middleware for text alone: pictures, PDF and workbooks are compressed already."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase):
        if TEXT.match(response.get("Content-Type", "")):
            return super().process_response(request, response)
        return response
