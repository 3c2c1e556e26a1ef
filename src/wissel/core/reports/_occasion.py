"""What a report of one occasion says: a talk of three (D16), a standstill (D17); and aftercare."""

from dataclasses import replace
from typing import Final

from wissel.core.journal import (
    Appointment,
    Contact,
    Decision,
    DocumentKind,
    DocumentReceived,
    ExpertOpinion,
    JournalEntry,
    Measure,
    StagnationSignal,
)
from wissel.core.reports import _closing, _obstacles, _work
from wissel.core.reports._material import Material, Part, is_activity, label, proof
from wissel.core.reports.record import Layer, Question, Statement

#: Talks of which minutes are made, and at which the next one is looked for.
TALKS: Final = ("three-way", "evaluation")
#: Under this key the points of the agenda come in (:class:`~wissel.core.reports.record.Heard`).
AGENDA: Final = "agenda"
#: Decisions about the trajectory itself, which may answer a standstill.
_COURSE: Final = ("course", "phase", "end")


def talk(material: Material) -> Part:
    """Return when, where and with whom the talk of the last day was; asked for when there is none.

    Two on one day stand in one report.
    """
    words, day = material.words, material.words.day(material.last)
    held = _talks(material)
    if not held:
        text, evidence = words.say("talk.none", day=day), (material.nothing(),)
        none = Statement("talk-none", Layer.FACT, text, evidence=evidence, editable=False)
        ask = words.say("talk.question", day=day)
        return Part((none,), (material.question("talk", ask, Layer.AGREEMENT),))
    return Part(tuple(_talk(material, entry, said) for entry, said in held))


def _talks(material: Material) -> list[tuple[JournalEntry, Appointment]]:
    return [
        (entry, said)
        for entry in material.known
        if isinstance(said := entry.content, Appointment)
        and said.outcome == "attended"
        and said.purpose in TALKS
        and entry.happened_on == material.last
    ]


def _talk(material: Material, entry: JournalEntry, said: Appointment) -> Statement:
    words = material.words
    roles = dict.fromkeys((*said.with_, "coach"))
    text = words.say(
        "talk",
        day=words.day(entry.happened_on),
        medium=words.word(f"medium.{said.medium}"),
        **{"with": words.list(words.role(role) for role in roles)},
    )
    if aim := material.clean(said.aim).rstrip("."):
        text += " " + words.say("talk.aim", aim=aim)
    return _fact(material, material.id(entry), text, entry, done=True)


def agenda(material: Material) -> Part:
    """Return the points that stood on the agenda, each with whose it is."""
    words, evidence = material.words, proof(material, [entry for entry, _ in _talks(material)])
    points = [one for one in material.heard if one.key == AGENDA]
    found = [
        Statement(
            f"agenda-{number}",
            Layer.FACT,
            words.say(
                "agenda.point", role=_capital(words.role(one.role)), text=material.clean(one.text)
            ),
            evidence=evidence or (material.nothing(),),
            editable=False,
            optional=True,
        )
        for number, one in enumerate(points, start=1)
    ]
    return Part(tuple(found), left_out=not found)


def since_last(material: Material) -> Part:
    """Return what was done since the last talk, the search for work and the decisions with it."""
    done, searched = _closing.done(material), _closing.search(material).statements
    decided = [one for one in _work.progress(material).statements if not one.effort]
    found = tuple(replace(one, id=f"search-{one.id}") for one in searched)
    return Part((*done.statements, *found, *decided), done.questions)


def next_talk(material: Material) -> Part:
    """Return the next talk that is planned; asked for when none is."""
    words = material.words
    ahead = [
        entry
        for entry in material.known
        if isinstance(said := entry.content, Appointment)
        and said.outcome == "planned"
        and said.purpose in TALKS
        and entry.happened_on > material.last
    ]
    if not ahead:
        ask = words.say("next-talk.question")
        return Part((), (material.question("next-talk", ask, Layer.AGREEMENT),))
    text = words.say("next-talk", day=words.day(ahead[0].happened_on))
    evidence = proof(material, ahead[:1])
    return Part((Statement("next-talk", Layer.AGREEMENT, text, evidence=evidence, editable=False),))


