"""What is wrong with a download is told with file, line and column, and with what to do."""

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.connections.reference import downloads as made
from wissel.connections.reference import UnreadableSource, load, loaded

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def refused(folder: Path, files: dict[str, str | bytes]) -> UnreadableSource:
    """Try to load files by name, and return why that is refused."""
    given = folder / "given"
    given.mkdir(exist_ok=True)
    paths = []
    for name, content in files.items():
        paths.append(given / name)
        paths[-1].write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UnreadableSource) as told:
        load(paths, folder / "kept", now=NOW)
    assert loaded(folder / "kept") is None
    assert told.value.message("nl") != told.value.message("en")
    return told.value


def alone(change: Callable[[str], str]) -> dict[str, str | bytes]:
    return {"occupations_nl.csv": change(made.occupations())}


def american(**changed: str) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {
        "occupations_nl.csv": made.occupations(),
        "crosswalk.csv": changed.get("crosswalk", made.crosswalk()),
    }
    if "context" in changed:
        files["Work Context.txt"] = changed["context"]
    if "survey" in changed:
        files["ors.csv"] = changed["survey"]
    return files


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource) as told:
        load([tmp_path / "nothing.zip"], tmp_path / "kept", now=NOW)
    assert "nothing.zip" in told.value.file
    assert "bestaat niet" in told.value.message("nl")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("occupations_nl.csv", b"", "leeg"),
        (
            "occupations_nl.csv",
            "conceptUri;naam\n1;2\n",
            "mist iscoGroup, preferredLabel, altLabels",
        ),
        ("occupations_nl.csv", made.occupations().encode("utf-16"), "geen UTF-8"),
        ("occupations.csv", made.occupations(), "welke taal"),
        (
            "NL.txt",
            "2755003\tA\tA\t\t52\t5\tP\tPPL\tNL\t\t\t\t\t\t1\t\t2\tEurope\t2020-01-01",
            "export/zip",
        ),
        (
            "NL.txt",
            made.postcodes(made.place("1000", "Brussel", "50", "4", "BE")),
            "geen Nederlandse",
        ),
        ("ors.xlsx", b"PK\x03\x04rest", "CSV"),
        ("kat.jpg", b"\xff\xd8\xff\xe0\0\0", "geen bestand van ESCO"),
        ("notes.txt", "Do not forget the milk.", "geen bestand van ESCO"),
    ],
)
def test_a_wrong_file_is_told_what_it_is(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    assert said in refused(tmp_path, {name: content}).message("nl")


@pytest.mark.parametrize(
    ("cut", "said"),
    [
        (lambda text: text[: text.index("dozen stapelen") + 3], "afgebroken"),
        (lambda text: text.rstrip("\n") + '\n,,,,"half', "afgebroken"),
    ],
)
def test_a_file_that_is_cut_off_says_where(
    tmp_path: Path, cut: Callable[[str], str], said: str
) -> None:
    files: dict[str, str | bytes] = {
        "occupations_nl.csv": made.occupations(),
        "skills_nl.csv": cut(made.skills()),
    }
    told = refused(tmp_path, files)
    assert said in told.message("nl")
    assert told.file.endswith("skills_nl.csv")
    assert told.line >= 2


def test_a_header_without_rows_is_no_download(tmp_path: Path) -> None:
    told = refused(tmp_path, alone(lambda text: text.splitlines()[0] + "\n"))
    assert "geen regel" in told.message("nl")


def test_another_encoding_in_the_middle_says_on_which_line(tmp_path: Path) -> None:
    rows = [
        made.occupation(f"{made.ESCO}/occupation/{number}", "9321", f"werk {number}")
        for number in range(4000)
    ]
    content = made.occupations(*rows).encode().replace(b"werk 3900", b"w\xe9rk 3900")
    told = refused(tmp_path, {"occupations_nl.csv": content})
    assert "geen UTF-8" in told.message("nl")
    assert told.line > 3000


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (made.occupation("kapot", "9321", "inpakker"), "conceptUri"),
        (made.occupation(made.CLERK, "932", "inpakker"), "iscoGroup"),
        (made.occupation(made.CLERK, "9321", ""), "preferredLabel"),
        (made.occupation(made.PACKER, "9321", "nog eens"), "conceptUri"),
    ],
)
def test_a_wrong_cell_of_occupations_is_named(tmp_path: Path, row: list[str], column: str) -> None:
    text = made.occupations(made.occupation(made.PACKER, "9321", "inpakker"), row)
    told = refused(tmp_path, {"occupations_nl.csv": text})
    assert (told.column, told.line) == (column, 5)
    assert f"kolom {column}" in told.message("nl")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (made.context_row("53-7064.00", "4.C.2.d.1.a", "veel"), "Data Value"),
        (made.context_row("53-7064.00", "4.C.2.d.1.a", "7.5"), "Data Value"),
        (made.context_row("53-7064.00", "4.C.2.d.1.a", "nan"), "Data Value"),
        (made.context_row("53-7064.00", "4.C.2.d.1.a", "3", scale="IM"), "Scale ID"),
        (made.context_row("packer", "4.C.2.d.1.a", "3"), "O*NET-SOC Code"),
        (made.context_row("53-7064.00", "4.C.2.d.1.b", "3"), "Element ID"),
    ],
)
def test_a_wrong_cell_of_the_work_context_is_named(
    tmp_path: Path, row: list[str], column: str
) -> None:
    first = made.context_row("53-7064.00", "4.C.2.d.1.b", "3")
    told = refused(tmp_path, american(context=made.context(first, row)))
    assert (told.column, told.line) == (column, 3)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["1", "", "", made.PACKER, "", "", "exactMatch"], "O*NET Id"),
        (["53-7064.00", "", "", "http://elsewhere/1", "", "", "exactMatch"], "ESCO or ISCO URI"),
        (["53-7064.00", "", "", made.PACKER, "", "", "nearly"], "Type of Match"),
    ],
)
def test_a_wrong_cell_of_the_crosswalk_is_named(
    tmp_path: Path, row: list[str], column: str
) -> None:
    told = refused(tmp_path, american(crosswalk=made.crosswalk(row)))
    assert (told.column, told.line) == (column, 5)


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (["ORUP1", "53", "Packers", "", "Sitting", "mean", "Hours", "3", ""], "SOC 2018 CODE"),
        (["ORUP1", "537064", "Packers", "", "Sitting", "mean", "Hours", "vaak", ""], "ESTIMATE"),
    ],
)
def test_a_wrong_cell_of_the_survey_is_named(tmp_path: Path, cells: list[str], column: str) -> None:
    told = refused(tmp_path, american(survey=made.survey(cells)))
    assert (told.column, told.line) == (column, 2)


