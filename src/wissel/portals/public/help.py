"""The knowledge base: questions with their answers, and the steps of the law. Nothing personal."""

from dataclasses import dataclass
from datetime import date
from typing import Final, cast, get_args

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe

from wissel.core import help as knowledge
from wissel.core.access import Role
from wissel.core.help import Audience, LawStep, Topic
from wissel.core.help import search as find
from wissel.core.sources import Nature
from wissel.infra.doors import Actor, today_of
from wissel.portals.public.roles import frame_of, role_name
from wissel.portals.shell.case_words import actor_word
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, public

ALL: Final = "alles"
#: The frame of whoever has no portal, or has not signed in.
_BARE: Final = "public/help_base.html"
_LONGEST: Final = 100
_AUDIENCES: Final = {
    "employee": gettext_lazy("Voor werknemers"),
    "employer": gettext_lazy("Voor werkgevers"),
    "coach": gettext_lazy("Voor coaches"),
}
_HEADS: Final = {
    "text": gettext_lazy("Hoe het zit"),
    "steps": gettext_lazy("Wie doet wat"),
    "late": gettext_lazy("Als het te laat is of niet gebeurt"),
    "can": gettext_lazy("Wat u kunt doen"),
    "calendar": gettext_lazy("De stappen van de wet"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """An audience to choose; ``value`` is what the address says."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A topic in a list."""

    title: str
    answer: str
    group: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    """A statement as it is printed. ``nature`` is empty for plain explanation."""

    text: str
    who: str
    nature: Nature | str
    ground: str


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the page of a topic."""

    kind: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A source with the days that belong to it."""

    title: str
    nature: Nature
    url: str
    version: date | None
    checked_on: date
    note: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the law in the table of who does what by when."""

    when: str
    title: str
    url: str
    who: str
    nature: Nature
    ground: str


@public
@require_safe
def index(request: PageRequest) -> HttpResponse:
    """Show the questions, those of the reader first; find them by words."""
    words = " ".join(request.GET.get("zoek", "").split())[:_LONGEST]
    audience = _audience(request)
    found = find(words, language=_language(), audience=audience)
    context = {
        "frame_template": _frame(request),
        "words": words,
        "audience": audience or ALL,
        "choices": _choices(audience),
        "questions": [_question(each) for each in found],
    }
    return render(request, "public/help.html", context)


@public
@require_safe
def topic(request: PageRequest, topic: str) -> HttpResponse:
    """Show one question with its answer and its sources."""
    found = knowledge.topic(topic)
    if found is None:
        raise Http404
    lang = _language()
    calendar = any(block.kind == "calendar" for block in found.blocks)
    context = {
        "frame_template": _frame(request),
        "question": _question(found),
        "checked_on": found.checked_on,
        "parts": _parts(found, lang),
        "steps": _steps(today_of(request.now), lang) if calendar else (),
        "references": [
            Reference(
                title=each.title.in_(lang),
                nature=each.nature,
                url=each.url,
                version=each.version,
                checked_on=each.checked_on,
                note=each.note.in_(lang) if each.note is not None else "",
            )
            for each in found.sources
        ],
        "see": [_question(each) for key in found.see if (each := knowledge.topic(key))],
    }
    return render(request, "public/help_topic.html", context)


def _language() -> str:
    return reader_language()


def _role(request: PageRequest) -> str:
    actor: Actor | None = getattr(request, "actor", None)
    return "" if actor is None else actor.role


def _frame(request: PageRequest) -> str:
    role = _role(request)
    return (frame_of(role) if role else None) or _BARE


def _audience(request: PageRequest) -> Audience | None:
    """Return whose questions are asked for; without a choice, the reader's own."""
    chosen = request.GET.get("voor", "")
    if chosen not in (ALL, *_AUDIENCES):
        own = {Role.EMPLOYEE, Role.EMPLOYER}
        chosen = _role(request) if _role(request) in own else ALL
    return cast(Audience, chosen) if chosen in get_args(Audience) else None


def _choices(audience: Audience | None) -> list[Choice]:
    return [
        Choice(ALL, gettext("Alles"), audience is None),
        *(Choice(key, str(word), audience == key) for key, word in _AUDIENCES.items()),
    ]


def _question(topic: Topic) -> Question:
    lang = _language()
    return Question(
        title=topic.title.in_(lang),
        answer=topic.answer.in_(lang),
        group=topic.group.in_(lang),
        url=reverse("help_topic", args=[topic.key]),
    )


def _parts(topic: Topic, lang: str) -> list[Part]:
    return [
        Part(
            kind=block.kind,
            title=str(_HEADS[block.kind]),
            lines=tuple(
                Line(
                    text=line.text.in_(lang),
                    who=_who(line.who, lang),
                    nature=line.nature or "",
                    ground=" · ".join(ground.article for ground in line.grounds),
                )
                for line in block.lines
            ),
        )
        for block in topic.blocks
    ]


def _steps(today: date, lang: str) -> list[Step]:
    return [
        Step(
            when=_when(each),
            title=each.title.in_(lang),
            url=reverse("help_topic", args=[each.topic]),
            who=_who(each.actors, lang),
            nature=each.nature,
            ground=each.basis.article,
        )
        for each in knowledge.law_steps(today)
    ]


def _who(roles: tuple[str, ...], lang: str) -> str:
    """Name the roles as the texts do; UWV and the bureau have no account, so no role either."""
    accounts = {*Role}
    return ", ".join(
        role_name(role) if role in accounts else actor_word(role, lang) for role in roles
    )


def _when(step: LawStep) -> str:
    """Say the last day of a step in weeks from the first sick day.

    >>> from wissel.core.help import law_steps
    >>> [_when(step) for step in law_steps(date(2026, 11, 26)) if step.milestone == "M07"]
    ['eind week 52']
    """
    if step.days is None:
        return gettext("geen vaste dag")
    if step.days == 0:
        return gettext("dag 1")
    if step.every:
        return gettext("elke %(n)s weken") % {"n": step.every // 7}
    if step.whole_weeks:
        return gettext("na %(n)s weken") % {"n": step.whole_weeks}
    if (step.days + 1) % 7 == 0:
        return gettext("eind week %(n)s") % {"n": step.week}
    return gettext("week %(n)s") % {"n": step.week}
