"""Foreign markup becomes lines of text, and nothing that runs, hides or misleads is left."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.core.feeds import clean, line, plain


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Een</p><p>Twee</p>", "Een\n\nTwee"),
        ("Een<br>Twee<br/>Drie", "Een\nTwee\nDrie"),
        ("<ul><li>a</li><li><b>b</b></li></ul>", "- a\n- b"),
        ("• a\n• b", "- a\n- b"),
        ("tot 3 < 5 &amp; 6 &gt; 2", "tot 3 < 5 & 6 > 2"),
        ("&lt;p&gt;Een&lt;/p&gt;", "Een"),
        ("a<script>x('<p>')</script>b<style>p{}</style>c", "abc"),
        ("a<SCRIPT\n>x</ScRiPt >b", "ab"),
        ("a<!-- <b> -->b", "ab"),
        ("a<!-- zonder einde", "a"),
        ("<a title='a > b' onclick=\"x()\">klik</a>", "klik"),
        ("<img src=x onerror=alert(1)>na", "na"),
        ("ma\u200bga\u00adzijn \u202eomgekeerd\u2066", "magazijn omgekeerd"),
        ("verborgen\U000e0041\U000e0042", "verborgen"),
        ("regel een\r\nregel twee", "regel een\nregel twee"),
        ("cafe\u0301", "café"),
        ("&#99999999999999999999;x", "x"),
    ],
)
def test_markup_becomes_text(markup: str, text: str) -> None:
    assert plain(markup) == text


@given(st.text(alphabet="<>/!-pbscript '\"=&;#\n\u200b\u202eé", max_size=80))
def test_any_markup_becomes_text_without_hidden_signs(markup: str) -> None:
    text = plain(markup)
    assert text == clean(text) == text.strip()
    assert "\n\n\n" not in text
    assert "\u200b" not in text
    assert "\n" not in line(markup)


@pytest.mark.parametrize(
    "part", ["<a x='", "<!--", "<", "<a ", "</a ", "<script>", "&#x", "<![CDATA[", "<a x=\"'", "• "]
)
def test_the_time_grows_with_the_length_and_not_with_its_square(part: str) -> None:
    """Four times as long may take eight times as long, on a machine that is busy; not sixteen."""
    plain(part * 1_000)
    spent = []
    for count in (20_000, 80_000):
        began = time.process_time()
        plain(part * count)
        spent.append(time.process_time() - began)
    assert spent[1] < 12 * spent[0] + 0.05
