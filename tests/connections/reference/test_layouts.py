"""Every official layout is read as it comes: releases differ, and programs save files anew."""

import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.connections.reference import downloads as made
from wissel.connections.reference import load, loaded
from wissel.core.occupations import Prior
from wissel.core.reference import Reference

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


def read(folder: Path, files: dict[str, str | bytes]) -> Reference:
    """Load files by name and return what they come to."""
    given = folder / "given"
    given.mkdir()
    for name, content in files.items():
        raw = content if isinstance(content, bytes) else content.encode()
        (given / name).write_bytes(raw)
    load([given], folder / "kept", now=NOW)
    found = loaded(folder / "kept")
    assert found is not None
    return found


def priors(found: Reference, uri: str = made.PACKER) -> dict[str, Prior]:
    return {one.item: one for one in found.occupations[uri].priors}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_windows_lines_are_read(
    tmp_path: Path, end: str, mark: bytes
) -> None:
    found = read(tmp_path, {"occupations_nl.csv": mark + made.occupations(end=end).encode()})
    assert found.occupations[made.PACKER].names == ("inpakster", "pakketinpakker")


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_columns_in_another_order_and_between_other_marks_are_read(
    tmp_path: Path, delimiter: str
) -> None:
    text = delimiter.join(["altLabels", "iscoGroup", "preferredLabel", "conceptUri"])
    text += "\n" + delimiter.join(['"inpakster\npakker"', "9321", "inpakker", made.PACKER]) + "\n"
    found = read(tmp_path, {"occupations_nl.csv": text})
    assert found.occupations[made.PACKER].names == ("inpakster", "pakker")


def test_a_column_of_a_newer_release_is_no_trouble(tmp_path: Path) -> None:
    lines = made.table(
        [
            ["conceptUri", "iscoGroup", "preferredLabel", "altLabels", "naceCode"],
            [made.PACKER, "9321", "inpakker", "", "http://data.europa.eu/ux2/nace2.1/52"],
        ]
    )
    assert read(tmp_path, {"occupations_nl.csv": lines}).manifest.occupations == 1


def test_an_occupation_that_was_withdrawn_is_left_out(tmp_path: Path) -> None:
    text = made.occupations(
        made.occupation(made.PACKER, "9321", "inpakker"),
        made.occupation(made.CLERK, "4110", "oud beroep", status="deprecated"),
    )
    assert list(read(tmp_path, {"occupations_nl.csv": text}).occupations) == [made.PACKER]


def test_a_group_that_a_row_leaves_out_is_found_by_what_it_is_part_of(tmp_path: Path) -> None:
    text = made.occupations(
        made.occupation(made.PACKER, "9321", "inpakker"),
        made.occupation(made.FOREMAN, "", "voorman inpak"),
    )
    files: dict[str, str | bytes] = {
        "occupations_nl.csv": text,
        "broaderRelationsOccPillar_nl.csv": made.broader(),
    }
    assert read(tmp_path, files).occupations[made.FOREMAN].isco == "9321"


@pytest.mark.parametrize("names", [True, False])
def test_the_work_context_is_read_with_and_without_names_of_elements(
    tmp_path: Path, names: bool
) -> None:
    found = read(
        tmp_path,
        {
            "occupations_nl.csv": made.occupations(),
            "crosswalk.csv": made.crosswalk(),
            "Work Context.txt": made.context(names=names),
        },
    )
    assert priors(found)["zitten-tijdens-het-werk"].degree == 1.5


def test_a_quotation_mark_in_a_name_of_an_element_is_a_letter(tmp_path: Path) -> None:
    row = made.context_row("53-7064.00", "4.C.2.d.1.a", "2.00")
    row[2] = 'Sitting, or "sitting" as they say'
    found = read(
        tmp_path,
        {
            "occupations_nl.csv": made.occupations(),
            "crosswalk.csv": made.crosswalk(),
            "Work Context.txt": made.context(row),
        },
    )
    assert priors(found)["zitten-tijdens-het-werk"].degree == 2


@pytest.mark.parametrize(
    ("code", "column"),
    [("53-7064.00", "O*NET-SOC 2010 CODE"), ("53-7064", "2018 SOC CODE"), ("537064", "SOC CODE")],
)
def test_the_survey_is_read_by_the_codes_of_each_wave(
    tmp_path: Path, code: str, column: str
) -> None:
    text = made.table(
        [
            [column, "OCCUPATION", "CATEGORY", "SERIES TITLE", "ESTIMATE"],
            [code, "Packers", "Lifting/carrying Occasionally", "% of all workers; > 20 LBS", "88"],
        ]
    )
    found = read(
        tmp_path,
        {
            "occupations_nl.csv": made.occupations(),
            "crosswalk.csv": made.crosswalk(),
            "ors.csv": text,
        },
    )
    assert priors(found)["tillen"].value == 9.1


def test_a_sheet_that_dutch_excel_saved_has_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    text = (
        "2018 SOC CODE;OCCUPATION;CATEGORY;ESTIMATE TEXT;DATATYPE;ESTIMATE\r\n"
        "537064;Packers;Sitting;Hours, sitting (mean);Hours;1,5\r\n"
    )
    found = read(
        tmp_path,
        {
            "occupations_nl.csv": made.occupations(),
            "crosswalk.csv": made.crosswalk(),
            "ors.csv": b"\xef\xbb\xbf" + text.encode(),
        },
    )
    assert priors(found)["zitten-tijdens-het-werk"].value == 1.5


