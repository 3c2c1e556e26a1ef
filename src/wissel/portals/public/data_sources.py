"""Which public data this installation uses, and the sentences their licences ask to show."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wissel.connections.reference import BrokenReference, manifest
from wissel.core.reference import LoadedSource
from wissel.core.sources import Text
from wissel.infra.doors import Actor, today_of
from wissel.portals.public.roles import frame_of
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.pages import PageRequest, public

#: The frame of whoever has no portal, or has not signed in.
_BARE: Final = "public/help_base.html"


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A loaded source as it is printed. ``required_in`` is the language of its sentence."""

    name: str
    publisher: str
    use: str
    licence: str
    required: str
    required_in: str
    changed: str
    version: str
    loaded_on: date


@public
@require_safe
def data_sources(request: PageRequest) -> HttpResponse:
    """Show what is loaded. Data that are broken are not used, and the page says so."""
    try:
        told = manifest(settings.REFERENCE_DIR)
        broken = False
    except BrokenReference:
        told, broken = None, True
    language = reader_language()
    context = {
        "frame_template": _frame(request),
        "sources": [_shown(each, language) for each in told.sources] if told else [],
        "broken": broken,
    }
    return render(request, "public/data_sources.html", context)


def _frame(request: PageRequest) -> str:
    actor: Actor | None = getattr(request, "actor", None)
    return (frame_of(actor.role) if actor is not None else None) or _BARE


def _shown(source: LoadedSource, language: str) -> ShownSource:
    info = source.info
    return ShownSource(
        name=info.name.in_(language),
        publisher=info.publisher.in_(language),
        use=info.use.in_(language),
        licence=info.licence.in_(language),
        required=info.required.in_(language),
        required_in=_language_of(info.required, language),
        changed=info.changed.in_(language),
        version=", ".join(part for part in (source.version, source.dated) if part),
        loaded_on=today_of(source.loaded_at),
    )


def _language_of(sentence: Text, language: str) -> str:
    """Return the language of a sentence: one that the licence gives word for word is English."""
    return "en" if sentence.nl == sentence.en else language
