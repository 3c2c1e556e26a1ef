"""What is vendored is what its page says it is, and asks for nothing that is not there."""

import hashlib
import re
from pathlib import Path

from wissel.portals import shell

STATIC = Path(shell.__path__[0]) / "static" / "wissel"
VENDOR = STATIC / "vendor"
ROW = re.compile(r"^\| `(?P<file>[^`]+)` \|.*\| `(?P<hash>[0-9a-f]{64})` \|$", re.MULTILINE)


def listed() -> dict[str, str]:
    text = (VENDOR / "VENDOR.md").read_text(encoding="utf-8")
    return {row["file"]: row["hash"] for row in ROW.finditer(text)}


def test_every_vendored_file_is_listed_and_every_listed_file_is_there() -> None:
    there = {
        path.relative_to(VENDOR).as_posix()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "VENDOR.md"
    }
    assert there == set(listed())


def test_every_vendored_file_has_the_hash_that_is_listed() -> None:
    found = {name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in listed()}
    assert found == listed()


def test_no_file_points_to_a_source_map() -> None:
    texts = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js"}]
    assert texts
    assert not [path.name for path in texts if "sourceMappingURL" in path.read_text("utf-8")]


def test_every_file_that_the_stylesheet_asks_for_is_there() -> None:
    sheet = (STATIC / "wissel.css").read_text(encoding="utf-8")
    wanted = re.findall(r"url\(\"?([^)\"]+)\"?\)", sheet)
    assert wanted
    assert not [url for url in wanted if not (STATIC / url).is_file()]


def test_our_own_files_need_no_data_images_and_no_eval() -> None:
    assert "url(data:" not in (STATIC / "wissel.css").read_text(encoding="utf-8")
    script = (STATIC / "wissel.js").read_text(encoding="utf-8")
    assert not re.findall(r"\beval\(|new Function|innerHTML|document\.write|\.style\b", script)
