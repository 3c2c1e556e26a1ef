"""The cast, and a browser."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast


@pytest.fixture
def cast(cast: Cast) -> Cast:
    """Return the standing cast, with no attempt to sign in counted yet."""
    cache.clear()
    return cast


@pytest.fixture
def client() -> Client:
    """Return a browser that speaks Dutch."""
    return Client(headers={"accept-language": "nl"})
