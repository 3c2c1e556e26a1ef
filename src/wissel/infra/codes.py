"""Codes of an authenticator app: each counts once, whatever it is shown for."""

from typing import Final
from uuid import UUID

from django.core.cache import cache

#: A code of the authenticator app is valid for three periods of half a minute.
_CODE_LIVES: Final = 90


def used_before(user: UUID, code: str) -> bool:
    """Whether a code of the app was used within its whole life; notes that it is used now.

    The library remembers a code for one period only, but takes it for three.
    """
    digits = "".join(filter(str.isdigit, code))
    return not cache.add(f"wissel.code.{user}.{digits}", 1, timeout=_CODE_LIVES)
