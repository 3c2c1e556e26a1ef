"""The cues as data: whole, by the schema, each found in a sentence, refused when badly said."""

import copy
import json
import re
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from wissel.core.capacity import catalogue
from wissel.core.demands import DemandDataError, demands_in
from wissel.core.demands._data import parse, raw, rules
from wissel.core.demands._phrases import split

SCHEMA = json.loads(
    resources.files("wissel.rules").joinpath("demands", "schema.json").read_text(encoding="utf-8")
)
#: Items that vacancies do not speak of, or that ask in words that nobody can foresee.
SILENT = {
    "overige-statische-houdingen",
    "uren-per-week",
}  # fmt: skip
FILES = raw()
CUES = [cue for part in FILES.values() for cue in part.get("cues", ())]


@pytest.mark.parametrize("name", FILES)
def test_a_file_keeps_to_the_schema(name):
    assert not [e.message for e in Draft202012Validator(SCHEMA).iter_errors(FILES[name])]


def test_every_item_that_work_can_ask_has_cues():
    known = {i.key for i in catalogue().forms["fml"].items if not i.fact}
    assert {cue["item"] for cue in CUES} == known - SILENT


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: f"{cue['item']}-{cue.get('level', '')}")
def test_an_example_beside_a_cue_shows_it(cue):
    for line in cue["examples"].splitlines():
        found = {(d.item, d.level) for d in demands_in(line) if not d.negated}
        assert (cue["item"], cue.get("level", "")) in found, line


_ALTERNATIVES = re.compile(r"\(([^()]*)\)(\?)?")


def _sample(said: str, classes: dict[str, list[str]], which: int) -> str:
    """Return the shortest sentence of a phrase, made of its first or its last alternatives."""
    text = re.sub(r"\{([a-z]+)\}\??", lambda named: classes[named.group(1)][which], said)
    while "(" in text:
        text = _ALTERNATIVES.sub(
            lambda group: "" if group.group(2) else group.group(1).split("|")[which], text
        )
    text = re.sub(r"#(kilo|uur|meter|graden|minuten)", r"12 \1", text).replace("#", "12")
    return " ".join(re.sub(r"\.{2,3}|[$*]", " ", text).split())


DENIALS = rules().denials
SUBJECTS = rules().subjects
INDEXES = {
    "cues": rules().cues,
    "exceptions": rules().exceptions,
    "denials-before": DENIALS.before,
    "denials-after": DENIALS.after,
    "no-denials": DENIALS.never,
    "stops": DENIALS.stops,
    "the-job": SUBJECTS.the_job,
    "seeks": SUBJECTS.seeks,
    "you-too": SUBJECTS.you_too,
    "cared-for": SUBJECTS.tasks.cared_for,
}


@pytest.mark.parametrize("name", INDEXES)
def test_every_phrase_is_found_in_a_sentence_made_of_it(name):
    index = INDEXES[name]
    classes = {k: split(v) for k, v in FILES["0-woorden"]["classes"].items()}
    words = re.compile(r"\d+|[^\W\d_]+")
    missed = []
    for number, (phrase, _) in enumerate(index.entries):
        for sentence in {_sample(phrase.said, classes, which) for which in (0, -1)}:
            found = index.found(sentence, frozenset(words.findall(sentence)))
            if number not in {each for each, _, _ in found}:
                missed.append((phrase.said, sentence))
    assert not missed


def _broken(name: str, *path: object, value: object) -> dict[str, object]:
    data = copy.deepcopy(FILES)
    node = data[name]
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (_broken("4-bewegen", "cues", 0, "item", value="zweven"), "4-bewegen.cues[0].item"),
        (_broken("4-bewegen", "cues", 0, "level", value="heel-erg"), "4-bewegen.cues[0]"),
        (_broken("4-bewegen", "cues", 0, "phrases", value="(til|tilt"), "cues[0].phrases"),
        (_broken("4-bewegen", "cues", 0, "phrases", value="{onbekend} til"), "phrases"),
        (_broken("4-bewegen", "cues", 0, "phrases", value="#pond til"), "phrases"),
        (_broken("4-bewegen", "cues", 0, "phrases", value="# .. $"), "phrases"),
        (_broken("4-bewegen", "cues", 0, "wens", value="x"), "4-bewegen.cues[0]"),
        (_broken("4-bewegen", "cues", 0, "most", value="veel"), "4-bewegen.cues[0].most"),
        (_broken("8-uitzonderingen", "exceptions", 0, "before", value=99), "before"),
        (_broken("7-ontkenning", "sources", value=[]), "7-ontkenning.sources"),
        (_broken("7-ontkenning", "trails", value="(meer|hoor)"), "7-ontkenning.trails"),
        (_broken("7-wie-doet-het", "about", value="cues"), "7-wie-doet-het.about"),
        (_broken("7-wie-doet-het", "times", "words", value="dag ; # uur"), "times.words"),
        (_broken("7-wie-doet-het", "times", "why", value={"nl": "Tijd."}), "times.why"),
        (_broken("7-wie-doet-het", "seeks", "phrases", value="{onbekend}"), "seeks.phrases"),
        (_broken("7-wie-doet-het", "of_a_place", "items", value=["zweven"]), "items[0]"),
    ],
)  # fmt: skip
def test_data_that_is_not_whole_is_refused_with_its_place(data, place):
    with pytest.raises(DemandDataError) as refused:
        parse(data)
    assert place in str(refused.value)


@pytest.mark.parametrize("name", ["0-woorden", "6-werktijden", "7-ontkenning", "7-wie-doet-het"])
def test_a_file_that_the_reader_needs_cannot_be_missing(name):
    with pytest.raises(DemandDataError, match=f"{name}: is missing"):
        parse({other: part for other, part in FILES.items() if other != name})


@pytest.mark.parametrize(
    ("path", "word", "text", "negated"),
    [
        (("7-wie-doet-het", "names_one", "words"), "gindse", "Gindse kok staat de hele dag.", None),
        (("7-ontkenning", "heading", "opens"), "hetgeen", "Hetgeen nooit komt: tillen.", True),
    ],
)
def test_a_word_that_is_added_to_the_data_is_read(monkeypatch, path, word, text, negated):
    assert [found.negated for found in demands_in(text)] == [False]
    node = FILES
    for key in path:
        node = node[key]
    more = parse(_broken(*path, value=f"{node} ; {word}"))
    monkeypatch.setattr("wissel.core.demands._find.rules", lambda: more)
    assert [found.negated for found in demands_in(text)] == ([] if negated is None else [negated])