def test_a_survey_without_codes_or_texts_is_told_what_it_misses(tmp_path: Path) -> None:
    text = made.table([["OCCUPATION", "CATEGORY", "ESTIMATE"], ["Packers", "Sitting", "3"]])
    assert "SOC 2018 CODE" in refused(tmp_path, american(survey=text)).message("nl")


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (made.place("35", "Utrecht", "52.1", "5.1"), "postal code"),
        (made.place("0511", "Utrecht", "52.1", "5.1"), "postal code"),
        (made.place("3511", " ", "52.1", "5.1"), "place name"),
        (made.place("3511", "Utrecht", "noord", "5.1"), "latitude"),
        (made.place("3511", "Utrecht", "52.1", "500"), "longitude"),
    ],
)
def test_a_wrong_cell_of_the_postcodes_is_named(
    tmp_path: Path, row: list[str], column: str
) -> None:
    first = made.place("3512", "Utrecht", "52.1", "5.1")
    told = refused(tmp_path, {"NL.txt": made.postcodes(first, row)})
    assert (told.column, told.line) == (column, 2)


def test_a_relation_of_another_sort_is_named(tmp_path: Path) -> None:
    files = alone(lambda text: text)
    files["relations.csv"] = made.relations([made.PACKER, "vital", "knowledge", made.COUNTING])
    told = refused(tmp_path, files)
    assert (told.column, told.line) == ("relationType", 2)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"skills_nl.csv": made.skills()}, "occupations_nl.csv"),
        ({"occupations_en.csv": made.english()}, "occupations_nl.csv"),
        (
            {"occupations_nl.csv": made.occupations(), "Work Context.txt": made.context()},
            "koppeling",
        ),
        ({"occupations_nl.csv": made.occupations(), "ors.csv": made.survey()}, "koppeling"),
    ],
)
def test_a_table_that_needs_another_one_says_which(
    tmp_path: Path, files: dict[str, str | bytes], said: str
) -> None:
    assert said in refused(tmp_path, files).message("nl")


def test_the_same_file_twice_is_read_once_and_another_of_its_sort_is_refused(
    tmp_path: Path,
) -> None:
    first, copy = tmp_path / "occupations_nl.csv", tmp_path / "copy" / "occupations_nl.csv"
    copy.parent.mkdir()
    for path in (first, copy):
        path.write_text(made.occupations(), encoding="utf-8")
    outcome = load([first, copy], tmp_path / "kept", now=NOW)
    assert any("één keer gelezen" in note.nl for note in outcome.notes)
    copy.write_text(made.english(), encoding="utf-8")
    with pytest.raises(UnreadableSource) as told:
        load([first, copy], tmp_path / "kept", now=NOW)
    assert "ander bestand van dezelfde soort" in told.value.message("nl")


def test_a_zip_that_is_cut_off_or_locked_is_refused(tmp_path: Path) -> None:
    packed = tmp_path / "esco.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("occupations_nl.csv", made.occupations() * 50)
    whole = packed.read_bytes()
    assert "beschadigd" in refused(tmp_path, {"cut.zip": whole[:-30]}).message("nl")
    locked = bytearray(whole)
    locked[6] |= 1  # the flag of a password, in the entry and in the listing
    locked[whole.index(b"PK\x01\x02") + 8] |= 1
    assert "wachtwoord" in refused(tmp_path, {"locked.zip": bytes(locked)}).message("nl")
    harmed = bytearray(whole)
    harmed[60] ^= 0xFF
    assert "beschadigd" in refused(tmp_path, {"harmed.zip": bytes(harmed)}).message("nl")


def test_notes_beside_the_downloads_may_be_odd_when_only_the_folder_was_named(
    tmp_path: Path,
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "occupations_nl.csv").write_text(made.occupations(), encoding="utf-8")
    (given / "lees mij.txt").write_bytes(b"caf\xe9")
    (given / "leeg.csv").write_bytes(b"")
    outcome = load([given], tmp_path / "kept", now=NOW)
    assert sorted(Path(name).name for name in outcome.unused) == ["leeg.csv", "lees mij.txt"]
