"""The evidence bundle as a download, for every portal that may make one."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from wissel.apps.documents import service as documents
from wissel.infra.files import FileGone
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.pages import PageRequest


def bundle_of(request: PageRequest, trajectory: UUID) -> HttpResponse:
    """Give the bundle as it is now; say so when a document in it is not what was kept."""
    try:
        made = documents.bundle(
            actor=request.actor,
            now=request.now,
            trajectory=trajectory,
            language=reader_language(),
        )
    except (FileGone, documents.Damaged):
        return render(request, "shell/errors/file_gone.html", status=500)
    return pdf_response(made)
