"""The knowledge base: what the law and the promises mean, who does what, with dated sources.

The texts stand in ``wissel.rules.help``. :func:`explains` leads from any duty to its topic, so that
every obligation is one click from its explanation.
"""

from wissel.core.help._calendar import LawStep, law_steps
from wissel.core.help._match import explains
from wissel.core.help._read import read
from wissel.core.help._search import search
from wissel.core.help._types import Audience, HelpError, Topic

__all__ = [
    "Audience",
    "HelpError",
    "LawStep",
    "Topic",
    "explains",
    "law_steps",
    "search",
    "topic",
    "topics",
]


def topics() -> tuple[Topic, ...]:
    """Return all topics in their order."""
    return tuple(read().values())


def topic(key: str) -> Topic | None:
    """Return a topic, or ``None`` when there is none with this key."""
    return read().get(key)
