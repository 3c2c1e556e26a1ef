"""Section 11: standstills, risks and bottlenecks, opinions of experts, and what became of each."""

from wissel.core.journal import Bottleneck, ExpertOpinion, JournalEntry, StagnationSignal
from wissel.core.obligations import BOTTLENECK
from wissel.core.reports._material import Material, Part, proof
from wissel.core.reports.record import Layer, Question, Statement


def obstacles(material: Material) -> Part:
    """Return the signals and opinions of the period, and what is open or was resolved in it.

    Of a signal it is asked who takes it up; a bottleneck has its owner and its action.
    """
    words = material.words
    statements: list[Statement] = []
    questions: list[Question] = []
    for entry in material.entries:
        match entry.content:
            case ExpertOpinion() as said:
                statements.append(opinion(material, entry, said))
            case StagnationSignal() as said:
                statements.append(signal(material, entry, said))
                ask = words.say("obstacle.question", day=words.day(entry.happened_on))
                id_ = f"{material.id(entry)}:question"
                questions.append(material.question(id_, ask, Layer.AGREEMENT))
            case Bottleneck(state="resolved") as bottleneck:
                statements.append(_resolved(material, entry, bottleneck))
            case _:
                pass
    statements += [_open(material, entry, held) for entry, held in _still_open(material)]
    return Part(tuple(statements), tuple(questions), left_out=not statements)


def signal(material: Material, entry: JournalEntry, content: StagnationSignal) -> Statement:
    """Say what stands still, since when, and who wrote it down in which words."""
    words = material.words
    said = {
        "sort": _capital(words.word(f"stagnation.{content.sort}")),
        "day": words.day(entry.happened_on),
        "text": material.clean(content.facts),
    }
    text = (
        words.say("obstacle.since", since=words.day(content.since), **said)
        if content.since
        else words.say("obstacle", **said)
    )
    evidence = proof(material, (entry,))
    return Statement(material.id(entry), Layer.FACT, text, evidence=evidence)


def opinion(material: Material, entry: JournalEntry, content: ExpertOpinion) -> Statement:
    """Say that an opinion was asked or came, and when; its question and content stay out."""
    words = material.words
    day = words.day(entry.happened_on if content.outcome else content.asked_on or entry.happened_on)
    phrase = "opinion.given" if content.outcome else "opinion.asked"
    text = words.say(phrase, by=words.role(content.by), day=day)
    evidence = proof(material, (entry,))
    return Statement(material.id(entry), Layer.FACT, text, evidence=evidence, editable=False)


def _still_open(material: Material) -> list[tuple[JournalEntry, Bottleneck]]:
    """Return the bottlenecks that nobody resolved by the last day, or decided to be past."""
    told = [
        (entry, entry.content)
        for entry in material.known
        if isinstance(entry.content, Bottleneck) and entry.happened_on <= material.last
    ]
    over = {
        material.roots.get(held.about, held.about) for _, held in told if held.state == "resolved"
    }
    # Done elsewhere, or it does not hold: decided about the duty, without an entry that resolves.
    over |= {
        duty.anchor
        for duty in material.obligations
        if duty.rule == BOTTLENECK
        and duty.done_on is None
        and not duty.state(material.today).is_open
    }
    return [
        (entry, held)
        for entry, held in told
        if held.state == "open" and material.id(entry) not in over
    ]


def _open(material: Material, entry: JournalEntry, held: Bottleneck) -> Statement:
    words = material.words
    said = {
        "sort": _capital(words.word(f"bottleneck.{held.sort}")),
        "day": words.day(entry.happened_on),
        "what": _sentence(material.clean(held.what)),
        "role": words.role(held.owner),
        "action": material.clean(held.action).rstrip("."),
    }
    text = (
        words.say("bottleneck.open", by=words.day(held.by), **said)
        if held.by is not None
        else words.say("bottleneck.no-day", **said)
    )
    evidence = proof(material, (entry,))
    return Statement(material.id(entry), Layer.AGREEMENT, text, evidence=evidence)


def _resolved(material: Material, entry: JournalEntry, held: Bottleneck) -> Statement:
    words = material.words
    text = words.say(
        "bottleneck.resolved",
        sort=_capital(words.word(f"bottleneck.{held.sort}")),
        day=words.day(entry.happened_on),
        what=_sentence(material.clean(held.what)),
        outcome=_sentence(material.clean(held.outcome)),
    ).strip()
    evidence = proof(material, (entry,))
    return Statement(material.id(entry), Layer.FACT, text, evidence=evidence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."
