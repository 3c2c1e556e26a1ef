"""A plan on its way, made through doors, for the tests of those who read it."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from tests.apps.documents.test_intake_report import begin, follow
from tests.apps.plans.profiles import receive
from tests.apps.plans.test_plan import BEGINS, fix_plan, said, shown, step, whole
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.core.planned import Intensity, Risk, Schooling

PLAN = "trajectory-plan"


def fixed_plan(cast: Cast) -> str:
    """Fix a plan of Ascenditur with something in every part; return the key of its schooling."""
    follow(cast, "ascenditur")
    receive(cast)
    whole(cast)
    direction = shown(cast).said.directions[0]
    later = BEGINS + timedelta(days=60)
    step(
        cast, title="Brieven schrijven", who="employee", begins=later,
        ends=later + timedelta(days=60), how_often="elke week", subgoals=("procedure",),
    )  # fmt: skip
    key, _ = plans.keep_schooling(
        **said(
            cast,
            schooling=Schooling(
                "", "VCA", "Werkgevers vragen het.", direction, "ROC", Decimal(350), 2
            ),
            revision=0,
        )
    )
    plans.keep_intensity(**said(cast, intensity=Intensity(1, "week", "Begin."), revision=0))
    plans.keep_risks(
        **said(
            cast, risks=(Risk("Wachten op de bedrijfsarts", "geen brief", "bellen"),), revision=0
        )
    )
    plans.keep_plan_text(**said(cast, key="rollen", text="De coach belt.", revision=0))
    fix_plan(cast)
    return key


def changed_plan(cast: Cast, goal: str = "Inkoper, 20 uur.", revision: int = 1) -> None:
    """Fix a next version that says another goal."""
    plans.keep_plan_text(**said(cast, key="doel", text=goal, revision=revision))
    fix_plan(cast, "De richting is veranderd.")


def plan_to_read(cast: Cast) -> UUID:
    """Put the plan that was fixed to the employee; return the report."""
    report = begin(cast, key=PLAN)
    documents.send_to_employee(actor=cast.coach, now=NOW, report=report)
    return report


def released_plan(cast: Cast, report: UUID | None = None) -> UUID:
    """Release the plan that was fixed to the employer; return the report."""
    report = report or plan_to_read(cast)
    documents.respond(actor=cast.employee, now=NOW, report=report, kind="agreed")
    documents.release(actor=cast.coach, now=NOW, report=report)
    return report


def next_version(cast: Cast, report: UUID) -> UUID:
    """Put a next version of a released plan to the employee; return the report."""
    newer = documents.start_correction(
        actor=cast.coach, now=NOW, report=report, reason="De richting is veranderd."
    )
    documents.send_to_employee(actor=cast.coach, now=NOW, report=newer)
    return newer
