"""The evidence bundle and its reading copy as downloads, for every portal that may make them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from wissel.apps.documents import service as documents
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest


def bundle_of(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the bundle as it is now."""
    return pdf_response(documents.bundle(**_asked(request, trajectory)))


def reading_copy_of(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the merged copy of it for reading and printing."""
    return pdf_response(documents.reading_copy(**_asked(request, trajectory)))


def _asked(request: PageRequest, trajectory: UUID) -> dict[str, Any]:
    return {
        "actor": request.actor,
        "now": request.now,
        "trajectory": trajectory,
        "language": reader_language(),
    }
