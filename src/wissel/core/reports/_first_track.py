"""What the employer said about return to own work, and that the first track was closed."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wissel.core.journal import Contact, Decision, JournalEntry
from wissel.core.reports._material import Material, Part, proof
from wissel.core.reports.record import Layer, Statement


def first_track(material: Material) -> Part:
    """Return each state the employer reported and each thing they said; asked when there is none.

    The same state, or the same words, month after month is said once, with how often and all that
    shows it.
    """
    talks = [
        (entry, said)
        for entry in material.entries
        if isinstance(said := entry.content, Contact)
        and (said.first_track or said.first_track_open is not None)
    ]
    found = [*_states(material, talks), *_words_of(material, talks), *_closed(material)]
    if found:
        order = {entry.id: place for place, entry in enumerate(material.entries)}
        return Part(tuple(sorted(found, key=lambda line: order[line.evidence[0].id])))
    words = material.words
    text, ask = words.say("first-track.none"), words.say("first-track.question")
    none = Statement("none", Layer.FACT, text, evidence=(material.nothing(),), editable=False)
    return Part((none,), (material.question("question", ask),))


def _states(
    material: Material, talks: Iterable[tuple[JournalEntry, Contact]]
) -> Iterator[Statement]:
    words = material.words
    told = [pair for pair in talks if pair[1].first_track_open is not None]
    for is_open, run in groupby(told, key=lambda pair: pair[1].first_track_open):
        entries = [entry for entry, _ in run]
        first, last = (words.day(entries[end].happened_on) for end in (0, -1))
        key = "first-track.open" if is_open else "first-track.shut"
        text = (
            words.say(key, day=first)
            if len(entries) == 1
            else words.say(f"{key}.again", n=len(entries), a=first, b=last)
        )
        id_, evidence = f"{material.id(entries[0])}:open", proof(material, entries)
        yield Statement(id_, Layer.FACT, text, evidence=evidence, editable=False)


def _words_of(
    material: Material, talks: Iterable[tuple[JournalEntry, Contact]]
) -> Iterator[Statement]:
    words = material.words
    told = [(entry, text) for entry, said in talks if (text := material.clean(said.first_track))]
    for text, run in groupby(told, key=lambda pair: pair[1]):
        entries = [entry for entry, _ in run]
        first = words.day(entries[0].happened_on)
        line = (
            words.say("first-track", day=first, text=text)
            if len(entries) == 1
            else words.say(
                "first-track.again",
                a=first,
                b=words.day(entries[-1].happened_on),
                n=len(entries),
                text=text,
            )
        )
        id_, owner = material.id(entries[0]), words.role("employer")
        evidence = proof(material, entries)
        yield Statement(id_, Layer.OPINION, line, owner=owner, evidence=evidence)


def _closed(material: Material) -> Iterator[Statement]:
    words = material.words
    for entry in material.entries:
        match entry.content:
            case Decision(subject="eerste-spoor-gesloten") as decision:
                text = words.say(
                    "first-track.closed",
                    day=words.day(entry.happened_on),
                    text=material.clean(decision.outcome),
                    owner=material.clean(decision.owner),
                )
                evidence = proof(material, (entry,))
                yield Statement(material.id(entry), Layer.FACT, text, evidence=evidence)
            case _:
                pass
