"""Files of other word processors: through LibreOffice where it is, with advice where it is not."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from projects.intake import office
from projects.intake.reading import read
from tests.intake.letters import upload, zipped

RTF = r"{\rtf1\ansi\ansicpg1251 {\b \u1055?\u1080?\u1089?\u1100?\u1084?\u1086?.}\par %s}"
NAMES = {"office": "office", "text": "text", "draw": "drawing", "svg": "svg-compatible"}
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in NAMES.items()
)
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
TEXT = "application/vnd.oasis.opendocument.text"


def odt(inside: str) -> bytes:
    content = (
        f'<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:version="1.2"><office:body><office:text><text:h text:outline-level="1">Тақырып'
        f"</text:h>{inside}</office:text></office:body></office:document-content>"
    )
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>'
        for path, kind in (("/", TEXT), ("content.xml", "text/xml"))
    )
    manifest = f'<m:manifest xmlns:m="{MANIFEST}">{entries}</m:manifest>'
    parts: dict[str, bytes | str] = {
        "mimetype": TEXT,
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }
    return zipped(parts)


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """A server of this machine: its address, then each path that it was asked for."""
    found: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    found.append(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()


def test_without_libreoffice_a_sentence_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, in_english: None
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name, content in (("хат.rtf", (RTF % "").encode()), ("хат.odt", odt(""))):
        with pytest.raises(ValidationError, match=r"save it as \.docx"):
            read([upload(name, content)])


def test_a_program_that_does_not_end_is_ended_with_all_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, in_english: None
) -> None:
    program = tmp_path / "soffice"
    mark = tmp_path / "still-here"
    program.write_text(f"#!/bin/sh\n(sleep 3; touch {mark}) &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(program))
    monkeypatch.setattr(office, "MOST_SECONDS", 1)
    with pytest.raises(ValidationError, match="could not be read"):
        read([upload("хат.rtf", (RTF % "").encode())])
    threading.Event().wait(2.5)
    assert not mark.exists()


@pytest.mark.full
def test_rtf_and_odt_are_read_and_load_nothing_from_elsewhere(
    asked: list[str], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("ZHASYRYN")
    linked = rf'{{\field{{\*\fldinst INCLUDEPICTURE "{asked[0]}/b.png"}}{{\fldrslt }}}}'
    linked += rf'{{\field{{\*\fldinst INCLUDETEXT "{secret}"}}{{\fldrslt }}}}Text\par'
    found = read([upload("письмо.rtf", (RTF % linked).encode())])
    assert [block.text for block in found.blocks] == ["Письмо.", "Text"]
    inside = (
        '<text:p>Үйірме.</text:p><text:p><draw:frame svg:width="3cm" svg:height="3cm"><draw:image '
        f'xlink:href="{asked[0]}/a.png"/></draw:frame></text:p><text:section text:name="s">'
        f'<text:section-source xlink:href="{secret.as_uri()}" text:filter-name="Text"/><text:p>Соңы'
        "</text:p></text:section>"
    )
    found = read([upload("хат.odt", odt(inside))])
    assert [(b.kind, b.text) for b in found.blocks] == [
        ("heading", "Тақырып"),
        ("paragraph", "Үйірме."),
        ("paragraph", "Соңы"),
    ]
    assert len(found.remarks) == 1
    assert asked[1:] == []
