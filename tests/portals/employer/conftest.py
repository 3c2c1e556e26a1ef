"""The cast on the day of the cast, and a report that was released to Peter."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine

from tests.cast import NOW, Cast
from tests.portals.reports import put_to_employee
from wissel.apps.documents import service as documents


@pytest.fixture(autouse=True)
def _on_the_day() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def released(cast: Cast) -> UUID:
    """Return the report of November, answered and released."""
    report = put_to_employee(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report
