"""One hash for all accounts of a demo, whose password everybody knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.contrib.auth.hashers import make_password

from wissel.apps.bureaus.models import User

#: The password of :func:`hashed_once` and its hash; empty outside it.
_kept: ContextVar[tuple[str, str]] = ContextVar("wissel_hashed_once", default=("", ""))


@contextmanager
def hashed_once(password: str) -> Iterator[None]:
    """Hash this password once for all accounts that are made with it, while a demo is played.

    Hashing is slow by design; sixty accounts with a public password gain nothing by sixty salts.
    """
    token = _kept.set((password, make_password(password)))
    try:
        yield
    finally:
        _kept.reset(token)


def set_password(user: User, password: str) -> None:
    """Give a user a password that was validated; the caller saves."""
    known, encoded = _kept.get()
    if encoded and known == password:
        user.password = encoded
    else:
        user.set_password(password)
