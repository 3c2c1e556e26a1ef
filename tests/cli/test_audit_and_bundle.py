"""``wissel audit``, ``bundle`` and ``verify`` as somebody types them."""

import json
from pathlib import Path

import pytest

from tests.apps.documents.test_sealed_reports import released
from tests.cast import NOW, Cast
from wissel.apps.documents import service as documents
from wissel.cli import _django, main
from wissel.infra import pdf

FILES = Path(__file__).parents[1] / "core" / "audit"
CLEAN = FILES / "clean" / "ascenditur.json"
RULING = FILES / "rulings" / "ECLI-NL-RBZWB-2021-3082.json"


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_a_file_in_gives_the_check_in_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(RULING), "--lang", "en", "--on", "2021-06-18"]) == 0
    told = said(capsys)
    assert (told["as_of"], told["version"]) == ("2021-06-18", 1)
    checks = told["checks"]
    assert isinstance(checks, list)
    assert [one["id"] for one in checks] == list(range(1, 62))
    assert checks[22]["state"] == "late"
    assert checks[22]["question"].startswith("Did the second track begin")
    assert told["shortcomings"] == ["second_track_late", "stagnation_not_acted"]
    assert set(told["stops_at"]) == {"step", "why", "unknown"}  # type: ignore[call-overload]  # JSON


def test_a_day_before_is_without_what_was_recorded_later(
    capsys: pytest.CaptureFixture[str],
) -> None:
    day = ["--on", "2020-01-15"]
    assert main(["audit", str(RULING), *day]) == 0
    then = said(capsys)
    assert main(["audit", str(RULING), *day, "--hindsight"]) == 0
    assert then["shortcomings"] == []
    assert said(capsys)["shortcomings"] != []


def test_many_files_in_one_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = json.dumps(json.loads(CLEAN.read_text(encoding="utf-8")))
    many = tmp_path / "many.jsonl"
    many.write_text(f"{line}\n{{}}\n{line}\n", encoding="utf-8")
    assert main(["audit", str(many), "--lines"]) == 0
    first, wrong, third = capsys.readouterr().out.splitlines()
    assert first == third
    assert json.loads(wrong)["error"]["code"] == "missing"


@pytest.mark.parametrize("name", ["audit.out"])
def test_its_shape_is_published(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    assert "checks" in json.dumps(said(capsys))


def test_what_is_no_readable_pdf_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "x.pdf"
    file.write_bytes(b"geen pdf")
    assert main(["verify", str(file)]) == 1
    assert said(capsys)["error"]["code"] == "not-readable"  # type: ignore[index]  # JSON
    assert main(["verify", str(tmp_path / "weg.pdf")]) == 2


def test_a_pdf_with_a_password_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pikepdf

    file = tmp_path / "slot.pdf"
    made = pikepdf.new()
    made.add_blank_page()
    made.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert main(["verify", str(file)]) == 1
    assert "wachtwoord" in json.dumps(said(capsys))


def test_a_pdf_without_seal_or_manifest_has_nothing_to_check_by(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pikepdf

    file = tmp_path / "kaal.pdf"
    made = pikepdf.new()
    made.add_blank_page()
    made.save(file)
    assert pdf.attached(file.read_bytes()) == {}
    assert main(["verify", str(file)]) == 1
    assert said(capsys)["kind"] == "plain"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("options", "told"),
    [([], "fingerprint"), (["--reading-copy"], "pages"), (["--lang=en"], "files")],
)
def test_a_bundle_or_its_reading_copy_is_written(
    cast: Cast,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    told: str,
) -> None:
    monkeypatch.setattr(_django, "setup", lambda: None)
    monkeypatch.setattr(_django, "clock", lambda: NOW)
    file = tmp_path / "uit.pdf"
    assert main(["bundle", cast.number, "--out", str(file), *options]) == 0
    assert told in capsys.readouterr().err
    assert ("manifest.json" in pdf.attached(file.read_bytes())) is ("--reading-copy" not in options)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_report_without_a_seal_is_held_against_a_bundle_or_a_trajectory_file(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, bundle, case = (tmp_path / name for name in ("rapport.pdf", "bundel.pdf", "t.json"))
    report.write_bytes(released(cast))
    made = documents.bundle(actor=cast.coach, now=NOW, trajectory=cast.trajectory)
    bundle.write_bytes(made.content)
    case.write_bytes(pdf.attached(made.content)["traject.json"])
    assert main(["verify", str(report)]) == 1
    assert said(capsys)["kind"] == "plain"
    for other in (bundle, case):
        assert main(["verify", str(report), "--against", str(other)]) == 0
        assert said(capsys)["kind"] == "same"
    report.write_bytes(report.read_bytes() + b"%")
    assert main(["verify", str(report), "--against", str(bundle)]) == 1
    assert said(capsys)["kind"] == "unknown"
    assert main(["verify", str(bundle), "--against", str(report)]) == 1
    assert said(capsys)["error"]["code"] == "no-bundle"  # type: ignore[index]  # JSON
    assert main(["verify", str(report), "--against", str(tmp_path / "weg")]) == 2


@pytest.mark.slow
def test_a_file_of_80_megabytes_is_checked_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The page takes no more than that; the command, on one's own machine, does."""
    import pikepdf

    file = tmp_path / "groot.pdf"
    made = pikepdf.new()
    made.add_blank_page()
    made.attachments["scan.bin"] = pikepdf.AttachedFileSpec(
        made, bytes(80 * 1024**2), filename="scan.bin"
    )
    made.save(file, compress_streams=False)
    assert file.stat().st_size > 80 * 1024**2
    assert main(["verify", str(file)]) == 1
    assert said(capsys)["kind"] == "plain"
