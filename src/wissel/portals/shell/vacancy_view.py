"""A vacancy as a page shows it: its card, its facts, what it comes to and why, and its text.

``vacancy_card.html`` shows a :class:`CardShown`, ``vacancy_facts.html`` facts,
``vacancy_verdict.html`` a :class:`VerdictShown`, ``vacancy_text.html`` a :class:`TextShown`; every
portal may use them. Text of a source is foreign: it is plain text here, and escaped there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from django.utils.translation import gettext, ngettext

from wissel.core.matched import Fit, ItemVerdict, Match, Relaxation, Suggestion
from wissel.core.vacancies import ReadVacancy, Vacancy
from wissel.portals.shell import vacancy_words as words
from wissel.portals.shell.vacancy_facts import hours_of

#: What speaks comes first.
_ORDER: Final = ("conflict", "ask", "suitable")
#: From these weights on a reason counts for much, and for something.
_MUCH: Final = 0.15
_SOME: Final = 0.04
#: A longer text stands behind a summary.
_LONG: Final = 600


@dataclass(frozen=True, slots=True)
class CardShown:
    """A vacancy in short. ``verdict`` is its style, icon and word.

    ``reason`` is what speaks most: the first thing that forbids it, else what speaks most for it.
    """

    id: str
    title: str
    employer: str
    where: str
    hours: str
    contract: str
    closes_on: date | None
    verdict: tuple[str, str, str]
    reason: str
    questions: int
    answer: str
    own_words: str


def card_of(
    vacancy: Vacancy,
    match: Match | None,
    language: str,
    *,
    read: ReadVacancy | None = None,
    said: Suggestion | None = None,
    told: bool = True,
) -> CardShown:
    """Return a vacancy in short. ``match`` is ``None`` for one that is not open any more.

    ``told``: whether enough is known of what is possible to call something suitable.
    """
    kept = match or (said.match if said is not None else None)
    return CardShown(
        id=vacancy.id,
        title=vacancy.title,
        employer=vacancy.employer,
        where=where(vacancy, kept, remote=bool(read.remote if read else vacancy.remote)),
        hours=hours_of(read or vacancy, language)
        or (gettext("uren staan er niet") if read is not None else ""),
        contract=str(words.CONTRACTS[read.contract]) if read and read.contract else "",
        closes_on=vacancy.closes_on,
        verdict=verdict_of(match, told=told),
        reason=_speaks_most(kept, language),
        questions=len(match.questions) if match and match.fit is not Fit.UNSUITABLE else 0,
        answer=answered(said),
        own_words=said.words if said is not None else "",
    )


def verdict_of(match: Match | None, *, told: bool = True) -> tuple[str, str, str]:
    """Return the style, icon and word of what a vacancy comes to today."""
    found = words.GONE if match is None else words.FITS[match.fit]
    if match is not None and not told and match.fit is not Fit.UNSUITABLE:
        found = words.UNTOLD
    style, icon, word = found
    return style, icon, str(word)


def where(vacancy: Vacancy, match: Match | None, *, remote: bool = False) -> str:
    """Return the place, with how far that is by estimate where it is known."""
    place = gettext("vanuit huis") if remote else vacancy.place
    if match is None or remote:
        return place
    if match.travel_minutes is not None:
        far = gettext("ongeveer %(minutes)s minuten reizen") % {"minutes": match.travel_minutes}
    elif match.distance_km is not None:
        far = gettext("ongeveer %(km)s km") % {"km": round(match.distance_km)}
    else:
        return place
    return f"{place}, {far}" if place else far


def answered(said: Suggestion | None) -> str:
    """Return what the employee answered; nothing while there is no answer."""
    if said is None or said.answer is None:
        return ""
    if said.answer == "suits":
        return gettext("Past bij mij")
    because = words.BECAUSE.get(said.because)
    return (
        gettext("Past niet: %(why)s") % {"why": str(because)} if because else gettext("Past niet")
    )


def _speaks_most(match: Match | None, language: str) -> str:
    if match is None:
        return ""
    if match.conflicts:
        return match.conflicts[0].text.in_(language)
    speaks = [one for one in match.reasons if one.weight > 0]
    return max(speaks, key=lambda one: one.weight).text.in_(language) if speaks else ""


@dataclass(frozen=True, slots=True)
class ItemShown:
    """One limited item: what the work asks, what that rests on, the limit, what it comes to."""

    name: str
    asks: str
    ground: str
    quote: str
    held: str
    chip: tuple[str, str]
    comes_to: str
    fits: bool
    estimated: bool


@dataclass(frozen=True, slots=True)
class ReasonShown:
    """Why a vacancy stands where it does; ``bar`` is its width in percent of the widest."""

    text: str
    weighs: str
    bar: int


@dataclass(frozen=True, slots=True)
class VerdictShown:
    """What a vacancy comes to and why.

    ``conflicts``: what forbids it beside the items. ``questions``: what to ask first, each a
    sentence; ``unsaid``: the limited items about which the vacancy says nothing.
    """

    verdict: tuple[str, str, str]
    conflicts: tuple[str, ...]
    questions: tuple[str, ...]
    unsaid: tuple[str, ...]
    items: tuple[ItemShown, ...]
    reasons: tuple[ReasonShown, ...]
    found_by: str

    @property
    def loud(self) -> tuple[ItemShown, ...]:
        """The items that ask for something."""
        return tuple(one for one in self.items if not one.fits)

    @property
    def quiet(self) -> tuple[ItemShown, ...]:
        """The items that fit."""
        return tuple(one for one in self.items if one.fits)

    @property
    def estimates(self) -> int:
        """How many of those rest on the occupation alone."""
        return sum(one.estimated for one in self.quiet)


def verdict_shown(match: Match, language: str, *, told: bool = True) -> VerdictShown:
    """Return what a vacancy comes to, item by item: what speaks first."""
    items = sorted(match.items, key=lambda one: _ORDER.index(one.verdict))
    unsaid = [one for one in items if (one.verdict, one.ground) == ("ask", "none") and one.item]
    silent = {one.item for one in unsaid}
    named = {one.item for one in items if one.verdict == "conflict"}
    return VerdictShown(
        verdict=verdict_of(match, told=told),
        conflicts=tuple(
            one.text.in_(language) for one in match.conflicts if one.limitation not in named
        ),
        questions=tuple(
            one.text.in_(language) for one in match.questions if one.code not in silent
        ),
        unsaid=tuple(dict.fromkeys(one.name.in_(language) for one in unsaid)),
        items=tuple(_item(one, language) for one in items),
        reasons=_reasons(match, language),
        found_by=", ".join(str(words.FOUND_BY[one]) for one in match.found_by),
    )


def _item(one: ItemVerdict, language: str) -> ItemShown:
    kind, word = words.VERDICTS[one.verdict]
    return ItemShown(
        name=one.name.in_(language),
        asks="" if one.ground in ("quote", "none") and one.item else one.asks.in_(language),
        ground=str(words.GROUNDS[one.ground]) if one.item else "",
        quote=one.quote,
        held=one.held.in_(language),
        chip=(kind, str(word)),
        comes_to=str(words.COMES_TO[one.verdict, one.ground]) if one.item else "",
        fits=one.verdict == "suitable",
        estimated=one.ground == "prior",
    )


def _reasons(match: Match, language: str) -> tuple[ReasonShown, ...]:
    widest = max((abs(one.weight) for one in match.reasons), default=1.0)
    return tuple(
        ReasonShown(
            one.text.in_(language), _weighs(one.weight), round(100 * abs(one.weight) / widest)
        )
        for one in match.reasons
    )


def _weighs(weight: float) -> str:
    if weight < 0:
        return gettext("gaat eraf")
    if weight >= _MUCH:
        return gettext("telt zwaar")
    return gettext("telt mee") if weight >= _SOME else gettext("telt een beetje mee")


@dataclass(frozen=True, slots=True)
class RelaxationShown:
    """One change that would let more through. ``setting``: it is the employee's own to change."""

    text: str
    medical: bool
    setting: bool


