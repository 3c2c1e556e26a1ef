"""The virus scanner: asked by its own protocol, believed, and missed without harm."""

import socket
import threading
from typing import Any

import pytest

from wissel.infra import scanning


class Scanner:
    """A scanner that answers once, on a port of this machine."""

    def __init__(self, answer: bytes) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.heard = b""
        self.thread = threading.Thread(target=self._serve, args=(answer,), daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server.getsockname()[1]}"

    def _serve(self, answer: bytes) -> None:
        held, _ = self.server.accept()
        with held:
            while not self.heard.endswith(b"\0\0\0\0"):
                self.heard += held.recv(65536)
            held.sendall(answer)
        self.server.close()


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (b"stream: OK\0", "clean"),
        (b"stream: Eicar-Signature FOUND\0", "infected"),
        (b"INSTREAM size limit exceeded. ERROR\0", "unscanned"),
    ],
)
def test_the_scanner_is_asked_and_believed(settings: Any, answer: bytes, found: str) -> None:
    scanner = Scanner(answer)
    settings.WISSEL_CLAMD = scanner.address
    assert scanning.scan(b"inhoud" * 20_000) == found
    scanner.thread.join(timeout=5)
    assert scanner.heard.startswith(b"zINSTREAM\0")
