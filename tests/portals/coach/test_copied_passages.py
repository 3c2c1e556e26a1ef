"""The desk shows which passages were copied from an earlier report, and where they stand."""

import re
from uuid import UUID

import pytest
from django.test import Client

from tests.apps.documents.test_report import answer, release, write
from tests.apps.documents.test_report import report as report
from tests.apps.documents.test_wording_checks import CONCLUSION, LONG, conclude, once
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents

pytestmark = pytest.mark.slow


def test_what_was_copied_is_named_and_leads_to_its_sentence(
    cast: Cast, coach: Client, report: UUID
) -> None:
    write(cast, report, LONG)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    answer(cast, report)
    release(cast, report)
    final = once(cast, "final-report")
    conclude(cast, final, LONG)
    page = coach.get(f"/rapport/{final}/").content.decode()
    passage = re.search(r'<a href="#([\w-]+)"[^>]*>‘([^’]+)’</a>', page)
    assert passage is not None
    assert passage[2] == LONG.rstrip(".")
    assert f'id="{passage[1]}"' in page
    conclude(cast, final, CONCLUSION)
    assert LONG.rstrip(".") not in coach.get(f"/rapport/{final}/").content.decode()
