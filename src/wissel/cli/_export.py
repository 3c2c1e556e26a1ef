"""``wissel export REF``: a whole trajectory as one JSON file, or as a zip with its documents."""

import sys
from argparse import ArgumentParser, Namespace

NAME = "export"
HELP = "a whole trajectory out: JSON, or a zip with its documents"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.description = (
        "Writes everything a trajectory is: people, absence, journal, capacity, consents, quotes "
        "that were sent, and by their hash the reports that were released, the papers that were "
        "signed and those that came in and were taken. A zip holds the bytes of those documents "
        "beside the JSON. What is not finished stays (drafts, papers nobody looked at, links) and "
        "is named on standard error."
    )
    parser.add_argument("ref", metavar="REF", help="case number, such as OV-0231")
    parser.add_argument(
        "--out",
        default="-",
        metavar="FILE",
        help="FILE.json, or FILE.zip with the documents; default standard output (JSON)",
    )
    parser.add_argument("--bureau", help="name or id, when several bureaus hold that number")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Write the file; 0 done, 1 there is no such trajectory, 2 the file cannot be written."""
    from wissel.cli import _case, _django

    _django.setup()
    return _case.answered(args.lang, lambda: _export(args))


def _export(args: Namespace) -> None:
    from wissel.apps.documents import service as documents
    from wissel.cli import _case, _django
    from wissel.connections import trajectory_file
    from wissel.core.bundle import journal_faults

    now = _django.clock()
    place, trajectory = _case.located(NAME, now, args.ref, args.bureau)
    packed = args.out.lower().endswith(".zip")
    try:
        made = documents.export_trajectory(
            actor=place.actor, now=now, trajectory=trajectory, contents=packed
        )
    except documents.Damaged as lost:
        raise _case.damaged(str(lost)) from None
    if packed:
        content = trajectory_file.zip_bytes(made.trajectory, made.contents)
    else:
        content = trajectory_file.json_bytes(made.trajectory)
    _case.write_out(content, args.out)
    for fault in journal_faults(made.trajectory.journal):
        print(f"wissel: {fault.text.in_(args.lang)}", file=sys.stderr)
    for left in made.left_out:
        print(f"wissel: left out: {left.what}: {left.why.in_(args.lang)}", file=sys.stderr)
