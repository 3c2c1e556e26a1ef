"""What sources get wrong: reported with its place, and never at the cost of the other items."""

import tracemalloc
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from typing import BinaryIO, cast

import pytest

from tests.connections.vacancies.any_feed import (
    BY_KEY,
    FORMS,
    TODAY,
    Form,
    Said,
    bad,
    good,
    only,
    read,
    some,
)
from wissel.connections.vacancies import BadItem, Counted, read_feed
from wissel.core.feeds import feed_mapping

EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)


class Endless(RawIOBase):
    """A file that is made while it is read: bytes that were never anywhere at once."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts, self._rest = parts, b""

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size and (part := next(self._parts, None)) is not None:
            self._rest += part
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


def made(form: Form, count: int) -> BinaryIO:
    def parts() -> Iterator[bytes]:
        yield form.before.encode()
        for number in range(count):
            text = "Je verzamelt orders en zet ze klaar. " * 200
            yield (form.between if number else "").encode()
            yield form.item(Said(f"v{number}", text=text)).encode()
        yield form.after.encode()

    return cast(BinaryIO, Endless(parts()))


def most_memory(form: Form, count: int) -> int:
    tracemalloc.start()
    try:
        seen = sum(
            not isinstance(item, BadItem)
            for item in read_feed(
                made(form, count), feed_mapping(form.key), source_key="s", today=TODAY
            )
        )
        assert seen == count
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.slow
@EVERY_FORM
def test_memory_does_not_grow_with_the_feed(form: Form) -> None:
    most_memory(form, 20)  # what is kept once: words, mappings, patterns
    assert most_memory(form, 700) < 1.3 * most_memory(form, 70)


def test_a_thousand_times_the_same_job_is_one_vacancy_and_is_counted() -> None:
    form = BY_KEY["jsonlines"]
    again = [
        Said(f"v{number}", text="Je verzamelt orders en zet ze klaar. " * 4)
        for number in range(1_000)
    ]
    counted = Counted(read(form.of(again), form.key), today=TODAY)
    assert len(list(counted)) == 1
    assert (counted.counts.read, counted.counts.good, counted.counts.duplicates) == (
        1_000,
        1_000,
        999,
    )


@EVERY_FORM
def test_one_broken_item_never_loses_the_others(form: Form) -> None:
    said = some(9)
    items = [form.item(one) for one in said]
    for place in (0, 4, 8):
        for damage in (
            lambda t: t[: len(t) // 2],
            lambda t: t.replace('"', "", 1),
            lambda _: "?<{",
        ):
            damaged = [*items[:place], damage(items[place]), *items[place + 1 :]]
            ids = [one.id for one in good(read(form.feed(damaged), form.key))]
            others = [f"v{number}" for number in range(9) if number != place]
            assert [each for each in ids if each in others] == others


def test_broken_xml_names_its_item_and_line() -> None:
    data = "<jobs>\n<job><title>A</title></job>\n<job>\n<title>B</titel>\n</job>\n</jobs>"
    (_, broken) = read(data, "indeed-xml")
    assert isinstance(broken, BadItem)
    assert (broken.index, broken.code, broken.line) == (2, "broken-xml", 4)
    assert broken.message.nl != broken.message.en
    assert len(broken.sample) <= 60


def test_an_item_without_an_end_costs_only_itself() -> None:
    data = "<jobs><job><title>A</title><job><title>B</title></job></jobs>"
    items = read(data, "indeed-xml")
    assert bad(items) == [(1, "unclosed")]
    assert [one.title for one in good(items)] == ["B"]


def test_cdata_without_an_end_does_not_swallow_the_next_item() -> None:
    data = (
        "<jobs><job><title>A</title><description><![CDATA[oeps</description></job>\n"
        "<job><title>B</title><description><![CDATA[goed]]></description></job></jobs>"
    )
    items = read(data, "indeed-xml")
    assert bad(items) == [(1, "broken-xml")]
    assert [(one.title, one.text) for one in good(items)] == [("B", "goed")]


def test_tags_of_items_inside_cdata_and_comments_are_text() -> None:
    data = (
        "<jobs><!-- <job><title>Nee</title></job> --><job><title>A</title><description>"
        "<![CDATA[Zet </job> of <job> niet in je tekst]]></description><!-- </job> --></job></jobs>"
    )
    assert only(data, "indeed-xml").title == "A"


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE jobs [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<jobs><job><title>&b;</title><description>&x;</description></job></jobs>"
)


def test_a_file_with_a_document_type_is_refused_and_nothing_is_expanded() -> None:
    assert bad(read(BOMB, "indeed-xml")) == [(0, "dtd")]
    assert good(read(BOMB, "indeed-xml")) == []


@pytest.mark.parametrize("place", ["between", "inside"])
def test_a_document_type_further_on_is_not_read_either(place: str) -> None:
    bomb = '<!DOCTYPE job [<!ENTITY a "aaaaaaaaaa">]>'
    first = "<job><title>A</title></job>"
    second = "<job><title>&a;</title></job>"
    data = f"<jobs>{first}{bomb}{second}</jobs>"
    if place == "inside":
        data = f"<jobs>{first}{second.replace('<title>', bomb + '<title>')}</jobs>"
    items = read(data, "indeed-xml")
    assert "aaaaaaaaaa" not in str(good(items))
    assert good(items)[0].title == "A"


def test_signs_that_xml_forbids_are_mended_and_told() -> None:
    data = "<jobs><job><title>R&D &nbsp;medewerker\x08 caf&eacute;</title></job></jobs>"
    items = read(data, "indeed-xml")
    assert bad(items) == [(1, "mended")]
    assert [one.title for one in good(items)] == ["R&D medewerker café"]


@EVERY_FORM
def test_an_item_of_more_than_a_megabyte_is_left_out(form: Form) -> None:
    data = form.of([Said("v0"), Said("v1", text="la " * 500_000), Said("v2")])
    items = read(data, form.key)
    assert [one.id for one in good(items)] == ["v0", "v2"]
    assert bad(items)[0][1] in ("too-large", "broken-json")


def test_an_item_of_too_many_layers_is_left_out() -> None:
    deep = "<a1>" * 500 + "</a1>" * 500
    data = f"<jobs><job><title>A</title>{deep}</job><job><title>B</title></job></jobs>"
    items = read(data, "indeed-xml")
    assert bad(items) == [(1, "too-deep")]
    assert [one.title for one in good(items)] == ["B"]
    layers = '{"id": "1", "titel": "A", "x": ' + "[" * 50_000 + "]" * 50_000 + "}\n"
    items = read(layers + '{"id": "2", "titel": "B"}', "jsonlines")
    assert bad(items) == [(1, "too-deep")]
    assert [one.title for one in good(items)] == ["B"]


def test_numbers_no_computer_holds_are_a_broken_item() -> None:
    data = '{"titel": "A", "uren": ' + "9" * 5_000 + '}\n{"titel": "B", "uren": 1e999}\n'
    items = read(data, "jsonlines")
    assert bad(items) == [(1, "broken-json"), (2, "unread-hours")]
    assert [one.title for one in good(items)] == ["B"]


def test_windows_1252_is_read_and_said_once() -> None:
    rows = ["Titel;Plaats", *(f"Kok {n};Coevorden é" for n in range(3))]
    items = read("\n".join(rows).encode("cp1252"), "csv")
    assert bad(items) == [(1, "encoding")]
    assert {one.place for one in good(items)} == {"Coevorden é"}


def test_an_encoding_that_xml_names_is_no_guess() -> None:
    text = "<jobs><job><title>Kok in café</title></job></jobs>"
    named = f'<?xml version="1.0" encoding="ISO-8859-1"?>{text}'.encode("latin-1")
    assert bad(read(named, "indeed-xml")) == []
    assert only(named, "indeed-xml").title == "Kok in café"
    wrong = f'<?xml version="1.0" encoding="utf-7"?>{text}'.encode("latin-1")
    assert bad(read(wrong, "indeed-xml")) == [(1, "encoding")]


def test_ragged_rows_nothing_signs_and_lost_quotes_cost_one_row() -> None:
    data = (
        "Nummer;Titel;Plaats;Tekst\n"
        '1;Kok;Zeist;"regel een\nregel ""twee"""\n'
        "2;te kort\n"
        "3;Ober;Zeist;te;lang\n"
        '4;"quote zonder einde;Zeist;a\n'
        "5;Bakker;Zei\x00st;goed;;\n"
        '6;Scherm van 5";Zeist;goed\n'
        '7;Slager;Zeist;"einde'
    )
    items = read(data, "csv")
    assert bad(items) == [(2, "columns"), (3, "columns"), (4, "open-quote"), (7, "open-quote")]
    assert [one.id for one in good(items)] == ["1", "5", "6"]
    assert good(items)[0].text == 'regel een\nregel "twee"'
    assert good(items)[1].place == "Zeist"