# ---------------------------------------------------------------- a standstill


def signal(material: Material) -> Part:
    """Return what was reported to stand still on the last day; asked for when nothing was."""
    words, day = material.words, material.words.day(material.last)
    held = _signals(material)
    if not held:
        text, evidence = words.say("signal.none", day=day), (material.nothing(),)
        none = Statement("signal-none", Layer.FACT, text, evidence=evidence, editable=False)
        ask = words.say("signal.question", day=day)
        return Part((none,), (material.question("signal", ask, Layer.AGREEMENT),))
    return Part(tuple(_obstacles.signal(material, entry, said) for entry, said in held))


def _signals(material: Material) -> list[tuple[JournalEntry, StagnationSignal]]:
    return [
        (entry, said)
        for entry in material.known
        if isinstance(said := entry.content, StagnationSignal)
        and entry.happened_on == material.last
    ]


def ask(material: Material) -> Part:
    """Propose the question by the kind of standstill, in words that judge nobody."""
    sorts = dict.fromkeys(said.sort for _, said in _signals(material))
    return Part(
        tuple(
            Statement(
                f"ask-{sort}", Layer.OPINION, material.words.say(f"ask.{sort}"), material.owner()
            )
            for sort in sorts
        )
    )


def follow_up(material: Material) -> Part:
    """Return what came after the signal: opinions, decisions on the course, a measure's day."""
    words = material.words
    since = [entry for entry in material.known if entry.happened_on >= material.last]
    found: list[Statement] = []
    for entry in since:
        match entry.content:
            case ExpertOpinion() as opinion:
                found.append(_obstacles.opinion(material, entry, opinion))
            case Decision(subject=subject) as decision if subject in _COURSE:
                text = _work.decision_text(material, entry.happened_on, decision)
                found.append(_fact(material, material.id(entry), text, entry))
            case Measure():
                # The day only: what the measure is and why stays between employer and employee.
                text = words.say("effort.measure", day=words.day(entry.happened_on))
                found.append(_fact(material, material.id(entry), text, entry))
            case _:
                pass
    return Part(tuple(found), left_out=not found)


# ---------------------------------------------------------------- aftercare


def contacts(material: Material) -> Part:
    """Return every talk since the new work began: when, in which way, with whom; never what."""
    words = material.words
    held = [
        (entry, said)
        for entry in material.entries
        if isinstance(said := entry.content, Contact | Appointment) and is_activity(entry)
    ]
    if not held:
        text, evidence = words.say("aftercare.none"), (material.nothing(),)
        none = Statement("none", Layer.FACT, text, evidence=evidence, editable=False)
        question: Question = material.question("contacts", words.say("aftercare.question"))
        return Part((none,), (question,))
    return Part(
        tuple(
            _fact(
                material,
                material.id(entry),
                words.say(
                    "aftercare.contact",
                    day=_capital(words.day(entry.happened_on)),
                    sort=label(material, entry),
                    **{"with": words.list(words.role(role) for role in said.with_)},
                ),
                entry,
                done=True,
            )
            for entry, said in held
        )
    )


def decision_on_wia(material: Material) -> Part:
    """Return that the decision of UWV was received; what it says is the employee's to tell."""
    words = material.words
    found = [
        _fact(
            material,
            material.id(entry),
            words.say("wia.received", day=words.day(entry.happened_on)),
            entry,
        )
        for entry in material.known
        if isinstance(entry.content, DocumentReceived)
        and entry.content.document is DocumentKind.WIA_BESCHIKKING
        and entry.happened_on <= material.last
    ]
    return Part(tuple(found), left_out=not found)


def _fact(
    material: Material, id_: str, text: str, entry: JournalEntry, *, done: bool = False
) -> Statement:
    evidence = proof(material, (entry,))
    return Statement(id_, Layer.FACT, text, evidence=evidence, editable=False, effort=done)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
