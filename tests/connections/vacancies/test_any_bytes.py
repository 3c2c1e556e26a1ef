"""Whatever the bytes are: nothing is raised, and around one bad item nothing good is lost."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.connections.vacancies.any_feed import BY_KEY, FORMS, TODAY, Form, Said, good, read, some
from wissel.connections.vacancies import BadItem, Counted, read_feed
from wissel.core.feeds import feed_mapping
from wissel.core.vacancies import Vacancy

KEYS = st.sampled_from(sorted(BY_KEY))
PARTS = [
    b"<job>", b"</job>", b"<job", b"<title>", b"</title>", b"<![CDATA[", b"]]>", b"<!--", b"-->",
    b"<!DOCTYPE x [", b"<!ENTITY a 'b'>", b"&a;", b"&#0;", b"&nbsp;", b"<", b">", b'"', b"'", b"{",
    b"}", b"[", b"]", b",", b":", b"\\", b'"title"', b'"naamVacature": "Kok"', b'"vacatures": [',
    b'"@type": "JobPosting"', b"Titel;Tekst\n", b"Kok;x\n", b'"\n', b"\r", b"\x00", b"\xff\xfe",
    b"\xe9", b"\xc3", b"<script type='application/ld+json'>", b"</script>", b"9" * 30, b"\n",
]  # fmt: skip
ANY_BYTES = st.one_of(
    st.binary(max_size=200), st.lists(st.sampled_from(PARTS), max_size=40).map(b"".join)
)
FORM = st.sampled_from(FORMS)
DAMAGE = st.sampled_from(
    [
        *("", "<", "<!--", "<![CDATA[", "&", '"', "\\", "{", "}", "[", "]", ",", ":", "]]>", "-->"),
        *("\n", "\x00", "</description>", '"title":', "null", ";", "é", "<vacancy>", "</job>"),
        '{"id": 1}',
    ]
)


@given(ANY_BYTES, KEYS)
def test_any_bytes_give_vacancies_and_what_is_bad_and_nothing_is_raised(
    data: bytes, key: str
) -> None:
    counted = Counted(
        read_feed(io.BytesIO(data), feed_mapping(key), source_key="s", today=TODAY), today=TODAY
    )
    items = list(counted)
    assert all(isinstance(item, Vacancy | BadItem) for item in items)
    assert counted.counts.read == counted.counts.good + sum(counted.counts.bad.values())
    for item in items:
        if isinstance(item, BadItem):
            assert item.index >= 0
            assert len(item.sample) <= 60
            assert item.message.nl


@given(FORM, st.data())
def test_a_feed_read_in_small_pieces_gives_the_same(form: Form, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, 40))
    raw = form.of([Said(f"v{number}", text=f"Tekst {number} «é»") for number in range(5)])

    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(cut, 10**9 if size is None or size < 0 else size))

    how = feed_mapping(form.key)
    dripped = list(read_feed(Dripping(raw), how, source_key="bron", today=TODAY))
    assert dripped == read(raw, form.key)


@settings(max_examples=300)
@given(FORM, st.data())
def test_good_items_are_never_lost_around_one_bad_item(form: Form, data: st.DataObject) -> None:
    said = some(6)
    items = [form.item(one) for one in said]
    place = data.draw(st.integers(0, 5))
    begin = data.draw(st.integers(0, len(items[place])))
    end = data.draw(st.integers(begin, len(items[place])))
    damaged = items[place][:begin] + data.draw(DAMAGE) + items[place][end:]
    feed = form.feed([*items[:place], damaged, *items[place + 1 :]])
    others = [one.id for number, one in enumerate(said) if number != place]
    found = [one.id for one in good(read(feed, form.key)) if one.id in others]
    assert found == others


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_good_items_are_found_between_bad_ones(form: Form) -> None:
    said = some(20)
    items = [form.item(one) for one in said]
    damaged = [item if number % 2 else item[:-3] for number, item in enumerate(items)]
    found = {one.id for one in good(read(form.feed(damaged), form.key))}
    assert {one.id for number, one in enumerate(said) if number % 2} <= found
