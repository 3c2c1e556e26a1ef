"""A released report bears the seal of the bureau; offline it can be told that it is as it was."""

import pytest

from tests.apps.documents.test_bundle import checked
from tests.cast import NOW, Cast
from tests.pdf_checks import demand_sound
from tests.portals.reports import put_to_employee
from wissel.apps.bureaus import service as bureaus
from wissel.apps.documents import service as documents

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def released(cast: Cast) -> bytes:
    report = put_to_employee(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed", text="")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return documents.released_file(actor=cast.employer, now=NOW, report=report).content


def test_a_report_that_was_released_with_a_seal_is_what_was_made(cast: Cast) -> None:
    bureaus.make_seal(actor=cast.manager, now=NOW)
    content = released(cast)
    demand_sound(content)
    said = checked(content)
    view = bureaus.seal(actor=cast.manager, now=NOW)
    assert view is not None
    assert (said.kind, said.is_whole, said.sealed_by) == ("sealed", True, view.subject)


def test_a_byte_that_somebody_changed_is_found(cast: Cast) -> None:
    bureaus.make_seal(actor=cast.manager, now=NOW)
    content = released(cast)
    at = len(content) // 3
    changed = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    assert not checked(changed).is_whole


def test_without_a_seal_there_is_nothing_to_check_it_by(cast: Cast) -> None:
    assert checked(released(cast)).kind == "plain"
