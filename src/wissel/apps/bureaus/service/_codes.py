"""Second factors as rows: giving one, and the code it shows now (demo only)."""

from datetime import datetime
from uuid import UUID

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt
from django.db.models import Exists, OuterRef

from wissel.apps.bureaus.models import User


def current_code(user: User, now: datetime) -> str:
    """Return the code of the person's second factor at ``now``; empty when there is none."""
    found = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if found is None:
        return ""
    counter = int(now.timestamp()) // app_settings.TOTP_PERIOD
    return str(format_hotp_value(hotp_value(decrypt(found.data["secret"]), counter)))


def give_second_factor(user: User) -> None:
    """Give a person a time-based second factor, once."""
    if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        TOTP.activate(user, generate_totp_secret())


def has_second_factor(user: UUID) -> bool:
    """Whether the person signs in with a second factor."""
    return bool(Authenticator.objects.filter(user_id=user, type=Authenticator.Type.TOTP).exists())


def second_factor_of(user: str) -> Exists:
    """Return whether the person of an outer query signs in with a second factor."""
    return Exists(
        Authenticator.objects.filter(user_id=OuterRef(user), type=Authenticator.Type.TOTP)
    )
