"""Names the employer may not read: found in the trajectory, masked in every text of people."""

import re
from datetime import date

from wissel.core.dates import local_day
from wissel.core.journal import Application, EmployerApproach
from wissel.core.trajectory import Trajectory

#: A legal form at the end of a name; people leave it out when they talk.
_LEGAL_FORM = re.compile(
    r"[\s,]+(b\.?v\.?|n\.?v\.?|v\.?o\.?f\.?|c\.?v\.?|u\.?a\.?)$", re.IGNORECASE
)


def names_allowed(trajectory: Trajectory, today: date) -> bool:
    """Whether the employee lets the employer see where they applied.

    Consent of category ``applications`` for receiver ``employer`` (AVG art. 7). A withdrawal counts
    from its own day, and no consent outlives the trajectory.
    """
    if trajectory.closed_on is not None and trajectory.closed_on < today:
        return False
    return any(
        consent.category == "applications"
        and consent.receiver == "employer"
        and local_day(consent.given_at) <= today
        and (consent.withdrawn_at is None or local_day(consent.withdrawn_at) > today)
        for consent in trajectory.consents
    )


def hidden_names(trajectory: Trajectory, today: date) -> tuple[str, ...]:
    """Return the names of possible employers that stay hidden; longest first, not the client's."""
    if names_allowed(trajectory, today):
        return ()
    found = {
        name
        for entry in trajectory.journal
        if isinstance(entry.content, Application | EmployerApproach)
        for name in _spoken(entry.content.employer_name)
    }
    client = {name.casefold() for name in _spoken(trajectory.client.name)}
    kept = [name for name in found if name.casefold() not in client]
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def _spoken(name: str) -> tuple[str, ...]:
    whole = " ".join(name.split())
    short = _LEGAL_FORM.sub("", whole)
    return tuple(dict.fromkeys(part for part in (whole, short) if part))


def find_names(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where whole names stand in a text, in any case, as (start, end), left to right."""
    pattern = _pattern(names)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def mask(text: str, names: tuple[str, ...], marker: str) -> str:
    """Return the text with every whole name replaced by ``marker``."""
    pattern = _pattern(names)
    return pattern.sub(lambda _: marker, text) if pattern else text


def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    if not names:
        return None
    ways = (r"\s+".join(re.escape(part) for part in name.split()) for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)", re.IGNORECASE)
