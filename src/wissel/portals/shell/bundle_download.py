"""The evidence bundle and its reading copy as downloads, for every portal that may make them."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from wissel.apps.documents import service as documents
from wissel.apps.documents.service import Bundle, ReadingCopy
from wissel.infra.files import FileGone
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest


def bundle_of(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the bundle as it is now; say so when a document in it is not what was kept."""
    return _made(request, trajectory, documents.bundle)


def reading_copy_of(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the merged copy of it for reading and printing, likewise."""
    return _made(request, trajectory, documents.reading_copy)


def _made(
    request: PageRequest, trajectory: UUID, make: Callable[..., Bundle | ReadingCopy]
) -> HttpResponse:
    try:
        made = make(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            language=reader_language(),
        )
    except (FileGone, documents.Damaged):
        return render(request, "shell/errors/file_gone.html", status=500)
    return pdf_response(made)
