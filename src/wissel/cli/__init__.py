"""The ``wissel`` command. Each subcommand is a module of this package.

A command ``some-name`` is the module ``_some_name`` with ``NAME``, ``HELP``,
``add_arguments(parser)`` and ``run(args) -> int``. Only the module of the command that was asked
for is imported, so that ``wissel clock`` starts without Django.
"""

import argparse
import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.resources import files
from types import ModuleType

#: Every command, in the order in which help lists them.
COMMANDS = (
    "_clock",
    "_leave",
    "_money",
    "_audit",
    "_match",
    "_guard",
    "_import",
    "_export",
    "_report",
    "_bundle",
    "_verify",
    "_schema",
    "_reference",
    "_vacancies",
    "_bench",
    "_access",
    "_simulate",
    "_tick",
    "_check",
    "_migrate",
    "_demo",
    "_serve",
    "_worker",
)

WRONG_USE = 2
_ABOUT = "Runs Dutch second-track re-integration (re-integratie tweede spoor)."


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 input not acceptable, 2 wrong use."""
    args = list(sys.argv[1:] if argv is None else argv)
    module = f"_{args[0].replace('-', '_')}" if args else ""
    try:
        if module in COMMANDS:
            return _run(import_module(f"wissel.cli.{module}"), args[1:])
        return _overview(args)
    except SystemExit as end:  # how argparse ends: with 2 for wrong use, 0 after help
        return end.code if isinstance(end.code, int) else WRONG_USE
    except BrokenPipeError:
        # The reader has seen enough. Nothing may be written to the pipe at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _run(command: ModuleType, args: list[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"wissel {command.NAME}", description=command.HELP)
    command.add_arguments(parser)
    status: int = command.run(parser.parse_args(args))
    return status


def _overview(args: list[str]) -> int:
    """Print all commands; without a command, or with an unknown one, that is wrong use."""
    parser = argparse.ArgumentParser(prog="wissel", description=_ABOUT)
    parser.add_argument("--version", action="version", version=_version())
    commands = parser.add_subparsers(dest="command", metavar="command")
    for module in COMMANDS:
        name, purpose = _described(module)
        commands.add_parser(name, help=purpose)
    parser.parse_args(args)
    parser.print_help(sys.stderr)
    return WRONG_USE


def _described(module: str) -> tuple[str, str]:
    """Return NAME and HELP of a command without running its module, which may want Django."""
    tree = ast.parse(files("wissel.cli").joinpath(f"{module}.py").read_text(encoding="utf-8"))
    said = {
        target.id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in ("NAME", "HELP")
    }
    return said["NAME"], said["HELP"]


def _version() -> str:
    from importlib.metadata import version

    return f"wissel {version('wissel')}"
