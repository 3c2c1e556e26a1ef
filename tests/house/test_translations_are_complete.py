"""Dutch is the source of every text of the user; English is complete and compiled."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

from tests.house.tree import WISSEL, files, parsed, shown

LOCALE = WISSEL / "locale"
ENGLISH = LOCALE / "en" / "LC_MESSAGES" / "django.po"
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"}
CALLS |= {"pgettext", "pgettext_lazy"}
CATALOGUES = sorted(LOCALE.rglob("*.po")) or [ENGLISH]
IN_TEMPLATE = re.compile(r"\b(_|n?gettext|n?pgettext)\((.*?)\)\s", re.DOTALL)
STRING = re.compile(r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""", re.DOTALL)


def in_python(path: Path) -> Iterator[str]:
    """Yield the texts that a module hands to gettext; for plurals the singular."""
    for node in ast.walk(parsed(path)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        position = 1 if node.func.id.startswith("p") else 0
        if node.func.id in CALLS and len(node.args) > position:
            text = node.args[position]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield text.value


def in_template(path: Path) -> Iterator[str]:
    """Yield the texts of a template's translate tags."""
    code = templatize(path.read_text(encoding="utf-8"))
    for call, arguments in IN_TEMPLATE.findall(code):
        strings = STRING.findall(arguments)
        yield ast.literal_eval(strings[1 if call.endswith("pgettext") else 0])


def texts() -> dict[str, str]:
    """Return every text of the product, with one place where it stands."""
    found = {}
    for path in files(".py", under=WISSEL):
        found.update({text: shown(path) for text in in_python(path)})
    for suffix in (".html", ".txt"):
        for path in files(suffix, under=WISSEL):
            if "templates" in path.parts:
                found.update({text: shown(path) for text in in_template(path)})
    return found


def test_texts_are_found_in_all_their_forms(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "{% load i18n %}{% translate 'Een' %}{% translate \"Twee 'n\" context 'x' %}"
        "{% blocktranslate trimmed count n=n %} {{ n }} dag {% plural %} {{ n }} dagen "
        "{% endblocktranslate %}{% include 'a' with b=_('Vier') %}",
        encoding="utf-8",
    )
    assert list(in_template(page)) == ["Een", "Twee 'n", "%(n)s dag", "Vier"]


def test_there_is_an_english_catalogue() -> None:
    assert ENGLISH.is_file()


def test_every_text_has_an_entry_in_english() -> None:
    known = {entry.msgid for entry in polib.pofile(str(ENGLISH)) if not entry.obsolete}
    assert {text: place for text, place in texts().items() if text and text not in known} == {}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_no_entry_is_open_or_uncertain(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    source = path.parts[-3] == "nl"  # Dutch needs plurals only
    untranslated = [] if source else [entry.msgid for entry in catalogue.untranslated_entries()]
    assert not untranslated
    assert not [entry.msgid for entry in catalogue.fuzzy_entries()]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_the_compiled_catalogue_says_the_same(path: Path) -> None:
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    assert content(compiled) == content(polib.pofile(str(path)))


def content(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str], object]:
    """Return the translated entries of a catalogue."""
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if entry.msgid and (entry.msgstr or any((entry.msgstr_plural or {}).values()))
    }


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_placeholders_survive_translation(path: Path) -> None:
    placeholder = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
    lost = [
        entry.msgid
        for entry in polib.pofile(str(path)).translated_entries()
        if entry.msgstr
        and set(placeholder.findall(entry.msgid)) != set(placeholder.findall(entry.msgstr))
    ]
    assert not lost
