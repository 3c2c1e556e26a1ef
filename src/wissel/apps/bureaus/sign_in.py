"""How people sign in: our settings of the sign-in library."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from wissel.infra import crypto

_FIELD = "mfa.totp"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library ships no types
    """Nobody signs up by themselves: an invitation makes the account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse open sign-up."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Leave user names out: the address is the name."""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library ships no types
    """Keeps the secrets of second factors encrypted; the library keeps them in the open."""

    def encrypt(self, text: str) -> str:
        """Encrypt a secret of a second factor."""
        return crypto.encrypt(text, scope="-", field=_FIELD)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret of a second factor."""
        return crypto.decrypt(encrypted_text, scope="-", field=_FIELD)
