"""Telling a person, and the page, that something was saved.

A form with ``data-keep`` keeps what was typed until the page that follows names its key.
"""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest

_PREFIX: Final = "saved-"


def say_saved(request: HttpRequest, text: str, *, form: str = "") -> None:
    """Show ``text`` on the next page; ``form`` is the ``data-keep`` key that may be forgotten."""
    messages.success(request, text, extra_tags=f"{_PREFIX}{form}" if form else "")


def saved_form(extra_tags: str | None) -> str:
    """Return the key of the form that a message confirms, or ``""``.

    >>> saved_form("saved-contact-7"), saved_form(None)
    ('contact-7', '')
    """
    tags = (extra_tags or "").split()
    return next((tag.removeprefix(_PREFIX) for tag in tags if tag.startswith(_PREFIX)), "")
