"""A profile as PDF, for every portal: one line in its addresses and one in its views."""

from uuid import UUID

from django.http import Http404, HttpResponse

from wissel.apps.documents import service as documents
from wissel.portals.shell.dates import reader_language
from wissel.portals.shell.downloads import pdf_response
from wissel.portals.shell.fixed_profile import SLUGS
from wissel.portals.shell.pages import PageRequest


def profile_pdf(request: PageRequest, trajectory: UUID, profile: str, number: int) -> HttpResponse:
    """Give a version of a profile as PDF, in the language of the reader.

    ``profile`` is its word in the address: ``zoekprofiel``. What the reader gets the door decides.
    """
    kind = SLUGS.get(profile)
    if kind is None:
        raise Http404
    made = documents.profile_file(
        actor=request.actor,
        now=request.now,
        trajectory=trajectory,
        kind=kind,
        number=number,
        language=reader_language(),
    )
    return pdf_response(made)
