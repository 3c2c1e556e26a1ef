"""Security events in the log: what happened to an account, without anything personal in it.

A user is named by id, a network address by a digest; never an e-mail address, a password, a code
or the token of an invitation.
"""

from typing import Any, Final

import structlog
from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.usersessions.adapter import get_adapter
from django.contrib.auth import signals as auth
from django.dispatch import Signal
from django.http import HttpRequest

from wissel.portals.shell.middleware import seen_from

_log: Final = structlog.stdlib.get_logger("wissel.sign_in")

_EVENTS: Final[tuple[tuple[Signal, str], ...]] = (
    (auth.user_logged_in, "sign-in"),
    (auth.user_logged_out, "sign-out"),
    (auth.user_login_failed, "sign-in-failed"),
    (account.password_changed, "password-changed"),
    (account.password_set, "password-set"),
    (account.password_reset, "password-reset"),
    (mfa.authentication_failed, "code-refused"),
    (mfa.authenticator_added, "second-factor-added"),
    (mfa.authenticator_removed, "second-factor-removed"),
    (mfa.authenticator_reset, "recovery-codes-renewed"),
)


def note(event: str, request: HttpRequest | None, user: Any = None, **facts: str) -> None:
    """Write one event."""
    if user is not None and user.pk is not None:
        facts["user"] = str(user.pk)
    if request is not None:
        facts["seen_from"] = seen_from(request)
    _log.info(event, **facts)


def listen() -> None:
    """Connect the events to the signals that tell of them."""
    for signal, event in _EVENTS:
        signal.connect(_writer(event), weak=False, dispatch_uid=f"wissel.{event}")
    mfa.authenticator_added.connect(_end_others, dispatch_uid="wissel.end-others")


def _writer(event: str) -> Any:
    def write(sender: object, **given: Any) -> None:
        # `credentials` of a failed sign-in holds the address that was typed: it stays out.
        note(event, given.get("request"), given.get("user"))

    return write


def _end_others(sender: object, request: HttpRequest, user: Any, **_: Any) -> None:
    """End the sign-ins that began without a code: only the one that set it up has shown it."""
    from allauth.usersessions.models import UserSession  # models exist only once the apps are ready

    others = UserSession.objects.filter(user_id=user.pk)
    get_adapter().end_sessions(others.exclude(session_key=request.session.session_key))
