"""How a way of working makes its plan: what it calls it, which parts in which order, subgoals."""

from dataclasses import dataclass
from typing import Final

from wissel.core.programme._read import Cursor
from wissel.core.sources import Text

#: The parts a plan can have (``rules/plans``), in the order of the house.
PLAN_PARTS: Final = (
    "situatie",
    "doel",
    "persoonsprofiel",
    "zoekprofiel",
    "afstand",
    "activiteiten",
    "solliciteren",
    "scholing",
    "begeleiding",
    "subdoelen",
    "duur",
    "rapportage",
    "rollen",
    "risicos",
)


_LABEL: Final = Text("Trajectplan", "Trajectory plan")


@dataclass(frozen=True, slots=True)
class SubgoalForm:
    """A subgoal that the way of working keeps in view (Ascenditur's six)."""

    key: str
    title: Text


@dataclass(frozen=True, slots=True)
class PlanWay:
    """The plan of a way of working.

    ``written_in`` is the key of the delivery it is written in; empty: a document of its own that
    nobody promised. ``parts`` are in the order of the document.
    """

    label: Text = _LABEL
    parts: tuple[str, ...] = PLAN_PARTS
    written_in: str = ""
    subgoals: tuple[SubgoalForm, ...] = ()


def read_plan(cursor: Cursor, deliveries: frozenset[str]) -> PlanWay:
    """Return how the plan is made, or refuse it with its place."""
    fields = cursor.table(("label",), ("parts", "written_in", "subgoals"))
    parts = (
        tuple(item.one_of(PLAN_PARTS) for item in fields["parts"].items(least=1))
        if "parts" in fields
        else PLAN_PARTS
    )
    if len(set(parts)) < len(parts):
        fields["parts"].fail("a part stands here twice", "een deel staat hier twee keer")
    written_in = ""
    if "written_in" in fields:
        written_in = fields["written_in"].one_of(sorted(deliveries))
    subgoals = tuple(
        _subgoal(item) for item in (fields["subgoals"].items() if "subgoals" in fields else ())
    )
    if len({one.key for one in subgoals}) < len(subgoals):
        fields["subgoals"].fail("a subgoal stands here twice", "een subdoel staat hier twee keer")
    return PlanWay(fields["label"].sentence(), parts, written_in, subgoals)


def _subgoal(cursor: Cursor) -> SubgoalForm:
    fields = cursor.table(("key", "title"))
    return SubgoalForm(fields["key"].key(), fields["title"].sentence())
