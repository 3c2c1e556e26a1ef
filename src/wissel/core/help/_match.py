"""From a duty to the topic that explains it. No programme is named: only rules, events, natures.

The names in ``explains`` of a topic, from the surest to the most general:

- ``law:M05``: a milestone of the law, whichever time it comes back (``law:M05.3``);
- ``agreement:made``, ``message:answer``: a rule that is no programme's;
- ``report:EVENT``: an event that settles a duty about a report (it carries the report's period);
- ``event:EVENT``: an event that settles a duty, or only the kind of it (``event:contact``);
- ``nature:promise``: what is left; every nature has a topic.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from wissel.core.help._read import read
from wissel.core.obligations import Obligation

_LAW = "law:"
#: How the note begins by which a duty about a report names its period.
_PERIOD = "period:"


@cache
def _explained() -> Mapping[str, str]:
    return {name: key for key, topic in read().items() for name in topic.explains}


def of_rule(rule: str) -> str:
    """Return the topic of a milestone of the law, ``LookupError`` for one without."""
    return _explained()[rule]


def explains(duty: Obligation) -> str:
    """Return the key of the topic that explains ``duty``; there always is one."""
    found = _explained()
    return next(found[name] for name in _names(duty) if name in found)


def _names(duty: Obligation) -> Iterator[str]:
    yield duty.rule.partition(".")[0] if duty.rule.startswith(_LAW) else duty.rule
    events = [event.split(":") for event in (*duty.satisfied_by, duty.act) if event]
    about_a_report = any(note.startswith(_PERIOD) for note in duty.notes)
    for prefix in ("report", "event") if about_a_report else ("event",):
        for length in (3, 2, 1):
            for parts in events:
                if len(parts) >= length:
                    yield ":".join((prefix, *parts[:length]))
    yield f"nature:{duty.nature}"
