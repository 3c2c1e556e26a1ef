"""The pages of docs/ name files, identifiers and links that exist."""

import re
from pathlib import Path

import pytest

from tests.house.tree import REPO, SRC, files, shown

DOCS = REPO / "docs"
TEST_FILE = re.compile(r"tests/[\w/]+\.py")
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)")
IDENTIFIER = re.compile(r"`([A-Za-z_][\w.]*)`")


def test_every_test_that_the_features_name_exists() -> None:
    named = set(TEST_FILE.findall((DOCS / "features.md").read_text(encoding="utf-8")))
    assert named
    assert not [name for name in sorted(named) if not (REPO / name).is_file()]


def test_every_feature_stands_once() -> None:
    codes = re.findall(
        r"^\|\s*(F\d{3})\b", (DOCS / "features.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert codes
    assert sorted(codes) == sorted(set(codes))


def test_every_feature_that_works_names_its_test() -> None:
    rows = (DOCS / "features.md").read_text(encoding="utf-8").splitlines()
    done = [
        row
        for row in rows
        if re.match(r"\|\s*F\d{3}\b", row) and re.search(r"\|\s*(works|partly)\s*\|", row)
    ]
    assert done
    assert not [row for row in done if not TEST_FILE.search(row)]


def test_every_identifier_of_the_glossary_exists_in_the_source() -> None:
    words = set()
    for path in [*files(".py", under=SRC), *files(".yaml", under=SRC)]:
        words |= set(re.findall(r"[A-Za-z_]\w*(?:-\w+)*", path.read_text(encoding="utf-8")))
    rows = [
        line
        for line in (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    named = {name for row in rows for name in IDENTIFIER.findall(row)}
    assert named
    assert not [name for name in sorted(named) if not set(name.split(".")) <= words]


def test_every_term_of_the_glossary_stands_once() -> None:
    rows = [
        line.split("|")[1].strip()
        for line in (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|") and not set(line) <= set("|-: ")
    ]
    assert sorted(rows) == sorted(set(rows))


@pytest.mark.parametrize("path", files(".md"), ids=lambda path: str(path.relative_to(REPO)))
def test_every_link_of_a_page_leads_somewhere(path: Path) -> None:
    targets = LINK.findall(path.read_text(encoding="utf-8"))
    assert not [f"{shown(path)}: {to}" for to in targets if not (path.parent / to).exists()]
