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


class StoredFile(Stored, Protocol):
    """A stored document that may be a scan."""

    @property
    def media_type(self) -> str:
        """What its bytes are."""


def pdf_response(stored: Stored) -> HttpResponse:
    """Return a stored PDF as an attachment."""
    return _attached(stored, "application/pdf")


def file_response(stored: StoredFile) -> HttpResponse:
    """Return a stored document of any kind as an attachment."""
    return _attached(stored, stored.media_type)


def _attached(stored: Stored, media_type: str) -> HttpResponse:
    return HttpResponse(
        stored.content,
        content_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{stored.file_name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )
