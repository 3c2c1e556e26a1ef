"""Encryption and sealing of single values: AES-256-GCM and HMAC, keys outside the database.

A value carries the id of its key and its bureau; bureau and field are authenticated with it, so a
value copied to another bureau or column does not open. Form: ``key.bureau.base64(nonce+cipher)``.
"""

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


class CannotDecrypt(ValueError):
    """A stored value does not open: its key is gone, or it was moved or changed."""


def encrypt(plaintext: str, *, scope: str, field: str) -> str:
    """Encrypt under the current key. ``scope`` is the bureau (or ``-``), ``field`` table.column."""
    key_id, key = _current_key()
    nonce = secrets.token_bytes(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, plaintext.encode(), _bound_to(scope, field))
    return f"{key_id}.{scope}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"


def decrypt(stored: str, *, field: str, scope: str | None = None) -> str:
    """Open a stored value; with ``scope`` given, refuse one that belongs to another scope."""
    try:
        key_id, own_scope, body = stored.split(".", 2)
        raw = base64.urlsafe_b64decode(body)
    except ValueError:
        raise CannotDecrypt(f"a value of {field} is not in encrypted form") from None
    if scope is not None and own_scope != scope:
        raise CannotDecrypt(f"a value of {field} belongs to another bureau")
    if len(raw) <= _NONCE:
        raise CannotDecrypt(f"a value of {field} is not in encrypted form")
    try:
        opened = AESGCM(_key(key_id)).decrypt(
            raw[:_NONCE], raw[_NONCE:], _bound_to(own_scope, field)
        )
    except InvalidTag:
        raise CannotDecrypt(f"a value of {field} was moved or changed") from None
    return opened.decode()


def current_key_id() -> str:
    """Return the id of the key under which new values are written."""
    return _current_key()[0]


def mac(body: bytes, *, purpose: str, key_id: str) -> str:
    """Return the HMAC-SHA-256 (hex) that only whoever has this key can make, for one purpose.

    Raises :class:`CannotDecrypt` for a key that is not configured.
    """
    derived = hmac.new(_key(key_id), b"mac\0" + purpose.encode(), hashlib.sha256).digest()
    return hmac.new(derived, body, hashlib.sha256).hexdigest()


def token_digest(token: str) -> str:
    """Return the digest under which a one-time token is stored; the token itself never is."""
    _, key = _current_key(oldest=True)
    return hmac.new(key, b"token\0" + token.encode(), hashlib.sha256).hexdigest()


def _bound_to(scope: str, field: str) -> bytes:
    return f"{scope}\0{field}".encode()


def _current_key(*, oldest: bool = False) -> tuple[str, bytes]:
    keys = list(settings.WISSEL_FIELD_KEYS.items())
    key_id, key = keys[-1 if oldest else 0]
    return key_id, bytes.fromhex(key)


def _key(key_id: str) -> bytes:
    try:
        return bytes.fromhex(settings.WISSEL_FIELD_KEYS[key_id])
    except KeyError:
        raise CannotDecrypt(f"field key {key_id!r} is not configured") from None
