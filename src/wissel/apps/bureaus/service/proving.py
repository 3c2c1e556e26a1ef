"""Proving once more who somebody is, before something that binds: by the code of their app."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import structlog
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache

from wissel.core.refusal import Refused
from wissel.core.sources import Text
from wissel.infra.codes import used_before
from wissel.infra.doors import Actor, Denied

log = structlog.get_logger("wissel.signing")

#: How often somebody may be wrong in a quarter of an hour.
MOST_TRIES: Final = 5
_QUARTER: Final = 15 * 60
#: How long a proof is good for: the act it was asked for, and no other later.
PROOF_LIVES: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Proved:
    """That somebody who had signed in showed a code of their second factor at a moment."""

    user: UUID
    email: str
    at: datetime

    def holds(self, actor: Actor, now: datetime) -> bool:
        """Whether it is this person's, and of just now."""
        return actor.user == self.user and timedelta() <= now - self.at <= PROOF_LIVES


def prove_second_factor(*, actor: Actor, now: datetime, code: str) -> Proved | None:
    """Return the proof that the actor holds their second factor, ``None`` for a wrong code.

    No door: what was shown and how often it was wrong is kept whatever the caller does next, in the
    cache, where the application role of a door has no rights. A code counts once, here and at
    sign-in. Raises :class:`Refused` (``$.code``) after too many wrong ones, and :class:`Denied` for
    whoever has no second factor.
    """
    if actor.user is None:
        raise Denied("no-person", hidden=False)
    row = (
        Authenticator.objects.select_related("user")
        .filter(user=actor.user, type=Authenticator.Type.TOTP)
        .first()
    )
    if row is None:
        raise Denied("no-second-factor", hidden=False)
    tries = [f"wissel.proof.{actor.user}.{n}" for n in range(MOST_TRIES)]
    # A try is taken before the code is looked at: many at once share the same few.
    if not any(cache.add(one, 1, timeout=_QUARTER) for one in tries):
        raise Refused(
            "too-many",
            "$.code",
            Text(
                "Dit ging te vaak mis. Wacht een kwartier en probeer het dan opnieuw.",
                "This went wrong too often. Wait a quarter of an hour and try again.",
            ),
        )
    digits = "".join(filter(str.isdigit, code))
    if TOTP(row).validate_code(digits) and not used_before(actor.user, digits):
        cache.delete_many(tries)
        return Proved(actor.user, row.user.email, now)
    log.warning("code-refused", user=str(actor.user), seen_from=actor.seen_from)
    return None
