"""How people sign in: our settings of the sign-in library."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wissel.apps.bureaus.service import second_factor_required, sign_ins
from wissel.infra import crypto

_FIELD = "mfa.totp"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library ships no types
    """Nobody signs up by themselves: an invitation makes the account."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Dit account is gesloten. Vraag het bureau om hulp."),
        "email_password_mismatch": _(
            "Het e-mailadres of het wachtwoord klopt niet. Kijk beide na en probeer het opnieuw."
        ),
        "enter_current_password": _("Dit is niet het wachtwoord van nu. Typ het opnieuw."),
        "incorrect_password": _("Dit wachtwoord klopt niet. Typ het opnieuw."),
        "too_many_login_attempts": _(
            "Dit ging te vaak mis. Wacht 5 minuten en probeer het dan opnieuw."
        ),
        "rate_limited": _("Dit ging te vaak mis. Wacht 5 minuten en probeer het dan opnieuw."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse open sign-up."""
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """Leave user names out: the address is the name."""


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library ships no types
    """Keeps the secrets of second factors encrypted; the library keeps them in the open."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "Deze code klopt niet. Een code werkt één keer en een halve minuut. "
            "Typ de code die uw app nu toont."
        ),
        "cannot_delete_authenticator": _(
            "Voor uw rol is inloggen met een code verplicht. Uitzetten kan dus niet."
        ),
    }

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Refuse to leave out the second factor where one of the person's roles requires it."""
        return not any(
            second_factor_required(own.role) for own in sign_ins(user=authenticator.user_id)
        )

    def encrypt(self, text: str) -> str:
        """Encrypt a secret of a second factor."""
        return crypto.encrypt(text, scope="-", field=_FIELD)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret of a second factor."""
        return crypto.decrypt(encrypted_text, scope="-", field=_FIELD)