def test_a_table_without_a_title_and_a_feed_without_items_say_so() -> None:
    assert bad(read("a;b\n1;2\n", "csv")) == [(0, "no-header")]
    for form in FORMS:
        assert [code for _, code in bad(read(b"", form.key))] in (["no-items"], ["no-header"])
    assert bad(read("<jobs></jobs>", "indeed-xml")) == [(0, "no-items")]
    assert bad(read('{"iets": 1}', "vum")) == [(0, "no-items")]


def test_what_is_no_vacancy_is_counted_and_what_stands_after_is_read() -> None:
    data = '[5, "x", {"idVacature": "v1", "naamVacature": "Kok"}, {"a": 1}, [1]]'
    items = read(data, "vum")
    assert bad(items) == [
        (1, "not-an-object"),
        (2, "not-an-object"),
        (4, "no-title"),
        (5, "not-an-object"),
    ]
    assert [one.id for one in good(items)] == ["v1"]


def test_a_belgian_postcode_keeps_its_country() -> None:
    item = (
        "<jobs><job><title>Kok</title><postalcode>{}</postalcode><country>{}</country></job></jobs>"
    )
    for postcode, country in (("2000", "BE"), ("B-2000", ""), ("2000", "België"), ("b 2000", "NL")):
        one = only(item.format(postcode, country), "indeed-xml")
        assert (one.postcode, one.country) == ("2000", "BE")
    dutch = only(item.format("1234ab", ""), "indeed-xml")
    assert (dutch.postcode, dutch.country) == ("1234 AB", "NL")


def test_hours_to_be_agreed_are_unknown_and_their_words_are_kept() -> None:
    (one,) = read(
        "<jobs><job><title>Kok</title><hours>in overleg</hours></job></jobs>", "indeed-xml"
    )
    assert not isinstance(one, BadItem)
    assert (one.hours_min, one.hours_max) == (None, None)
    assert one.text == "Uren: in overleg"


@pytest.mark.parametrize(
    "noise",
    [b"<job>", b"<job><![CDATA[", b"<!--", b'{"a":', b'[{"a":[', b'"', b'{"', b"<a x='", b'"\n'],
)
@pytest.mark.parametrize("key", ["indeed-xml", "vum", "jobposting", "csv", "jsonlines"])
def test_noise_takes_time_by_its_length_only(noise: bytes, key: str) -> None:
    items = read_feed(
        BytesIO(b"<jobs>" + noise * 40_000), feed_mapping(key), source_key="s", today=TODAY
    )
    assert sum(1 for _ in items) <= 40_001
