"""The moment of the tests, and the coach's browser."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from tests.cast import NOW, Cast
from tests.signed_in import client_of


@pytest.fixture(autouse=True)
def _moment() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coach(cast: Cast, _moment: None) -> Client:
    """Return the browser of the coach of the trajectory."""
    return client_of(cast.coach)
