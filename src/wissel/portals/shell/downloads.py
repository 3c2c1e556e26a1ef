"""A released document as a download: never sniffed, never cached, with its neutral file name."""

from typing import Protocol

from django.http import HttpResponse


class Stored(Protocol):
    """What a door gives of a stored document."""

    @property
    def file_name(self) -> str:
        """The name to save it under: case number, kind, period, version; no name of a person."""

    @property
    def content(self) -> bytes:
        """Its bytes."""


def pdf_response(stored: Stored) -> HttpResponse:
    """Return a stored PDF as an attachment."""
    return HttpResponse(
        stored.content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{stored.file_name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
