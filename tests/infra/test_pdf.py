"""The PDF of a report: what it claims, that it is the same every time, that text stays text."""

import json
import subprocess
import sys
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from importlib import resources
from io import BytesIO

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from tests.core.reports.case import entry, november, november_report, trajectory
from wissel.connections.wire import write
from wissel.core.journal import Contact
from wissel.core.reports import apply_edits, correct, employer_view
from wissel.core.reports.record import Edit
from wissel.infra import pdf

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
FONTS = resources.files("wissel").joinpath("apps", "documents", "typst", "fonts")
HOSTILE = [
    '#read("house.typ")',
    '#panic("stop")',
    "*vet* _cursief_ $x^2$ `code` <label> @verwijzing \\ // */ /*",
    "{{ 7 * 7 }} {nl} %s",
    '"); #import "house.typ": *',
    "\x00\x07\u202egevaar\u2066\ufeff\u200d",
    "\ud800 \U000e0041 \ue000",
    "🙂 日本 שלום العربية Ж ể e\u0301",
    "w" * 300,
    "https://voorbeeld.example/" + "pad/" * 60,
    "",
    " \n\n ",
]


def as_json(record=None):
    return write(employer_view(record or november_report()))


def make(data=None, **changes):
    given = {
        "template": "report",
        "record": as_json() if data is None else data,
        "language": "nl",
        "timestamp": NOW,
        **changes,
    }
    return pdf.render(**given)


@pytest.fixture(scope="module")
def plain():
    return make()


def concluded(text):
    edit = Edit("change", "12:conclusion", text=text)
    return as_json(apply_edits(november_report(), [edit]).record)


def structure(data):
    """Return the kinds of tags of the file, each as often as it is used."""
    found = []
    with pikepdf.open(BytesIO(data)) as file:
        todo = [file.Root.StructTreeRoot.K]
        while todo:
            node = todo.pop()
            if isinstance(node, pikepdf.Array):
                todo.extend(node)
            elif isinstance(node, pikepdf.Dictionary):
                if "/S" in node:
                    found.append(str(node.S))
                if "/K" in node:
                    todo.append(node.K)
    return found


# ---------------------------------------------------------------- claims


def test_the_file_claims_both_standards_at_once(plain):
    claims = pdf.claims(plain)
    assert (claims.pdf_a, claims.pdf_ua, claims.tagged) == ("2A", "1", True)


@pytest.mark.parametrize(("language", "expected"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_file_says_its_language(language, expected):
    data = as_json(november_report(language=language))
    assert pdf.claims(make(data, language=language)).language == expected


def test_the_title_names_the_case_and_no_person(plain):
    assert pdf.claims(plain).title == "Maandrapport tweede spoor, OV-0231"


def test_the_metadata_name_nobody(plain):
    with pikepdf.open(BytesIO(plain)) as file:
        told = str(file.docinfo) + bytes(file.Root.Metadata.read_bytes()).decode()
    for name in ("Dijkstra", "Akkerman", "Hoekstra", "Overslag"):
        assert name not in told


def test_headings_tables_and_header_cells_are_tagged(plain):
    tags = structure(plain)
    assert tags.count("/H1") == 1
    assert tags.count("/H2") >= 11
    assert tags.count("/Table") == 2
    assert tags.count("/TH") == 10
    assert "/Link" in tags


def test_every_font_stands_in_the_file(plain):
    with pikepdf.open(BytesIO(plain)) as file:
        fonts = [held for held in file.objects if isinstance(held, pikepdf.Dictionary)]
        names = [str(held.FontName) for held in fonts if held.get("/Type") == "/FontDescriptor"]
    assert names
    assert all("AtkinsonHyperlegibleNext" in name for name in names)


def test_bytes_that_are_no_pdf_are_refused():
    with pytest.raises(pdf.PdfError, match="not a readable PDF"):
        pdf.claims(b"geen pdf")


# ---------------------------------------------------------------- the same bytes


def test_the_same_input_gives_the_same_bytes(plain):
    assert make() == plain


@pytest.mark.slow
def test_another_process_gives_the_same_bytes(plain):
    code = (
        "import json, sys; from datetime import UTC, datetime; from wissel.infra import pdf;"
        "given = json.load(sys.stdin);"
        "sys.stdout.buffer.write(pdf.render(template='report', record=given,"
        " language='nl', timestamp=datetime(2026, 12, 1, 9, tzinfo=UTC)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=json.dumps(as_json()).encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    assert done.stdout == plain


def test_a_moment_is_the_same_in_every_zone(plain):
    assert make(timestamp=NOW.astimezone(timezone(timedelta(hours=1)))) == plain


def test_another_moment_gives_other_bytes(plain):
    assert make(timestamp=NOW + timedelta(hours=1)) != plain


def test_another_word_gives_other_bytes(plain):
    assert make(concluded("Een.")) != make(concluded("Twee."))


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="aware"):
        make(timestamp=datetime(2026, 12, 1))  # noqa: DTZ001 - the naive one is the point


# ---------------------------------------------------------------- text stays text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_people_is_printed_and_never_run(text):
    claims = pdf.claims(make(concluded(text)))
    assert (claims.pdf_a, claims.pdf_ua) == ("2A", "1")


def test_a_text_that_would_read_a_file_is_not_the_file():
    long = 'Er staat: #read("labels.toml")'
    assert len(make(concluded(long))) < len(make(concluded(long * 40)))
    assert pdf.claims(make(concluded(long))).pages == pdf.claims(make(concluded("Kort."))).pages


@pytest.mark.slow
def test_hostile_text_in_every_field_still_gives_a_document():
    mixed = " ".join(HOSTILE)

    def spoil(value, key=""):
        if isinstance(value, dict):
            return {name: spoil(held, name) for name, held in value.items()}
        if isinstance(value, list):
            return [spoil(held, key) for held in value]
        kept = ("day", "period_from", "period_to", "facts_up_to", "drawn_up_on", "layer", "kind")
        dates = ("date_of_birth", "first_sick_day")
        return mixed if isinstance(value, str) and key not in (*kept, *dates, "id") else value

    assert pdf.claims(make(spoil(as_json()))).pdf_a == "2A"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("🙂", "[slightly smiling face]"),
        ("a\u202eb\x00c", "abc"),
        ("e\u0301", "é"),
        ("a\r\nb\tc", "a\nb c"),
        ("\ue000", "[U+E000]"),
        ("שלום", "שלום"),
        ("a\u2028b", "a\nb"),
    ],
)
def test_what_no_font_has_is_named_and_what_nobody_sees_vanishes(text, printed):
    assert pdf._printable({"a": [text]}) == {"a": [printed]}


