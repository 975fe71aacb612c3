"""Sends errors to a Sentry where SENTRY_DSN names one. Nothing of it is loaded otherwise.

Of a request it gets method, path and name: no person, address, cookie, header, query or form, and
no values of variables.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from exhibition.log_lines import without_tokens
from projects.serving.request_id import current


def begin(address: str) -> None:
    """Reports from now on what fails in this process, in the background."""
    # Installed and loaded only where it is wanted.
    import sentry_sdk
    from sentry_sdk.integrations.django import DjangoIntegration

    sentry_sdk.init(
        dsn=address,
        integrations=[DjangoIntegration(middleware_spans=False)],
        auto_enabling_integrations=False,
        before_send=without_people,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
    )


def without_people(event: Any, hint: Any) -> Any:
    """The report, with nothing of who asked and what for."""
    for name in ("user", "server_name", "breadcrumbs", "modules"):
        event.pop(name, None)
    event.get("extra", {}).pop("sys.argv", None)
    if request := event.pop("request", None):
        path = without_tokens(urlsplit(request.get("url", "")).path)
        event["request"] = {"method": request.get("method"), "url": path}
    event["transaction"] = without_tokens(event.get("transaction") or "")
    if name := current():
        event["tags"] = {**event.get("tags", {}), "request_id": name}
    return event