def test_memory_does_not_grow_with_the_rows_of_a_table(tmp_path: Path) -> None:
    shares = [made.context_row("53-7064.00", "4.C.2.d.1.b", "80.00", scale="CXP")] * 12_000
    own = made.context_row("53-7064.00", "4.C.2.d.1.b", "4.50")
    given = tmp_path / "given"
    given.mkdir()
    (given / "Work Context.txt").write_text(made.context(*shares, own), encoding="utf-8")
    (given / "crosswalk.csv").write_text(made.crosswalk(), encoding="utf-8")
    (given / "occupations_nl.csv").write_text(made.occupations(), encoding="utf-8")
    assert (given / "Work Context.txt").stat().st_size > 900_000
    del shares
    load([given], tmp_path / "kept", now=NOW)  # rules are read once, and not counted
    tracemalloc.start()
    load([given], tmp_path / "kept", now=NOW)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


def test_a_link_of_a_whole_group_serves_its_occupations(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "occupations_nl.csv": made.occupations(),
            "crosswalk.csv": made.crosswalk(),
            "Work Context.txt": made.context(made.context_row("43-9061.00", "4.C.2.d.1.a", "4.50")),
        },
    )
    assert priors(found, made.CLERK)["zitten-tijdens-het-werk"].source == "onet-neighbours"
    assert priors(found, made.PACKER) == {}


def test_of_both_languages_the_table_that_says_the_same_is_read_once(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name, text in {
        "occupations_nl.csv": made.occupations(),
        "occupations_en.csv": made.english(),
        "skills_nl.csv": made.skills(),
        "occupationSkillRelations_en.csv": made.relations() + "\n",
        "occupationSkillRelations_nl.csv": made.relations(),
    }.items():
        (given / name).write_text(text, encoding="utf-8")
    outcome = load([given], tmp_path / "kept", now=NOW)
    read_files = [file.name for source in outcome.manifest.sources for file in source.files]
    assert "occupationSkillRelations_nl.csv" in read_files
    assert "occupationSkillRelations_en.csv" not in read_files
    assert any("zegt hetzelfde" in note.nl for note in outcome.notes)


def test_what_else_is_in_a_whole_download_is_left(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    collection = (
        "conceptType,conceptUri,preferredLabel,status,skillType,reuseLevel,altLabels,description,"
        "broaderConceptUri,broaderConceptPT\n"
        f"KnowledgeSkillCompetence,{made.COUNTING},tellen,released,knowledge,x,,,,\n"
    )
    green = (
        "conceptType,conceptUri,code,preferredLabel,greenShare\n"
        f"ISCOGroup,{made.ESCO}/isco/C9321,9321,Inpakkers,0.1\n"
    )
    pillar = (
        "conceptType,conceptUri,broaderType,broaderUri\n"
        f"KnowledgeSkillCompetence,{made.COUNTING},SkillGroup,{made.ESCO}/skill/S1\n"
    )
    others = {
        "digitalSkillsCollection_nl.csv": collection,
        "transversalSkillsCollection_nl.csv": collection + collection.splitlines()[1] + "\n",
        "greenShareOcc_nl.csv": green,
        "broaderRelationsSkillPillar_nl.csv": pillar,
        "Work Context Categories.txt": "Element ID\tScale ID\tCategory\n4.C\tCXP\t1\n",
        "Abilities.txt": made.context(made.context_row("53-7064.00", "1.A.1.a.1", "3", scale="IM")),
    }
    mine = {
        "occupations_nl.csv": made.occupations(),
        "skills_nl.csv": made.skills(),
        "ISCOGroups_nl.csv": made.groups(),
    }
    for name, text in {**others, **mine}.items():
        (given / name).write_text(text, encoding="utf-8")
    outcome = load([given], tmp_path / "kept", now=NOW)
    assert sorted(Path(name).name for name in outcome.unused) == sorted(others)
    assert outcome.notes == ()


def test_skills_without_a_dutch_name_and_relations_of_others_are_counted(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    (given / "occupations_nl.csv").write_text(made.occupations(), encoding="utf-8")
    (given / "relations.csv").write_text(
        made.relations(
            [made.PACKER, "essential", "knowledge", made.COUNTING],
            [f"{made.ESCO}/occupation/elsewhere", "essential", "knowledge", made.COUNTING],
        )
    )
    outcome = load([given], tmp_path / "kept", now=NOW)
    said = " ".join(note.nl for note in outcome.notes)
    assert "1 vaardigheden zijn weggelaten" in said
    assert "Vaardigheden van 1 beroepen" in said


def test_postcodes_with_letters_come_to_one_middle(tmp_path: Path) -> None:
    text = made.postcodes(
        made.place("3511 AA", "Utrecht", "52.08", "5.11"),
        made.place("3511 AB", "Utrecht", "52.10", "5.13"),
        made.place("1000", "Brussel", "50.85", "4.35", country="BE"),
    )
    found = read(tmp_path, {"NL_full.txt": text})
    assert found.manifest.postcodes == 1
    position = found.places.position("3511")
    assert position is not None
    assert (position.latitude, position.longitude) == (52.09, 5.12)


def test_a_postcode_of_two_places_is_found_by_both_names(tmp_path: Path) -> None:
    text = made.postcodes(
        made.place("3633", "Vreeland", "52.23", "5.03"),
        made.place("3633", "Vreelandsdorp", "52.22", "5.04"),
    )
    found = read(tmp_path, {"NL.txt": text})
    assert found.places.position("", "Vreelandsdorp") is not None
    position = found.places.position("3633")
    assert position is not None
    assert position.latitude == 52.23
