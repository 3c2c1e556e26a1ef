"""``wissel reference``: loads official downloads of the labour market, and shows what is loaded."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wissel.config.environment import data_dir

if TYPE_CHECKING:
    from wissel.core.reference import LoadedSource, Manifest

NAME = "reference"
HELP = "load official downloads of the labour market (ESCO, O*NET, ORS, GeoNames), or show them"
_UNUSED = {"nl": "niet gebruikt", "en": "not used"}
_NOTHING = {
    "nl": "Er is niets geladen: Wissel werkt met zijn eigen kleine set. "
    "Laad betere gegevens met 'wissel reference load PAD'.",
    "en": "Nothing is loaded: Wissel works with its own small set. "
    "Load better data with 'wissel reference load PATH'.",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the two things it does, each with its options."""
    does = parser.add_subparsers(dest="does", metavar="load | show", required=True)
    load = does.add_parser("load", help="read downloads and keep what they come to")
    load.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder or a zip")
    show = does.add_parser("show", help="what is loaded, and its licences")
    for each in (load, show):
        each.add_argument("--lang", choices=("nl", "en"), default="nl", help="language of texts")
        each.add_argument("--json", action="store_true", help="as JSON")


def run(args: Namespace) -> int:
    """Load or show; 0 done, 1 a file cannot be used or what is loaded is broken."""
    from wissel.connections.reference import BrokenReference, UnreadableSource

    folder = data_dir() / "reference"
    try:
        return _load(args, folder) if args.does == "load" else _show(args, folder)
    except (UnreadableSource, BrokenReference) as error:
        said = error.message(args.lang)
    except OSError as error:
        said = f"{error.filename or folder}: {error.strerror}"
    print(f"wissel: {said}", file=sys.stderr)
    return 1


def _load(args: Namespace, folder: Path) -> int:
    from wissel.cli._django import clock
    from wissel.connections.reference import load

    outcome = load([Path(path) for path in args.paths], folder, now=clock())
    for name in outcome.unused:
        print(f"wissel: {name}: {_UNUSED[args.lang]}", file=sys.stderr)
    for note in outcome.notes:
        print(f"wissel: {note.in_(args.lang)}", file=sys.stderr)
    _print(args, outcome.manifest)
    return 0


def _show(args: Namespace, folder: Path) -> int:
    from wissel.connections.reference import loaded

    found = loaded(folder)
    if found is None:
        print("null" if args.json else _NOTHING[args.lang])
        return 0
    _print(args, found.manifest)
    return 0


def _print(args: Namespace, manifest: "Manifest") -> None:
    if args.json:
        from wissel.connections.wire import write

        shown: dict[str, Any] = write(manifest, language=None)
        print(json.dumps(shown, ensure_ascii=False, indent=2))
        return
    dutch = args.lang == "nl"
    print(
        f"{manifest.occupations} beroepen, {manifest.with_priors} met een schatting van wat het "
        f"werk vraagt; {manifest.postcodes} postcodes."
        if dutch
        else f"{manifest.occupations} occupations, {manifest.with_priors} with an estimate of what "
        f"the work asks; {manifest.postcodes} postcodes."
    )
    for source in manifest.sources:
        print()
        print("\n".join(_lines(source, args.lang)))


def _lines(source: "LoadedSource", language: str) -> list[str]:
    """Return what is said of a source: what it is, its files, its licence with the sentence."""
    info = source.info
    told = [part for part in (source.version, source.dated) if part]
    title = f"{info.name.in_(language)} ({', '.join(told)})" if told else info.name.in_(language)
    rows = "regels" if language == "nl" else "rows"
    files = [f"  {file.name}: {file.rows} {rows}, sha256 {file.sha256}" for file in source.files]
    return [
        title,
        *files,
        f"  {info.licence.in_(language)}",
        f"  {info.required.in_(language)}",
        f"  {info.changed.in_(language)}",
    ]
