"""Nothing in the project names a package registry or a path of somebody's machine."""

import functools
import re

import pytest

from tests.house.tree import REPO, tracked

#: Written in parts, so that this file does not contain what it forbids.
HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "registry." + "npmjs", "deb.debian" + ".org")
LOCKED = re.compile(
    r"(?:registry|resolved|index-url|find-links)\"?\s*[=:]?\s*\"?https?://", re.IGNORECASE
)
HOMES = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work)/")
TEXTS = {
    ".py",
    ".md",
    ".toml",
    ".lock",
    ".yaml",
    ".yml",
    ".json",
    ".html",
    ".txt",
    ".css",
    ".js",
    ".sh",
    ".typ",
    ".po",
    "",
}


@functools.cache
def lines() -> list[tuple[str, str]]:
    """Return every line of text of the project, third parties' files aside."""
    return [
        (f"{path.relative_to(REPO)}:{number}", line)
        for path in tracked()
        if path.suffix in TEXTS and "vendor" not in path.parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    ]


@pytest.mark.parametrize("host", HOSTS)
def test_no_file_names_a_registry(host: str) -> None:
    assert not [place for place, line in lines() if host in line]


def test_no_lock_holds_an_address() -> None:
    assert not [place for place, line in lines() if LOCKED.search(line)]
    assert not [place for place, line in lines() if ".lock:" in place and "//" in line]


def test_no_file_names_a_folder_of_a_machine() -> None:
    assert not [f"{place}: {line.strip()[:80]}" for place, line in lines() if HOMES.search(line)]
