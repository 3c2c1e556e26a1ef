"""What the row components show: plain values that a view builds and a template prints."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import gettext

from wissel.core.dates import clock_time
from wissel.core.help import explains
from wissel.core.obligations import Obligation, State
from wissel.core.sources import Nature
from wissel.portals.shell.track import Markup


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is. ``kind`` is ``coach``, ``employee``, or ``employer`` for all others."""

    label: str
    initials: str
    kind: str = "coach"
    mine: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """The one thing to do, as a verb, and where."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A duty in a list. ``ground`` is what stands after the nature: article, term, agreement.

    ``state`` is the obligation's on the day of the page. ``when_note`` replaces the note under the
    day (a time, say). ``place`` is the small track. ``help_url`` is what explains the duty.
    """

    title: str
    state: State
    due: date | None
    nature: Nature
    ground: str = ""
    when_note: str = ""
    person: str = ""
    person_url: str = ""
    organisation: str = ""
    week: int | None = None
    place: Markup | None = None
    turn: Turn | None = None
    act: Act | None = None
    more_url: str = ""
    help_url: str = ""


def time_note(duty: Obligation) -> str:
    """Return before which time of its last day a duty must be done; ``""`` where the day counts."""
    return "" if duty.due_at is None else gettext("vóór %s") % clock_time(duty.due_at)


def ground_of(duty: Obligation, language: str) -> str:
    """Return the articles behind a duty, each once, as one line; without articles, the notes.

    >>> from wissel.core.sources import Basis, Text
    >>> basis = Basis("WIA art. 64 lid 2", date(2013, 7, 1), None, "BWBR0019057")
    >>> ground_of(Obligation("law:M09", "2027", Text("Brief", "Letter"), ("uwv",), Nature.LAW,
    ...                      None, basis=(basis, basis)), "nl")
    'WIA art. 64 lid 2'
    """
    articles = dict.fromkeys(basis.article for basis in duty.basis if basis.article)
    notes = dict.fromkeys(basis.note.in_(language) for basis in duty.basis if basis.note)
    return " · ".join(articles or notes)


def help_url(duty: Obligation) -> str:
    """Return the page of the knowledge base that explains ``duty``; every duty has one."""
    return _topic_url(explains(duty))


@lru_cache(maxsize=256)
def _topic_url(topic: str) -> str:
    return reverse("help_topic", args=[topic])
