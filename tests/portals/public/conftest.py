"""The cast, and a browser."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the standing cast."""
    cache.clear()
    return make_cast()


@pytest.fixture
def client() -> Client:
    """Return a browser that speaks Dutch."""
    return Client(headers={"accept-language": "nl"})
