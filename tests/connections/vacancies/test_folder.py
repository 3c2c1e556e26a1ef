"""The drop folder of a source: what waits is found, what is no file is told, nothing is lost."""

import os
from pathlib import Path

import pytest

from tests.connections.vacancies.any_feed import FORMS, TODAY, Said, good
from wissel.connections.vacancies import DroppedFile, drop_folder, put_away, read_feed

OWN = "version: 1\ntitle: {nl: a, en: b}\nnature: practice\nsource: {nl: a, en: b}\n" + (
    "format: csv\nitems: [row]\nfields:\n  title: {from: [baan]}\ntext:\n  - {from: [uitleg]}\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "bron").mkdir()
    return tmp_path / "bron"


def names(folder: Path) -> list[str]:
    return [file.path.name for file in drop_folder(folder)]


def only(folder: Path) -> DroppedFile:
    (one,) = drop_folder(folder)
    return one


def test_files_come_by_name_with_the_mapping_of_their_suffix(folder: Path) -> None:
    for name in ("b.csv", "a.XML", "c.jsonl", "d.html", "e.json"):
        (folder / name).write_text("x", encoding="utf-8")
    found = [(file.path.name, file.mapping.key) for file in drop_folder(folder) if file.mapping]
    assert found == [
        ("a.XML", "jobsites-xml"),
        ("b.csv", "csv"),
        ("c.jsonl", "jsonlines"),
        ("d.html", "jobposting"),
        ("e.json", "jobposting"),
    ]


def test_files_that_are_being_written_or_hidden_are_left_alone(folder: Path) -> None:
    for name in ("a.csv.part", "b.tmp", ".c.csv", "d.csv~", "e.csv.PARTIAL", "f.csv"):
        (folder / name).write_text("x", encoding="utf-8")
    assert names(folder) == ["f.csv"]


def test_links_and_folders_are_told_and_never_followed(folder: Path) -> None:
    secret = folder.parent / "geheim.csv"
    secret.write_text("Titel\nNee\n", encoding="utf-8")
    (folder / "link.csv").symlink_to(secret)
    (folder / "map.csv").mkdir()
    (folder / "goed.csv").write_text("Titel\nKok\n", encoding="utf-8")
    files = {file.path.name: file for file in drop_folder(folder)}
    assert files["goed.csv"].mapping
    assert files["goed.csv"].refused is None
    for name in ("link.csv", "map.csv"):
        refused = files[name].refused
        assert files[name].mapping is None
        assert refused is not None
        assert name in refused.nl
        assert name in refused.en
        with pytest.raises(OSError):
            files[name].open()


def test_a_pipe_is_told_and_never_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "a.csv")
    one = only(folder)
    assert one.mapping is None
    with pytest.raises(OSError):
        one.open()


def test_a_file_without_a_mapping_says_what_to_do(folder: Path) -> None:
    (folder / "a.xlsx").write_text("x", encoding="utf-8")
    refused = only(folder).refused
    assert refused is not None
    assert "mapping.yaml" in refused.nl


def test_a_mapping_beside_the_files_holds_for_all_of_them(folder: Path) -> None:
    (folder / "mapping.yaml").write_text("use: indeed-xml", encoding="utf-8")
    (folder / "a.xml").write_text("x", encoding="utf-8")
    (folder / "b.data").write_text("x", encoding="utf-8")
    assert [file.mapping and file.mapping.key for file in drop_folder(folder)] == ["indeed-xml"] * 2
    (folder / "mapping.yaml").write_text(OWN, encoding="utf-8")
    assert [file.mapping and file.mapping.key for file in drop_folder(folder)] == ["bron"] * 2


@pytest.mark.parametrize("content", [b"format: [", b"\xff\xfe", b"use: iets", b"#" * 200_001])
def test_a_mapping_that_is_not_right_refuses_every_file_with_the_reason(
    folder: Path, content: bytes
) -> None:
    (folder / "mapping.yaml").write_bytes(content)
    (folder / "a.csv").write_text("x", encoding="utf-8")
    one = only(folder)
    assert one.mapping is None
    assert one.refused is not None
    assert "mapping.yaml" in one.refused.en


def test_a_mapping_that_is_a_link_is_not_followed(folder: Path) -> None:
    (folder.parent / "elders.yaml").write_text("use: vum", encoding="utf-8")
    (folder / "mapping.yaml").symlink_to(folder.parent / "elders.yaml")
    (folder / "a.csv").write_text("x", encoding="utf-8")
    assert only(folder).mapping is None


def test_what_was_read_is_put_away_and_not_seen_again(folder: Path) -> None:
    for number in (1, 2):
        (folder / "a.csv").write_text(f"{number}", encoding="utf-8")
        (folder / "b.csv").write_text(f"{number}", encoding="utf-8")
        well, not_well = drop_folder(folder)
        put_away(well, well=True)
        put_away(not_well, well=False)
        assert names(folder) == []
    assert sorted(path.name for path in (folder / "done").iterdir()) == ["a-2.csv", "a.csv"]
    assert (folder / "failed" / "b.csv").read_text(encoding="utf-8") == "1"
    assert (folder / "failed" / "b-2.csv").read_text(encoding="utf-8") == "2"


def test_nothing_is_put_away_through_a_link(folder: Path) -> None:
    (folder.parent / "elders").mkdir()
    (folder / "done").symlink_to(folder.parent / "elders")
    (folder / "a.csv").write_text("x", encoding="utf-8")
    one = next(file for file in drop_folder(folder) if file.path.name == "a.csv")
    with pytest.raises(OSError):
        put_away(one, well=True)
    assert (folder / "a.csv").exists()


def test_a_dropped_file_is_read_with_its_mapping(folder: Path) -> None:
    csv = next(form for form in FORMS if form.key == "csv")
    (folder / "a.csv").write_bytes(csv.of([Said("v1"), Said("v2")]))
    one = only(folder)
    assert one.mapping is not None
    with one.open() as source:
        items = list(read_feed(source, one.mapping, source_key="bron", today=TODAY))
    assert [each.id for each in good(items)] == ["v1", "v2"]
