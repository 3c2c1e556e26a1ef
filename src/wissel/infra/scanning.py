"""Looks for viruses with ClamAV where the installation has it (``WISSEL_CLAMD``).

Without a scanner, or when it does not answer, a file is kept as *unscanned* and says so: it is
handed out as a download only. The protocol is clamd's INSTREAM over a local socket.
"""

import socket
import struct
from typing import Final, Literal, TypeAlias

import structlog
from django.conf import settings

log = structlog.get_logger("wissel.scanning")

Found: TypeAlias = Literal["clean", "infected", "unscanned"]
_CHUNK: Final = 64 * 1024
_PATIENCE: Final = 20.0


def scan(content: bytes) -> Found:
    """Return what the scanner says of the bytes; ``unscanned`` when there is no answer."""
    address: str = settings.WISSEL_CLAMD
    if not address:
        return "unscanned"
    try:
        answer = _ask(address, content)
    except (OSError, ValueError) as error:
        log.warning("scanner-silent", reason=type(error).__name__)
        return "unscanned"
    if answer.endswith(b"OK"):
        return "clean"
    if answer.endswith(b"FOUND"):
        log.warning("scanner-found")
        return "infected"
    log.warning("scanner-silent", reason="answer")
    return "unscanned"


def _ask(address: str, content: bytes) -> bytes:
    """Send the bytes in chunks, each with its length, and return the one line of the answer."""
    with _connected(address) as held:
        held.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _CHUNK):
            part = content[start : start + _CHUNK]
            held.sendall(struct.pack("!I", len(part)) + part)
        held.sendall(struct.pack("!I", 0))
        answer = b""
        while part := held.recv(1024):
            answer += part
    return answer.rstrip(b"\0\n ")


def _connected(address: str) -> socket.socket:
    """Connect to a socket file (``/run/clamav/clamd.ctl``) or to ``host:port``."""
    if address.startswith("/"):
        held = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        held.settimeout(_PATIENCE)
        held.connect(address)
        return held
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=_PATIENCE)
