"""How the employability profile grew, in the final report: with the employee's consent alone."""

from uuid import UUID

import pytest

from tests.apps.documents.test_check_ins_in_reports import agreed, blocked, sent
from tests.apps.documents.test_closing_reports import FINAL
from tests.apps.documents.test_closing_reports import cast as cast  # the fixture
from tests.apps.documents.test_intake_report import begin, view, words
from tests.apps.plans.profiles import fix, keep
from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.core.consents import statement

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SECTION, CHOICE = "belastbaarheid-toen-en-nu", "profile-employer"


def grown(cast: Cast) -> None:
    """Fix two versions of the profile."""
    for texts in (("rust",), ("rust", "buiten zijn")):
        keep(cast, "waarden", *texts, kind="employability")
        fix(cast, "employability", reason="Bijgewerkt.")


def allow(cast: Cast) -> UUID:
    found = trajectories.give_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, choice=CHOICE,
        version=statement().version,
    )  # fmt: skip
    return found.given[0].id


def test_what_changed_stands_in_the_final_report_where_the_employer_may_read_it(cast: Cast) -> None:
    grown(cast)
    report = begin(cast, key=FINAL)
    assert "inzetbaarheidsprofiel" not in words(view(cast, report).record, SECTION)
    allow(cast)
    assert "Waarden. Erbij: buiten zijn." in words(view(cast, report).record, SECTION)


def test_a_consent_that_is_taken_back_while_it_is_read_holds_the_release(cast: Cast) -> None:
    grown(cast)
    given = allow(cast)
    report = sent(cast, begin(cast, key=FINAL))
    trajectories.withdraw_consent(
        actor=cast.employee, now=NOW, trajectory=cast.trajectory, consent=given
    )
    agreed(cast, report)
    assert blocked(cast, report) == ["person"]
