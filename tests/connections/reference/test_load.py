"""Downloads become occupations and places, and stay until something else is loaded."""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.connections.reference import downloads as made
from wissel.connections.reference import (
    BrokenReference,
    UnreadableSource,
    _store,
    load,
    loaded,
    manifest,
)
from wissel.core.reference import Manifest, Reference

NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder in which loaded data are kept."""
    return tmp_path / "data" / "reference"


@pytest.fixture
def everything(tmp_path: Path, kept: Path) -> Reference:
    """All of the small downloads, loaded."""
    load([made.download(tmp_path / "downloads")], kept, now=NOW)
    found = loaded(kept)
    assert found is not None
    return found


def test_nothing_is_loaded_where_nothing_was_loaded(kept: Path) -> None:
    assert loaded(kept) is None
    assert manifest(kept) is None


def test_an_occupation_has_its_names_group_and_skills_the_essential_first(
    everything: Reference,
) -> None:
    packer = everything.occupations[made.PACKER]
    assert (packer.label.nl, packer.label.en) == ("inpakker", "packer")
    assert packer.names == ("inpakster", "pakketinpakker")
    assert packer.isco == "9321"
    assert packer.skills == ("dozen stapelen", "voorraad tellen")


def test_an_occupation_without_english_keeps_its_dutch_name(everything: Reference) -> None:
    label = everything.occupations[made.FOREMAN].label
    assert label.nl == label.en == "voorman inpak"


def test_the_priors_of_an_occupation_come_through_the_crosswalk(everything: Reference) -> None:
    priors = {one.item: one for one in everything.occupations[made.PACKER].priors}
    assert (priors["staan-tijdens-het-werk"].degree, priors["staan-tijdens-het-werk"].source) == (
        4.5,
        "onet",
    )
    assert (priors["tillen"].value, priors["tillen"].unit, priors["tillen"].source) == (
        11.3,
        "kilo",
        "ors",
    )
    assert "geluid" not in priors  # O*NET advises not to use that value


def test_the_neighbours_tell_of_an_occupation_without_a_link_and_it_says_so(
    everything: Reference,
) -> None:
    priors = everything.occupations[made.FOREMAN].priors
    assert {one.source for one in priors} == {"onet-neighbours", "ors-neighbours"}
    assert everything.occupations[made.CLERK].priors == ()


def test_postcodes_are_places_and_what_lies_far_off_is_left_out(everything: Reference) -> None:
    found = everything.places.position("3511 AB")
    assert found is not None
    assert (found.exact, found.latitude) == ("postcode", 52.0933)
    stray = everything.places.position("3599 AB")
    assert stray is not None
    assert stray.exact == "region"


def test_groups_of_isco_have_their_names(everything: Reference) -> None:
    assert everything.groups["9321"].nl == "Handmatig inpakkers"


def test_the_manifest_names_version_day_hash_rows_licence_and_sentence(
    everything: Reference,
) -> None:
    told = {source.info.key: source for source in everything.manifest.sources}
    assert list(told) == ["esco", "onet", "crosswalk", "ors", "geonames"]
    assert (told["esco"].version, told["esco"].dated) == ("1.2.0", "2024-01-25")
    assert (told["onet"].version, told["onet"].dated) == ("29.1", "2023-08")
    assert told["geonames"].version == ""
    rows = {file.name: file.rows for source in told.values() for file in source.files}
    assert rows["occupations_nl.csv"] == 3
    assert rows["Work Context.txt"] == 2
    assert rows["NL.txt"] == 2
    assert all(len(file.sha256) == 64 for source in told.values() for file in source.files)
    assert all(source.loaded_at == NOW for source in told.values())
    assert (everything.manifest.occupations, everything.manifest.with_priors) == (3, 2)


def test_what_is_no_download_is_named_and_left(tmp_path: Path, kept: Path) -> None:
    outcome = load([made.download(tmp_path / "downloads")], kept, now=NOW)
    assert sorted(Path(name).name for name in outcome.unused) == [
        "Read Me.txt",
        "skillGroups_nl.csv",
    ]
    assert any("3599 Verdwaald" in note.nl for note in outcome.notes)


def test_a_zip_of_a_download_is_read_without_unpacking(tmp_path: Path, kept: Path) -> None:
    folder = made.download(tmp_path / "downloads")
    packed = tmp_path / "all.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in folder.rglob("*.*"):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
        archive.writestr("__MACOSX/._occupations_nl.csv", "rubbish")
    outcome = load([packed], kept, now=NOW)
    assert outcome.manifest.occupations == 3
    assert outcome.manifest.sources[0].version == "1.2.0"


def test_postcodes_alone_leave_the_occupations_as_they_were(
    tmp_path: Path, kept: Path, everything: Reference
) -> None:
    newer = tmp_path / "NL.txt"
    newer.write_text(made.postcodes(made.place("3511", "Utrecht", "52.10", "5.12")))
    load([newer], kept, now=NOW + timedelta(days=1))
    found = loaded(kept)
    assert found is not None
    assert found.occupations == everything.occupations
    assert found.groups == everything.groups
    assert found.manifest.postcodes == 1
    told = {source.info.key: source.loaded_at for source in found.manifest.sources}
    assert told["geonames"] - told["esco"] == timedelta(days=1)


def test_occupations_alone_leave_the_postcodes_and_tell_what_went(
    tmp_path: Path, kept: Path, everything: Reference
) -> None:
    newer = tmp_path / "occupations_nl.csv"
    newer.write_text(made.occupations(), encoding="utf-8")
    outcome = load([newer], kept, now=NOW)
    found = loaded(kept)
    assert found is not None
    assert found.manifest.postcodes == everything.manifest.postcodes
    assert found.occupations[made.PACKER].priors == ()
    assert sorted(source.info.key for source in found.manifest.sources) == ["esco", "geonames"]
    assert sum("eerder geladen" in note.nl for note in outcome.notes) == 3


def test_loading_the_same_again_changes_nothing_but_the_moment(
    tmp_path: Path, kept: Path, everything: Reference
) -> None:
    load([tmp_path / "downloads"], kept, now=NOW + timedelta(hours=1))
    again = loaded(kept)
    assert again is not None
    assert again.manifest.hashes == everything.manifest.hashes
    assert again.occupations == everything.occupations
    assert len([each for each in kept.iterdir() if each.is_dir()]) == 1


def test_it_is_read_once_until_something_is_loaded(
    tmp_path: Path, kept: Path, everything: Reference
) -> None:
    assert loaded(kept) is everything
    load([tmp_path / "downloads"], kept, now=NOW + timedelta(hours=1))
    assert loaded(kept) is not everything


def test_what_is_loaded_while_it_is_read_is_read_instead(
    tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([made.download(tmp_path / "downloads")], kept, now=NOW)
    newer = tmp_path / "NL.txt"
    newer.write_text(made.postcodes(made.place("3511", "Utrecht", "52.10", "5.12")))
    read, waiting = _store._lines, [newer]

    def meanwhile(folder: Path, told: Manifest, name: str) -> Iterator[Any]:
        if waiting:
            load([waiting.pop()], kept, now=NOW + timedelta(hours=1))
        return read(folder, told, name)

    monkeypatch.setattr(_store, "_lines", meanwhile)
    found = loaded(kept)
    assert found is not None
    assert (found.manifest.postcodes, len(found.occupations)) == (1, 3)


def test_two_loads_at_once_do_not_mix(tmp_path: Path, kept: Path) -> None:
    folder = made.download(tmp_path / "downloads")
    with _store.alone(kept), pytest.raises(UnreadableSource) as told:
        load([folder], kept, now=NOW)
    assert "al iets geladen" in told.value.message("nl")
    assert load([folder], kept, now=NOW).manifest.occupations == 3


def test_a_problem_leaves_what_was_loaded(
    tmp_path: Path, kept: Path, everything: Reference
) -> None:
    wrong = tmp_path / "NL.txt"
    wrong.write_text(made.postcodes(made.place("3511", "Utrecht", "noord", "5.12")))
    with pytest.raises(UnreadableSource):
        load([wrong], kept, now=NOW)
    assert loaded(kept) is everything
    assert [each.name for each in kept.iterdir() if each.name.startswith(".draft")] == []


@pytest.mark.parametrize("name", ["occupations.json.gz", "places.json.gz", "groups.json.gz"])
@pytest.mark.parametrize("harm", ["gone", "cut off", "changed"])
def test_a_broken_file_says_how_to_load_anew(
    tmp_path: Path, kept: Path, name: str, harm: str
) -> None:
    load([made.download(tmp_path / "downloads")], kept, now=NOW)
    path = next(kept.rglob(name))
    content = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(content[:-7] if harm == "cut off" else content[:-1] + b"!")
    with pytest.raises(BrokenReference) as broken:
        loaded(kept)
    assert "wissel reference load" in broken.value.message("nl")
    assert "wissel reference load" in broken.value.message("en")
    load([tmp_path / "downloads"], kept, now=NOW)
    assert loaded(kept) is not None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"form": 1}'])
def test_a_broken_manifest_says_how_to_load_anew(kept: Path, content: str) -> None:
    kept.mkdir(parents=True)
    (kept / "manifest.json").write_text(content)
    with pytest.raises(BrokenReference):
        loaded(kept)


@pytest.mark.parametrize(("field", "value"), [("form", 99), ("folder", "../elsewhere")])
def test_data_of_another_version_or_elsewhere_are_not_read(
    everything: Reference, kept: Path, field: str, value: object
) -> None:
    path = kept / "manifest.json"
    told = json.loads(path.read_text())
    path.write_text(json.dumps({**told, field: value}))
    with pytest.raises(BrokenReference):
        loaded(kept)


def test_loading_a_part_over_broken_data_says_that_the_rest_is_gone(
    tmp_path: Path, kept: Path, everything: Reference
) -> None:
    (kept / "manifest.json").write_text("{")
    newer = tmp_path / "NL.txt"
    newer.write_text(made.postcodes())
    outcome = load([newer], kept, now=NOW)
    assert outcome.manifest.occupations == 0
    assert any("daarom weg" in note.nl for note in outcome.notes)
