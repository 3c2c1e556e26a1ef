"""The files of the checkout as the house tests see them."""

import ast
import functools
import subprocess
from collections.abc import Iterator
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]
SRC = REPO / "src"
WISSEL = SRC / "wissel"


@functools.cache
def tracked() -> tuple[Path, ...]:
    """Return the files of the project: those git knows, and new ones it does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=REPO,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(
        sorted(REPO / name for name in listed.stdout.split("\0") if (REPO / name).is_file())
    )


def files(suffix: str, *, under: Path = REPO) -> list[Path]:
    """Return the project's files with a suffix below a folder."""
    return [path for path in tracked() if path.suffix == suffix and path.is_relative_to(under)]


def written_by_hand(path: Path) -> bool:
    """Tell our own source from migrations, which a command writes."""
    return "migrations" not in path.parts


@functools.cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def module(path: Path) -> str:
    """Return the dotted name of a Python file below ``src``."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def shown(path: Path, line: int | None = None) -> str:
    """Return a place as an editor reads it."""
    name = str(path.relative_to(REPO))
    return name if line is None else f"{name}:{line}"


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each module that a file imports, names taken from a package included, with its line."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
