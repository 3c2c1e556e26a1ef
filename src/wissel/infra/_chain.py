"""The links of the change log and the access log, and the seal on the last one.

A link covers the line and the link before it. Lines of the first scheme carry a SHA-256, which
whoever owns the database can compute anew. Lines of the second carry a MAC under a key that lies
outside the database, as ``2.<id of the key>.<64 hex>``; so does the seal on the head of a chain,
which says how far it went. A chain goes over from the first scheme to the second once, and never
back: the first keyed link covers the last one without a key.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from wissel.infra import crypto

_SCHEME = "2"


def link(bureau: UUID, name: str, previous: str, seq: int, fields: Mapping[str, Any]) -> str:
    """Return the link of a new line, under the current key."""
    return _keyed(crypto.current_key_id(), "log-line", bureau, name, previous, seq, _plain(fields))


def fits(
    given: str, bureau: UUID, name: str, previous: str, seq: int, fields: Mapping[str, Any]
) -> bool:
    """Whether a stored link is the one that belongs to this line at this place."""
    if not is_keyed(given):
        return given == _without_key(previous, seq, _plain(fields))
    return _holds(given, "log-line", bureau, name, previous, seq, _plain(fields))


def is_keyed(given: str) -> bool:
    """Whether a link is of the second scheme."""
    return given.startswith(f"{_SCHEME}.")


def seal(bureau: UUID, name: str, seq: int, last: str) -> str:
    """Return the seal on a chain of so many lines that ends in this link."""
    return _keyed(crypto.current_key_id(), "log-head", bureau, name, seq, last)


def seal_holds(given: str, bureau: UUID, name: str, seq: int, last: str) -> bool:
    """Whether a stored seal is on this number of lines and this last link."""
    return _holds(given, "log-head", bureau, name, seq, last)


def _keyed(key_id: str, purpose: str, bureau: UUID, *parts: Any) -> str:
    mac = crypto.mac(_body(str(bureau), *parts), purpose=purpose, key_id=key_id)
    return f"{_SCHEME}.{key_id}.{mac}"


def _holds(given: str, purpose: str, bureau: UUID, *parts: Any) -> bool:
    scheme, _, key_id = given.rpartition(".")[0].partition(".")
    if scheme != _SCHEME:
        return False
    try:
        expected = _keyed(key_id, purpose, bureau, *parts)
    except crypto.CannotDecrypt:
        return False  # a key that is not there proves nothing
    return hmac.compare_digest(given.encode(), expected.encode())


def _without_key(previous: str, seq: int, fields: Mapping[str, Any]) -> str:
    return hashlib.sha256(_body(previous, seq, fields)).hexdigest()


def _body(*parts: Any) -> bytes:
    return json.dumps(parts, sort_keys=True, default=str, separators=(",", ":")).encode()


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        # The database gives moments back in UTC, whatever zone the door was handed.
        key: value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
        for key, value in fields.items()
    }
