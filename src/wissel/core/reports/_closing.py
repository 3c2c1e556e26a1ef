"""What reports at the end say (D22, D23): the whole trajectory in counts, and how it ended."""

from collections.abc import Sequence

from wissel.core.journal import (
    Assignment,
    EmployerApproach,
    JournalEntry,
    Networking,
    PlacementEvent,
    VacancyListSent,
)
from wissel.core.reports import _obstacles, _standing, _work
from wissel.core.reports._employability import employability
from wissel.core.reports._material import Material, Part, is_activity, proof
from wissel.core.reports.record import Layer, Statement


def begin(material: Material) -> Part:
    """Return the week of illness; the summary below it is the coach's."""
    return Part((_standing.week(material),))


def capacity(material: Material) -> Part:
    """Return what the company doctor gave first beside what holds now, and how a profile grew."""
    now = _standing.experts(material)
    first = _standing.first_capacity(material)
    return Part((*first, *now.statements, *employability(material)), now.questions)


def done(material: Material) -> Part:
    """Count what was done, and name each stretch without activity, of which the reason is asked."""
    moving = [entry.happened_on for entry in material.entries if is_activity(entry)]
    if not moving:
        return _work.activities(material)
    stretches = _work.gaps(material, moving)
    still = [
        Statement(f"still-{a}", Layer.FACT, text, evidence=(material.nothing(),), editable=False)
        for a, text, _ in stretches
    ]
    questions = tuple(question for _, _, question in stretches)
    return Part((*_work.talks(material), *_assignments(material), *still), questions)


def search(material: Material) -> Part:
    """Count the search for work; never empty: nothing at all is asked about."""
    own, questions = _work.own_search(material)
    return Part(
        (*own, *_networking(material), *_approaches(material), *_lists(material)), questions
    )


def obstacles(material: Material) -> Part:
    """Return every standstill that was reported; who takes it up is past asking."""
    part = _obstacles.obstacles(material)
    return Part(part.statements, left_out=part.left_out)


def outcome(material: Material) -> Part:
    """Return each step of a placement; the result, and why it ends, are asked apart."""
    words = material.words
    steps = [
        _fact(
            material,
            material.id(entry),
            words.say(
                "sum.placement",
                day=words.day(entry.happened_on),
                place=words.word(f"placement.{content.placement}"),
                text=_work.placement_step(material, content),
            ),
            [entry],
        )
        for entry in material.entries
        if isinstance(content := entry.content, PlacementEvent)
    ]
    return Part(tuple(steps or [_fact(material, "none", words.say("sum.placement.none"), [])]))


def _fact(material: Material, id_: str, text: str, entries: Sequence[JournalEntry]) -> Statement:
    evidence = proof(material, entries) or (material.nothing(),)
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False, effort=bool(entries))


def _assignments(material: Material) -> list[Statement]:
    held = [entry for entry in material.entries if isinstance(entry.content, Assignment)]
    finished = [e for e in held if isinstance(e.content, Assignment) and e.content.state == "done"]
    if not held:
        return []
    text = material.words.count("sum.assignments", len(held), done=len(finished))
    return [_fact(material, "assignments", text, held)]


def _networking(material: Material) -> list[Statement]:
    held = [entry for entry in material.entries if isinstance(entry.content, Networking)]
    return _counted(material, "networking", held)


def _approaches(material: Material) -> list[Statement]:
    held = [entry for entry in material.entries if isinstance(entry.content, EmployerApproach)]
    named = [material.clean(getattr(entry.content, "function", "")) for entry in held]
    functions = ", ".join(dict.fromkeys(filter(None, named)))
    return _counted(material, "approaches", held, functions=functions)


def _lists(material: Material) -> list[Statement]:
    held = [entry for entry in material.entries if isinstance(entry.content, VacancyListSent)]
    sent = sum(e.content.count for e in held if isinstance(e.content, VacancyListSent))
    return _counted(material, "lists", held, sent=sent)


def _counted(
    material: Material, what: str, held: list[JournalEntry], **values: object
) -> list[Statement]:
    if not held:
        return []
    day = material.words.day(held[-1].happened_on)
    text = material.words.count(f"sum.{what}", len(held), day=day, **values)
    return [_fact(material, what, text, held)]