def relaxations_shown(found: Iterable[Relaxation], language: str) -> tuple[RelaxationShown, ...]:
    """Return what would open more. What a doctor said is asked, never changed."""
    own = {"distance", "day", "evening", "night", "weekend", "licence", "employer"}
    return tuple(
        RelaxationShown(one.text.in_(language), one.medical, not one.medical and one.change in own)
        for one in found
    )


@dataclass(frozen=True, slots=True)
class TextShown:
    """The text of a vacancy: paragraphs and lists of lines, and where the source is.

    ``blocks``: each whether it is a list, and its lines. ``url`` is empty for what is no address
    of the web; ``host`` says where it leads.
    """

    blocks: tuple[tuple[bool, tuple[str, ...]], ...]
    is_long: bool
    length: str
    url: str
    host: str


def text_shown(vacancy: Vacancy) -> TextShown:
    """Return the text of a source as plain text in blocks."""
    url, host = _link(vacancy.url)
    count = len(vacancy.text.split())
    return TextShown(
        blocks=tuple(_blocks(vacancy.text)),
        is_long=len(vacancy.text) > _LONG,
        length=ngettext("%(count)s woord", "%(count)s woorden", count) % {"count": count},
        url=url,
        host=host,
    )


def _blocks(text: str) -> Iterable[tuple[bool, tuple[str, ...]]]:
    """Yield paragraphs and lists in order; an empty line, or a first bullet, begins another."""
    lines: list[str] = []
    in_list = False
    for line in [*text.splitlines(), ""]:
        said = line.strip()
        bullet = said[:1] in ("-", "*", "•", "·", "–") and said[1:2].isspace()
        if lines and (not said or bullet != in_list):
            yield in_list, tuple(lines)
            lines = []
        if said:
            in_list = bullet
            lines.append(said[1:].strip() if bullet else said)


def _link(url: str) -> tuple[str, str]:
    """Return an address of the web and its host; nothing for any other kind of address."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    if parts.scheme not in ("http", "https") or not host:
        return "", ""
    return url.strip(), host.removeprefix("www.")
