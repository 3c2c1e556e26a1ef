"""The cast on the day of the cast, and a report that lies with Karin to read."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def draft(cast: Cast) -> UUID:
    """Return the report of November, put to Karin to read."""
    return put_to_employee(cast)
