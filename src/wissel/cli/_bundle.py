"""``wissel bundle REF``: the evidence bundle of a trajectory, as the employer may read it."""

import sys
from argparse import ArgumentParser, Namespace

NAME = "bundle"
HELP = "write the evidence bundle of a trajectory: one PDF with its documents inside"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument("ref", metavar="REF", help="case number, such as OV-0231")
    parser.add_argument("--out", required=True, metavar="FILE.pdf", help="- is standard output")
    parser.add_argument(
        "--reading-copy",
        action="store_true",
        help="all documents as pages of one PDF, to read and print; proves nothing",
    )
    parser.add_argument("--bureau", help="name or id, when several bureaus hold that number")
    parser.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")


def run(args: Namespace) -> int:
    """Write the bundle; 0 done, 1 it cannot be made, 2 the file cannot be written."""
    from wissel.cli import _case, _django

    _django.setup()
    return _case.answered(args.lang, lambda: _bundle(args))


def _bundle(args: Namespace) -> None:
    from wissel.apps.documents import service as documents
    from wissel.cli import _case, _django

    now = _django.clock()
    place, trajectory = _case.located(NAME, now, args.ref, args.bureau)
    make = documents.reading_copy if args.reading_copy else documents.bundle
    try:
        made = make(actor=place.actor, now=now, trajectory=trajectory, language=args.lang)
    except documents.Damaged as lost:
        raise _case.damaged(str(lost)) from None
    _case.write_out(made.content, args.out)
    if isinstance(made, documents.Bundle):
        told = f"{made.pieces} files, fingerprint {made.fingerprint}"
    else:
        told = f"{made.pages} pages" + "".join(f"; cannot be shown: {one}" for one in made.unshown)
    print(f"wissel: {told}", file=sys.stderr)
    for line in made.broken:
        print(f"wissel: {line.in_(args.lang)}", file=sys.stderr)