def test_ordinary_words_are_left_to_the_hyphenation():
    word = "arbeidsongeschiktheidsverzekering"
    assert pdf._printable(word) == word


def test_a_drawing_is_not_broken_into_lines():
    path = "M" + "0123456789" * 9
    assert pdf._printable({"svg": path}) == {"svg": path}


# ---------------------------------------------------------------- what is printed


def test_a_long_month_runs_over_several_pages():
    talk = Contact(("employee",), "visit", "Voortgang besproken. " * 6, 60, "Richting kiezen")
    journal = tuple(entry(n, november(1 + n % 30), talk) for n in range(1, 61))
    short = pdf.claims(make()).pages
    assert pdf.claims(make(as_json(november_report(trajectory(journal=journal))))).pages > short


def test_an_empty_month_gives_a_document():
    empty = trajectory(journal=(), capacity=(), parties=())
    assert pdf.claims(make(as_json(november_report(empty, obligations=())))).pages >= 1


def test_a_correction_and_a_control_code_are_printed(plain):
    fixed = correct(november_report(), november_report(), reason="Een fout.", on=date(2026, 12, 9))
    data = as_json(fixed)
    data["header"]["control_code"] = "3f9a-77c1"
    assert pdf.claims(make(data)).pdf_ua == "1"
    assert make(data) != plain


def test_a_track_is_drawn_with_its_words():
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 20">'
        '<line x1="5" y1="10" x2="195" y2="10" stroke="#000"/></svg>'
    )
    data = {**as_json(), "track": {"svg": drawing, "alt": "Week 77 van 104"}}
    assert "/Figure" in structure(make(data))


def test_a_track_without_words_for_who_cannot_see_it_is_refused():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>'
    with pytest.raises(pdf.PdfError, match="alt"):
        make({**as_json(), "track": {"svg": drawing, "alt": None}})


# ---------------------------------------------------------------- errors, names, fonts


@pytest.mark.parametrize("template", ["weg", "../infra/pdf", "house.typ", "", "Monthly-report"])
def test_an_unknown_template_is_named(template):
    with pytest.raises(pdf.PdfError) as caught:
        make(template=template)
    assert (caught.value.template, caught.value.what) == (template, "no such template")


def test_a_record_that_misses_a_field_is_an_error_that_names_it():
    data = as_json()
    del data["header"]["case_number"]
    with pytest.raises(pdf.PdfError, match="case_number"):
        make(data)


@pytest.mark.parametrize(
    ("case_number", "expected"),
    [
        ("OV-0231", "OV-0231_maandrapport_2026-12-01_v1.pdf"),
        ("../OV 02/31", "OV-02-31_maandrapport_2026-12-01_v1.pdf"),
    ],
)
def test_a_file_name_holds_case_kind_day_and_version(case_number, expected):
    assert (
        pdf.file_name(
            case_number=case_number, kind="maandrapport", day=date(2026, 12, 1), version=1
        )
        == expected
    )


def test_the_fonts_are_four_styles_with_their_licence():
    names = {held.name for held in FONTS.iterdir()}
    assert {"OFL.txt", "coverage.txt"} < names
    assert len([name for name in names if name.endswith(".ttf")]) == 4


def test_the_list_of_characters_holds_all_of_our_font():
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        path = FONTS.joinpath(f"AtkinsonHyperlegibleNext-{style}.ttf")
        with path.open("rb") as file, TTFont(file) as font:
            ours = {
                chr(code)
                for code in font.getBestCmap()
                if unicodedata.category(chr(code)) not in ("Cc", "Cf", "Co", "Mn", "Zl", "Zp")
            }
        assert not ours - pdf._covered()


@pytest.mark.slow
def test_every_character_of_the_list_can_be_printed():
    every = "".join(sorted(pdf._covered()))
    lines = "\n".join(" ".join(every[at : at + 40]) for at in range(0, len(every), 40))
    assert pdf.claims(make(concluded(lines))).pdf_a == "2A"
