"""``wissel vacancies``: takes vacancies in from files, or from the drop folders."""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from wissel.cli import _django

if TYPE_CHECKING:
    from wissel.core.feeds import FeedMapping

NAME = "vacancies"
HELP = "take vacancies in from a feed file or the drop folders"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of the command."""
    what = parser.add_subparsers(dest="what", required=True)
    read = what.add_parser("read", help="read a feed file; what it does not name any more is gone")
    read.add_argument("file", help="the file, or - for standard input")
    read.add_argument("--source", required=True, help="the key of the source: letters and digits")
    read.add_argument("--name", help="its name as people read it (the key)")
    read.add_argument("--mapping", required=True, help="a mapping of the package, or a YAML file")
    read.add_argument("--part", action="store_true", help="not the whole feed: nothing is gone")
    what.add_parser("dropped", help="read the files that wait in the drop folders")
    what.add_parser("sources", help="what the last reading of each source came to")


def run(args: Namespace) -> int:
    """Print what was taken in as JSON; 1 for a mapping that is not acceptable, 2 without a file."""
    _django.setup()
    if args.what == "read":
        return _read(args)
    from wissel.apps.jobsearch import service as jobsearch

    if args.what == "dropped":
        found = jobsearch.read_dropped(now=_django.clock())
        _put({key: asdict(one) for key, one in found.items()})
        return 0
    _put([asdict(one) for one in jobsearch.source_views()])
    return 0


def _read(args: Namespace) -> int:
    from wissel.apps.jobsearch import service as jobsearch
    from wissel.connections.vacancies import read_feed
    from wissel.core.feeds import FeedError
    from wissel.infra.doors import today_of

    key = args.source
    if not key.replace("-", "").isalnum() or len(key) > 60:
        print("wissel vacancies: --source is letters, digits and dashes", file=sys.stderr)
        return 2
    now = _django.clock()
    try:
        mapping = _mapping(args.mapping)
        with sys.stdin.buffer if args.file == "-" else open(args.file, "rb") as source:
            taken = jobsearch.take_in(
                now=now,
                key=key,
                name=args.name or key,
                mapping=mapping.key,
                items=read_feed(source, mapping, source_key=key, today=today_of(now)),
                whole=not args.part,
            )
    except FeedError as error:
        print(f"wissel vacancies: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"wissel vacancies: {error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    _put(asdict(taken))
    return 0


def _mapping(said: str) -> "FeedMapping":
    from wissel.core.feeds import feed_keys, feed_mapping, parse_mapping

    if said in feed_keys() or not said.endswith((".yaml", ".yml")):
        return feed_mapping(said)
    return parse_mapping(Path(said).read_text(encoding="utf-8"), key=Path(said).stem)


def _put(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))
