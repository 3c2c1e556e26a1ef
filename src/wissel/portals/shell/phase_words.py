"""The phases of a way of working in the bureau's own words, and where somebody is now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.utils.translation import gettext_lazy

from wissel.core.programme import PhaseSpan, Programme

_CHIPS: Final = {
    "current": ("now", gettext_lazy("loopt nu")),
    "done": ("done", gettext_lazy("klaar")),
    "skipped": ("na", gettext_lazy("overgeslagen")),
    "upcoming": ("open", gettext_lazy("komt nog")),
}


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase with what happens in it, its state as a chip, and its days."""

    title: str
    summary: str
    state: Literal["upcoming", "current", "done", "skipped"]
    chip: tuple[str, str]
    begun: date | None
    ended: date | None


def phase_lines(
    programme: Programme, spans: Sequence[PhaseSpan], language: str
) -> tuple[PhaseLine, ...]:
    """Return the phases in the order of the programme."""
    summaries = {phase.key: phase.summary for phase in programme.phases}
    found = []
    for span in spans:
        kind, words = _CHIPS[span.state]
        summary = summaries.get(span.key)
        found.append(
            PhaseLine(
                title=span.title.in_(language),
                summary=summary.in_(language) if summary is not None else "",
                state=span.state,
                chip=(kind, str(words)),
                begun=span.begun,
                ended=span.ended if span.state == "done" else None,
            )
        )
    return tuple(found)
