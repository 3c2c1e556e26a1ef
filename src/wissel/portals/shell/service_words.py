"""Extra services in words, the same for everybody who may read them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.apps.orders.service import ServiceView
from wissel.core.journal import OrderEvent, StudyAdvice
from wissel.core.ladder import TriggerPart
from wissel.core.services import ServiceField, Study, catalogue
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import full_day, reader_language

_EVENTS: Final = {
    "requested": gettext_lazy("Gevraagd: %(what)s"),
    "quoted": gettext_lazy("Offerte verstuurd: %(what)s"),
    "accepted": gettext_lazy("Aangenomen: %(what)s"),
    "signed": gettext_lazy("Offerte getekend: %(what)s"),
    "declined": gettext_lazy("Gaat niet door: %(what)s"),
    "withdrawn": gettext_lazy("Ingetrokken: %(what)s"),
    "quote-declined": gettext_lazy("Offerte afgewezen: %(what)s"),
    "quote-withdrawn": gettext_lazy("Offerte ingetrokken: %(what)s"),
}
_TRIGGER: Final = {
    "holds": ("done", gettext_lazy("vastgelegd")),
    "open": ("weak", gettext_lazy("er kan nog iets")),
    "unknown": ("open", gettext_lazy("nog niet vastgelegd")),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was said, under what was asked. ``rows`` for one thing a line."""

    label: str
    text: str
    rows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceShown:
    """An extra service as a page shows it: its title, a chip, and one line of how it stands."""

    view: ServiceView
    title: str
    chip: tuple[str, str]
    line: str
    answers: tuple[Told, ...]
    result: tuple[Told, ...]


def service_shown(view: ServiceView) -> ServiceShown:
    """Return a service in the reader's language."""
    language = reader_language()
    result = view.result
    given: Mapping[str, str | tuple[str, ...]] = (
        {**result.texts, **result.lists} if result is not None else {}
    )
    return ServiceShown(
        view,
        view.kind.title.in_(language),
        service_chip(view),
        _line(view, language),
        _told(view.kind.asks, view.answers, language),
        _told(view.kind.result, given, language),
    )


def service_chip(view: ServiceView) -> tuple[str, str]:
    """Return the kind of chip and the word for how a service stands."""
    if view.late:
        return "late", _("te laat")
    return {
        "asked": ("due", _("gevraagd")),
        "accepted": ("now", _("bezig")),
        "delivered": ("done", _("klaar")),
        "declined": ("na", _("gaat niet door")),
        "withdrawn": ("na", _("ingetrokken")),
    }[view.state]


def _line(view: ServiceView, language: str) -> str:
    """Return in one line who does it by when, or what became of it."""
    if view.state == "delivered" and view.delivered_on is not None:
        author = view.carrier.name if view.carrier is not None else ""
        author = view.result.author if view.result is not None else author
        said = {"name": author, "day": full_day(view.delivered_on, language)}
        return (_("%(name)s, %(day)s") if author else "%(day)s") % said
    if view.state == "accepted" and view.carrier is not None and view.due is not None:
        return _("%(name)s (%(role)s) doet dit, uiterlijk %(day)s.") % {
            "name": view.carrier.name,
            "role": actor_word(view.carrier.role, language),
            "day": full_day(view.due, language),
        }
    if view.ended_on is not None:
        return _("%(name)s, %(day)s: %(reason)s") % {
            "name": view.ended_by,
            "day": full_day(view.ended_on, language),
            "reason": view.reason,
        }
    quoted = view.quote.state if view.quote is not None else ""
    if quoted == "open":
        return _("De offerte ligt bij de werkgever.")
    if quoted == "accepted":
        return _("De offerte is getekend. Het bureau zegt wie het doet, en wanneer.")
    return _("Gevraagd door %(name)s op %(day)s. Het bureau kijkt ernaar.") % {
        "name": view.asked_by,
        "day": full_day(view.asked_on, language),
    }


def _told(
    asked: Sequence[ServiceField], said: Mapping[str, str | tuple[str, ...]], language: str
) -> tuple[Told, ...]:
    found = []
    for one in asked:
        value, label = said.get(one.key, ""), one.text.in_(language)
        if isinstance(value, tuple):
            found.append(Told(label, "", value))
        else:
            words = {key: text.in_(language) for key, text in one.choices}
            found.append(Told(label, words.get(value, value)))
    return tuple(one for one in found if one.text or one.rows)


def event_words(content: OrderEvent) -> str:
    """Return what a step of an extra service was, ``""`` for another order."""
    kind = catalogue().kind(content.order)
    if kind is None:
        return ""
    what = kind.title.in_(reader_language())
    return str(_EVENTS[content.event]) % {"what": what[:1].lower() + what[1:]}


def direction_words(advice: StudyAdvice) -> str:
    """Return where the labour expert advises to look."""
    kind = catalogue().kind("labour-expert-study")
    fields = kind.result if kind is not None else ()
    found = {key: text.in_(reader_language()) for one in fields for key, text in one.choices}
    return found.get(advice.direction, advice.direction)


def advice_rows(advice: StudyAdvice) -> list[tuple[str, str]]:
    """Return what the report of a labour expert comes to, each under what was asked."""
    kind = catalogue().kind("labour-expert-study")
    if kind is None:
        return []
    given: dict[str, str | tuple[str, ...]] = {
        "direction": advice.direction,
        "conclusion": advice.conclusion,
        "advised": advice.advised,
        "excluded": advice.excluded,
    }
    rows = _told(kind.result, given, reader_language())
    found = [(one.label, one.text or ", ".join(one.rows)) for one in rows]
    return [*found, (_("Registratie"), advice.registration)] if advice.registration else found


@dataclass(frozen=True, slots=True)
class StudyShown:
    """A report of a labour expert: the day, who wrote it, and where it says to look, if known."""

    study: Study
    direction: str


def studies_shown(found: Sequence[Study]) -> list[StudyShown]:
    """Return reports in words, in the order given."""
    return [
        StudyShown(one, direction_words(one.advice) if one.advice is not None else "")
        for one in found
    ]


@dataclass(frozen=True, slots=True)
class TriggerShown:
    """One part of the reason to ask a labour expert, in words."""

    part: TriggerPart
    text: str
    chip: tuple[str, str]


def trigger_shown(parts: Sequence[TriggerPart]) -> list[TriggerShown]:
    """Return the parts in words, in the order given."""
    return [
        TriggerShown(
            part,
            part.text.in_(reader_language()),
            (_TRIGGER[part.state][0], str(_TRIGGER[part.state][1])),
        )
        for part in parts
    ]
