"""``wissel report REF KIND``: the PDF of a released document, as it was released."""

from argparse import ArgumentParser, Namespace
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from wissel.cli._case import Place, Unfit
    from wissel.core.trajectory import ReleasedReport

NAME = "report"
HELP = "write the PDF of a released document of a trajectory"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("ref", metavar="REF", help="case number, such as OV-0231")
    parser.add_argument("kind", metavar="KIND", help="kind of document, such as maandrapport")
    parser.add_argument("--out", required=True, metavar="FILE.pdf", help="- is standard output")
    parser.add_argument("--period", help="such as 2026-11; without it the last one released")
    parser.add_argument("--bureau", help="name or id, when several bureaus hold that number")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Write the PDF; 0 done, 1 there is no such document, 2 the file cannot be written."""
    from wissel.cli import _case, _django

    _django.setup()
    return _case.answered(args.lang, lambda: _report(args))


def _report(args: Namespace) -> None:
    from wissel.apps.documents import service as documents
    from wissel.cli import _case, _django

    now = _django.clock()
    place, trajectory = _case.located(NAME, now, args.ref, args.bureau)
    released = _released(place, now, trajectory)
    fitting = [report for report in released if _fits(report, args.kind, args.period)]
    if not fitting:
        raise _not_released(args, released)
    try:
        made = documents.released_file(actor=place.actor, now=now, report=UUID(fitting[-1].id))
    except documents.Damaged as lost:
        raise _case.damaged(str(lost)) from None
    _case.write_out(made.content, args.out)


def _released(place: "Place", now: datetime, trajectory: UUID) -> list["ReleasedReport"]:
    """Return the releases that hold, oldest first; a version that was replaced is not one."""
    from wissel.apps.documents import service as documents

    found = documents.released_reports(actor=place.actor, now=now, trajectory=trajectory)
    replaced = {report.replaces for report in found}
    return [report for report in found if report.id not in replaced]


def _fits(report: "ReleasedReport", kind: str, period: str | None) -> bool:
    return kind in (report.label, report.kind) and period in (None, report.period)


def _not_released(args: Namespace, released: list["ReleasedReport"]) -> "Unfit":
    from wissel.cli._case import Unfit
    from wissel.core.sources import Text

    asked = f"{args.kind} {args.period}" if args.period else args.kind
    there = ", ".join(f"{each.label} {each.period} (v{each.version})" for each in released)
    return Unfit(
        "not-released",
        "KIND",
        Text(
            f"Van {args.ref} is geen '{asked}' vrijgegeven. Vrijgegeven is: {there or 'niets'}.",
            f"No '{asked}' of {args.ref} was released. Released is: {there or 'nothing'}.",
        ),
    )
