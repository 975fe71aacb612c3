"""A server that speaks enough of the HTTP API of OpenSearch and Elasticsearch to search, and
records what it is sent.

It keeps documents, and answers a query of "bool" and "match" on beginnings of words as an engine
does with the analyser that the index was made with. Anything else is 400, as an engine answers to
what it does not know.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any
from urllib.parse import urlsplit


@dataclass
class Engine:
    """What the server was sent, and what it keeps."""

    port: int = 0
    requests: list[tuple[str, str, Any]] = field(default_factory=list)
    indices: dict[str, Any] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    status: int = 200
    seconds: float = 0.0

    @property
    def searches(self) -> list[Any]:
        return [body for _method, path, body in self.requests if path.endswith("/_search")]

    def longest(self, index: str) -> int:
        """The longest beginning of a word that the index keeps."""
        settings = self.indices[self.aliases.get(index, index)]["settings"]
        made: int = settings["analysis"]["filter"]["edgengram"]["max_gram"]
        return made

    def search(self, index: str, body: Any) -> Any:
        documents = self.documents[self.aliases.get(index, index)]
        found = [
            (score, document)
            for document in documents.values()
            if (score := self._score(body["query"], document, self.longest(index)))
        ]
        found.sort(key=lambda pair: (-pair[0], pair[1]["pk"]))
        hits = [
            {"_id": d["pk"], "_score": score, "sort": [score, d["pk"]], "fields": {"pk": [d["pk"]]}}
            for score, d in found[: body["size"]]
        ]
        return {"took": 1, "hits": {"total": {"value": len(found)}, "hits": hits}}

    def _score(self, query: Any, document: Any, longest: int) -> float:
        [(kind, asked)] = query.items()
        if kind == "bool":
            assert asked.keys() <= {"must", "should", "filter"}, asked
            must = [self._score(part, document, longest) for part in _listed(asked.get("must"))]
            kept = [self._score(part, document, longest) for part in _listed(asked.get("filter"))]
            should = [self._score(part, document, longest) for part in _listed(asked.get("should"))]
            fits = all(must) and all(kept) and (any(should) or not should)
            return sum(must) + sum(should) if fits else 0
        assert kind == "match", kind
        [(name, said)] = asked.items()
        word = said["query"] if isinstance(said, dict) else said
        if name == "_django_content_type":
            return float(word in document[name])
        assert name == "_edgengrams", name
        words = " ".join(document[name]).split()
        return float(sum(one.startswith(word) for one in words if len(word) <= longest))


def _listed(part: Any) -> list[Any]:
    return part if isinstance(part, list) else [part] if part else []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    engine: Engine

    def _any(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        path = urlsplit(self.path).path
        if path.endswith("_bulk"):
            body: Any = [json.loads(line) for line in text.splitlines() if line]
        else:
            body = json.loads(text) if text else None
        self.engine.requests.append((self.command, path, body))
        sleep(self.engine.seconds)
        try:
            status, answer = self._answer(path.strip("/").split("/"), body)
        except (AssertionError, KeyError) as error:
            status, answer = 400, {"error": {"type": "parsing_exception", "reason": repr(error)}}
        if self.engine.status != 200:
            status, answer = self.engine.status, {"error": "broken"}
        data = json.dumps(answer).encode()
        self.send_response(status)
        kind = self.headers.get("Accept", "application/json").split(",")[0]
        self.send_header("Content-Type", kind)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _answer(self, path: list[str], body: Any) -> tuple[int, Any]:
        engine = self.engine
        match self.command, *path:
            case "POST" | "GET", index, "_search":
                return 200, engine.search(index, body)
            case "PUT", index:
                engine.indices[index], engine.documents[index] = body, {}
            case "PUT", index, "_alias" | "_aliases", alias:
                engine.aliases[alias] = index
            case "HEAD", "_alias", alias:
                return (200 if alias in engine.aliases else 404), {}
            case "GET", "_alias", alias:
                return 200, {engine.aliases[alias]: {}}
            case "DELETE", index:
                return (200 if engine.indices.pop(index, None) else 404), {}
            case "DELETE", index, "_doc", number:
                there = engine.documents[engine.aliases.get(index, index)].pop(number, None)
                return (200 if there else 404), {}
            case _, index, "_bulk":
                kept = engine.documents.setdefault(engine.aliases.get(index, index), {})
                for action, document in zip(body[::2], body[1::2], strict=True):
                    kept[action["index"]["_id"]] = document
                items = [{"index": {"status": 201}} for _ in body[::2]]
                return 200, {"errors": False, "items": items}
        return 200, {"acknowledged": True}

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _any  # noqa: N815

    def log_message(self, *args: Any) -> None:
        pass


@contextmanager
def engine() -> Iterator[Engine]:
    """A running server."""
    made = Engine()
    handler = type("Handler", (_Handler,), {"engine": made})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    made.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
