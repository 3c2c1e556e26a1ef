"""Every text of a template goes through gettext, and every template is used."""

import re
from html.parser import HTMLParser
from pathlib import Path

import allauth
import django

from tests.house.tree import WISSEL, files, shown

#: Names that are the same in every language, and the names of the languages themselves.
NAMES = {"Wissel", "Nederlands", "English", "PDF", "JSON", "API"}
#: The people who do not exist, on the page that shows the components.
NAMES |= {"Karin", "Dijkstra", "Peter", "Hoekstra", "Noor", "Akkerman"}
SPOKEN = {"alt", "aria-description", "aria-label", "aria-roledescription", "placeholder", "title"}
MUTE = {"script", "style", "code", "pre"}
TRANSLATED = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}", re.DOTALL)
#: Blocks that fill an attribute of the page they extend.
ATTRIBUTE = re.compile(r"\{%\s*block\s+\w*class\w*\s*%\}.*?\{%\s*endblock\b.*?%\}", re.DOTALL)
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")
LIBRARIES = [Path(package.__file__ or "").parent for package in (allauth, django)]
#: Django looks these up by itself.
BY_NAME = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}


class Texts(HTMLParser):
    """Collects what a page says outside gettext, with the line it stands on."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[int, str]] = []
        self.mute = 0

    def say(self, text: str) -> None:
        """Note a text that holds a word of a language."""
        if set(WORD.findall(text)) - NAMES:
            self.said.append((self.getpos()[0], " ".join(text.split())[:60]))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the attributes that are read aloud."""
        self.mute += tag in MUTE
        for name, value in attrs:
            if name in SPOKEN and value:
                self.say(value)

    def handle_endtag(self, tag: str) -> None:
        """Leave a part that holds no language."""
        self.mute -= tag in MUTE

    def handle_data(self, data: str) -> None:
        """Look at the text between tags."""
        if not self.mute:
            self.say(data)


def blank(match: re.Match[str]) -> str:
    """Put a space in the place of a match, but keep its lines, so that places stay right."""
    return " " + "\n" * match[0].count("\n")


def bare_texts(source: str) -> list[tuple[int, str]]:
    """Return the texts of a template that are outside gettext, with their lines."""
    for pattern in (COMMENT, TRANSLATED, ATTRIBUTE, TAG):
        source = pattern.sub(blank, source)
    texts = Texts()
    texts.feed(source)
    texts.close()
    return texts.said


def templates() -> list[Path]:
    """Return our own templates for pages and mail."""
    return [
        path
        for suffix in (".html", ".txt", ".svg")
        for path in files(suffix, under=WISSEL)
        if "templates" in path.parts
    ]


def name_of(path: Path) -> str:
    """Return the name under which Django finds a template."""
    return path.as_posix().rsplit("/templates/", 1)[1]


def test_no_template_says_anything_outside_gettext() -> None:
    bare = [
        f"{shown(path, line)}: {text}"
        for path in templates()
        for line, text in bare_texts(path.read_text(encoding="utf-8"))
    ]
    assert not bare


def test_every_template_is_used() -> None:
    everything = [*files(".py", under=WISSEL), *templates()]
    named = "\n".join(path.read_text(encoding="utf-8") for path in everything)
    overridden = {
        name_of(path)
        for library in LIBRARIES
        for path in library.rglob("templates/**/*")
        if path.is_file()
    }
    unused = [
        shown(path)
        for path in templates()
        if (name := name_of(path)) not in BY_NAME | overridden and name not in named
    ]
    assert not unused


def test_a_bare_text_is_found_and_a_translated_one_is_not() -> None:
    bare = '<p title="Datum">{{ x }} <b>{% if a %}Te laat{% endif %}</b></p>'
    good = (
        '<p title="{% translate "Datum" %}">{% blocktranslate %}Te laat{% endblocktranslate %}</p>'
    )
    assert [text for _, text in bare_texts(bare)] == ["Datum", "Te laat"]
    assert bare_texts(good) == []
