"""What differs between two states of a profile: by block, and by direction.

Everything that is said becomes a row of texts; a row changed by the texts that went and the texts
that came. The order of lines, and whose they are, say nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from wissel.core.capacity import catalogue
from wissel.core.dates import day_in
from wissel.core.profile._read import profile_forms
from wissel.core.profile._types import BlockForm, ProfileForms, Word
from wissel.core.profile._wage import wage_words
from wissel.core.profiled import (
    Block,
    Demand,
    Direction,
    Judgement,
    Market,
    Profile,
    ProfileLine,
    Verdict,
)
from wissel.core.sources import Text
from wissel.core.wire import Wire

#: What is said of one thing.
Said: TypeAlias = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class ProfileChange(Wire):
    """One thing that differs. ``block`` or ``direction`` says where; neither is the whole profile.

    ``about`` is its name, ``part`` what of it changed. ``before`` are the texts that went,
    ``after`` those that came; nothing on one side: it was not said.
    """

    about: Text
    part: Text
    before: tuple[Text, ...]
    after: tuple[Text, ...]
    block: str = ""
    direction: str = ""


def profile_difference(before: Profile, after: Profile) -> tuple[ProfileChange, ...]:
    """Return what ``after`` says otherwise than ``before``: blocks in order, then directions."""
    forms = profile_forms(after.form)
    found: list[ProfileChange] = []
    for form in forms.forms[after.kind].blocks():
        one, other = (_block(said.block(form.key), form) for said in (before, after))
        found += _changes(form.title, one, other, block=form.key)
    for key in dict.fromkeys(one.key for one in (*before.directions, *after.directions)):
        was, now = before.direction(key), after.direction(key)
        said = now or was
        title = Text(said.title, said.title) if said is not None else Text("", "")
        told = [_direction(one, forms) if one is not None else {} for one in (was, now)]
        found += _changes(title, *told, direction=key)
    few = [{"few": _own(said.few_because)} for said in (before, after)]
    return (*found, *_changes(_PARTS["few"], *few))


def _changes(
    about: Text,
    before: Mapping[str, Said],
    after: Mapping[str, Said],
    *,
    block: str = "",
    direction: str = "",
) -> Iterator[ProfileChange]:
    for part in after or before:
        one, other = before.get(part, ()), after.get(part, ())
        went = tuple(said for said in one if said not in other)
        came = tuple(said for said in other if said not in one)
        if went or came:
            name = _PARTS.get(part, about)
            yield ProfileChange(about, name, went, came, block, direction)


def _block(said: Block, form: BlockForm) -> dict[str, Said]:
    """Return what stands in a block; what is named after the block itself has no name in _PARTS."""
    value: Said = _named(said.value, form.options)
    if form.unit is not None and said.value:
        value = (Text(f"{said.value} {form.unit.nl}", f"{said.value} {form.unit.en}"),)
    return {
        "lines": tuple(_line(one, form.marks) for one in said.lines),
        "clarity" if form.clarity else "value": value,
        "next": _own(said.next),
        "nothing": _own(said.nothing_because),
    }


def _line(said: ProfileLine, marks: Sequence[Word]) -> Text:
    text = f"{said.text}: {said.detail}" if said.detail else said.text
    mark = next((one.words for one in marks if one.key == said.mark), None)
    if mark is None:
        return Text(text, text)
    return Text(f"{text} ({mark.nl})", f"{text} ({mark.en})")


def _direction(said: Direction, forms: ProfileForms) -> dict[str, Said]:
    """Return what a direction says, in the order of its page."""
    minutes = said.travel_minutes
    return {
        "title": _own(said.title),
        "state": (_STATES[said.state],),
        "state_because": _own(said.state_because),
        "sector": _own(said.sector),
        "tasks": _own(said.tasks),
        "because": _own(said.because),
        "rests_on": tuple(_RESTS_ON[one] for one in said.rests_on),
        "hours": _hours(said),
        "level": _named(said.level, forms.levels),
        "schooling": (Text("ja", "yes"),) if said.needs_schooling else (),
        "travel": (_filled(forms.test["asks"]["minutes"], minutes),) if minutes is not None else (),
        "region": _own(said.region),
        "wage": _wage(said),
        "demands": tuple(_demand(one, forms) for one in said.demands),
        "judgements": tuple(_judgement(one, forms) for one in said.judgements),
        "market": tuple(_market(one) for one in said.market),
        "conditions": _own(said.conditions),
    }


def _own(text: str) -> Said:
    return (Text(text, text),) if text else ()


def _named(key: str, words: Sequence[Word]) -> Said:
    found = next((one.words for one in words if one.key == key), None)
    return (found,) if found is not None else _own(key)


def _filled(text: Text, n: object) -> Text:
    return Text(text.nl.format(n=n), text.en.format(n=n))


def _hours(said: Direction) -> Said:
    least, most = said.hours_least, said.hours_most
    if least is None and most is None:
        return ()
    if least is None or most is None or least == most:
        one = f"{most if least is None else least:g}"
        open_ = least != most
        nl = ("tot " if least is None else "vanaf ") if open_ else ""
        en = ("up to " if least is None else "from ") if open_ else ""
        return (Text(f"{nl}{one} uur per week", f"{en}{one} hours a week"),)
    return (Text(f"{least:g} tot {most:g} uur per week", f"{least:g} to {most:g} hours a week"),)


def _wage(said: Direction) -> Said:
    if said.wage is None:
        return ()
    words = wage_words(said.wage)
    return (Text(f"{words.nl}, {said.wage.source}", f"{words.en}, {said.wage.source}"),)


def _demand(said: Demand, forms: ProfileForms) -> Text:
    """Return what the work asks: the item, the level as the list words it, the words beside it."""
    item = catalogue().item(said.item)
    if item is None:
        plain = f"{said.aspect}: {said.words}" if said.words else said.aspect
        return Text(plain, plain)
    level = item.level(said.asks)
    asks = forms.test["asks"]
    words = level.words if level is not None else asks.get(said.asks or "unsaid", asks["unsaid"])
    if item.several and level is not None:
        met = asks["met"] if level.is_norm else asks["unmet"]
        words = Text(
            met.nl.format(condition=level.words.nl), met.en.format(condition=level.words.en)
        )
    beside = f" ({said.words})" if said.words else ""
    return Text(f"{item.name.nl}: {words.nl}{beside}", f"{item.name.en}: {words.en}{beside}")


def _judgement(said: Judgement, forms: ProfileForms) -> Text:
    """Return who judged what, without the day: that a reason stands is what counts."""
    key = said.about.partition(":")[2]
    item = catalogue().item(key)
    free = Text(key.removeprefix("="), key.removeprefix("="))
    name = item.name if item is not None else forms.test["about"].get(said.about, free)
    verdict = _VERDICTS[said.verdict]
    end = f"{said.because} ({said.author})"
    return Text(f"{name.nl}: {verdict.nl}. {end}", f"{name.en}: {verdict.en}. {end}")


def _market(said: Market) -> Text:
    beside = "; ".join(one for one in (said.source, said.search) if one)
    km = f", {said.within_km} km" if said.within_km is not None else ""
    return Text(
        f"{said.count} vacatures op {day_in(said.on, 'nl')}: {beside}{km}",
        f"{said.count} vacancies on {day_in(said.on, 'en')}: {beside}{km}",
    )


_PARTS: Final[Mapping[str, Text]] = {
    "clarity": Text("Hoe helder", "How clear"),
    "next": Text("Wat eraan gebeurt", "What is done about it"),
    "nothing": Text("Waarom er niets staat", "Why nothing stands there"),
    "title": Text("Titel", "Title"),
    "state": Text("Stand", "State"),
    "state_because": Text("Waarom die stand", "Why that state"),
    "sector": Text("Sector", "Sector"),
    "tasks": Text("Taken", "Tasks"),
    "because": Text("Waarom dit past", "Why it fits"),
    "rests_on": Text("Berust op", "Rests on"),
    "hours": Text("Uren", "Hours"),
    "level": Text("Opleiding", "Education"),
    "schooling": Text("Vraagt eerst scholing", "Needs schooling first"),
    "travel": Text("Reistijd", "Travel time"),
    "region": Text("Regio", "Region"),
    "wage": Text("Loon", "Pay"),
    "demands": Text("Wat het werk vraagt", "What the work asks"),
    "judgements": Text("Wat iemand beoordeelde", "What somebody judged"),
    "market": Text("Vacatures", "Vacancies"),
    "conditions": Text("Om te beginnen", "To begin"),
    "few": Text("Waarom er weinig richtingen zijn", "Why there are few directions"),
}
_STATES: Final[Mapping[str, Text]] = {
    "active": Text("zoekrichting", "searched in"),
    "reserve": Text("reserve", "reserve"),
    "dropped": Text("afgevallen", "dropped"),
}
_RESTS_ON: Final[Mapping[str, Text]] = {
    "wish": Text("wens", "wish"),
    "skills": Text("vaardigheden", "skills"),
    "experience": Text("ervaring", "experience"),
    "education": Text("opleiding", "education"),
    "market": Text("arbeidsmarkt", "labour market"),
}
_VERDICTS: Final[Mapping[Verdict, Text]] = {
    Verdict.FITS: Text("past", "fits"),
    Verdict.ATTENTION: Text("let op", "mind"),
    Verdict.FITS_NOT: Text("past niet", "does not fit"),
    Verdict.UNKNOWN: Text("niet bekend", "not known"),
}
