"""Where anybody checks a document or a bundle, for the document to say so itself."""

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

#: The page of ``portals/public`` that does it.
PATH: Final = "/controle/"
_NOBODY_ELSE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def check_address() -> str:
    """Return the address; empty while the installation has none that others can reach."""
    base: str = settings.WISSEL_BASE_URL
    if urlsplit(base).hostname in _NOBODY_ELSE:
        return ""
    return base.rstrip("/") + PATH
