"""The modules of a trajectory's way of working: to choose from, and what was done of each."""

from dataclasses import dataclass
from datetime import date

from wissel.apps.trajectories.service import CaseView
from wissel.core.journal import JournalEntry, standing
from wissel.core.programme import event_names
from wissel.portals.shell.dates import reader_language


@dataclass(frozen=True, slots=True)
class Part:
    """A module with what was done of it. ``optional``: only when the plan asks for it."""

    key: str
    title: str
    summary: str
    optional: bool
    count: int
    last: date | None


def modules_of(view: CaseView) -> list[tuple[str, str]]:
    """Return key and title of the modules of this trajectory, to choose from."""
    lang = reader_language()
    return [(module.key, module.title.in_(lang)) for module in view.programme.modules]


def parts_of(view: CaseView) -> list[Part]:
    """Return every module in the order of the way of working, with the activities in it."""
    lang = reader_language()
    days: dict[str, list[date]] = {}
    for entry in standing(view.case.journal):
        if entry.happened_on <= view.due.today:
            for key in _modules(entry):
                days.setdefault(key, []).append(entry.happened_on)
    return [
        Part(
            key=module.key,
            title=module.title.in_(lang),
            summary=module.summary.in_(lang) if module.summary else "",
            optional=module.optional,
            count=len(days.get(module.key, ())),
            last=max(days.get(module.key, ()), default=None),
        )
        for module in view.programme.modules
    ]


def _modules(entry: JournalEntry) -> list[str]:
    names = [name.partition(":") for name in event_names(entry.content)]
    return [key for kind, _, key in names if kind == "module"]
