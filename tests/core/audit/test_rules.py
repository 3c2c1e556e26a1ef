"""The questions of the check as data: whole, sourced, and refused with their place when wrong."""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

import wissel.core.audit
from wissel.core.audit import ANSWERS, AuditError, Question, parse, rules
from wissel.core.sources import Nature, Text

RAW: dict[str, Any] = yaml.safe_load(
    files("wissel.rules").joinpath("audit", "1.yaml").read_text(encoding="utf-8")
)
#: How many questions each group has (facts, law-procedure 3.2).
GROUPS = {"A": 12, "B": 8, "C": 9, "D": 8, "E": 7, "F": 5, "G": 2, "H": 10}
#: Shortcomings that no program can see in a file.
UNSEEN = {"awaiting_termination", "evidence_late"}
OF_UWV = {"uwv_reasoning_defect", "sanction_not_in_time", "no_shortcoming"}
NAMES = re.compile(r"\{(\w*)\}")


def names(text: Text) -> set[str]:
    """The names that a sentence leaves open."""
    return set(NAMES.findall(text.nl)) | set(NAMES.findall(text.en))


def every_text(value: Any, at: str = "$") -> Iterator[tuple[str, Text]]:
    """Every sentence in two languages, with its place."""
    if isinstance(value, dict) and {"nl", "en"} <= set(value):
        yield at, Text(value["nl"], value["en"])
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in parts:
        if isinstance(part, dict | list):
            yield from every_text(part, f"{at}.{key}")


# -------------------------------------------------------------------- the list is whole


def test_there_are_61_questions_in_eight_groups() -> None:
    questions = rules().questions
    assert [one.id for one in questions] == list(range(1, 62))
    assert [one.group for one in questions] == [key for key, n in GROUPS.items() for _ in range(n)]
    assert set(rules().groups) == set(GROUPS)
    assert set(ANSWERS) == {one.id for one in questions}


@pytest.mark.parametrize("question", rules().questions, ids=lambda one: str(one.id))
def test_every_question_says_what_it_rests_on(question: Question) -> None:
    assert question.basis
    for one in question.basis:
        assert one.article
        assert one.source
        assert one.nature in (Nature.LAW, Nature.POLICY, Nature.PRACTICE)
    assert all(re.fullmatch(r"[abc]\d?|result", code) for code in question.official)
    assert question.judges
    assert question.who


def test_every_question_of_the_policy_rules_is_asked() -> None:
    asked = {code for one in rules().questions for code in one.official}
    official = {"a1", "a2", "a3", "a4", *(f"b{n}" for n in range(1, 6))}
    assert asked >= official | {f"c{n}" for n in range(1, 6)} | {"result"}


def test_every_measure_is_no_law_and_says_where_it_comes_from() -> None:
    assert {part["nature"] for part in RAW["measures"].values()} == {"policy", "practice"}
    used = set(re.findall(r'"(\w+_(?:days|months))"', source()))
    assert used == set(rules().measures)


def test_every_law_is_the_basis_of_some_question() -> None:
    used = {name for one in RAW["questions"] for name in one["by"]}
    assert used == set(RAW["laws"])


# -------------------------------------------------------------------- the sentences


def test_both_languages_say_every_sentence_with_the_same_names() -> None:
    texts = list(every_text(RAW))
    assert len(texts) > 400
    for at, text in texts:
        assert text.nl.strip(), at
        assert text.en.strip(), at
        assert sorted(NAMES.findall(text.nl)) == sorted(NAMES.findall(text.en)), at
        assert "" not in names(text), at


@pytest.mark.parametrize("question", rules().questions, ids=lambda one: str(one.id))
def test_every_sentence_for_one_has_its_plural(question: Question) -> None:
    for key, reason in question.reasons.items():
        if key.endswith(".one"):
            plural = question.reasons[key.removesuffix(".one")]
            assert "n" not in names(reason.text)
            assert "n" in names(plural.text)
            assert reason.classes == plural.classes


def test_every_step_for_one_has_its_plural() -> None:
    for key, text in rules().steps.items():
        if key.endswith(".one"):
            assert names(text) == set()
            assert names(rules().steps[key.removesuffix(".one")]) == {"n"}
        else:
            assert names(text) <= {"n"}


# -------------------------------------------------------------------- the code gives the names

CALLS = {"met", "not_met", "late", "weak", "silent", "not_asked", "state", "Found"}


def source() -> str:
    """The code of the check."""
    folder = Path(wissel.core.audit.__file__).parent
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))


def values_of(function: ast.FunctionDef, calls: list[ast.Call]) -> dict[str, list[ast.expr]]:
    """What the names in a function stand for: what is assigned to them, or handed in by a call."""
    found = defaultdict(list)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id].append(node.value)
    for call in calls:
        if getattr(call.func, "id", "") == function.name:
            for parameter, value in zip(function.args.args, call.args, strict=False):
                found[parameter.arg].append(value)
    return found


def patterns(node: ast.AST, known: dict[str, list[ast.expr]]) -> list[str]:
    """The keys that an expression can be, as patterns."""
    match node:
        case ast.Constant(value=str(key)):
            return [re.escape(key)]
        case ast.IfExp(body=body, orelse=orelse):
            return patterns(body, known) + patterns(orelse, known)
        case ast.JoinedStr(values=values):
            return ["".join(f"({'|'.join(patterns(one, known))})" for one in values)]
        case ast.FormattedValue(value=value):
            return patterns(value, known)
        case ast.Name(id=name):
            return [key for one in known.get(name, ()) for key in patterns(one, {})]
        case _:
            return [r"\w+"]


#: What the names are of questions on what followed (``_first_track.judged``).
FOLLOWED = "advice|conflict|stagnation|refusal|bureau|opinion|request"


@cache
def given() -> list[tuple[str, set[str] | None]]:
    """For every answer in the code: the pattern of its key, and the names that it gives.

    ``None``: the names are those of another answer.
    """
    found: list[tuple[str, set[str] | None]] = [
        ("said-(yes|late|no|good-ground|not-applicable)", {"author", "day", "words"}),
        (f"({FOLLOWED})-open", {"day", "n"}),
        (f"({FOLLOWED})-late", {"day", "done"}),
        (f"({FOLLOWED})-answered", {"n"}),
    ]
    tree = ast.parse(source())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef) and function.name not in CALLS:
            known = values_of(function, calls)
            for node in ast.walk(function):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if isinstance(node, ast.Call) and name in CALLS:
                    keys = [*node.args[name == "Found" :], ast.Constant("silent")]
                    told = None if name == "Found" else {str(one.arg) for one in node.keywords}
                    found += [(one, told) for one in patterns(keys[0], known)]
    return [one for one in found if one[0] != r"\w+"]


@pytest.mark.parametrize("question", rules().questions, ids=lambda one: str(one.id))
def test_every_name_in_a_sentence_is_given_by_the_code(question: Question) -> None:
    for key, reason in question.reasons.items():
        named = key.removesuffix(".one")
        answers = [told for pattern, told in given() if re.fullmatch(pattern, named)]
        assert answers, f"nothing in the code says {key}"
        for told in answers:
            assert told is None or names(reason.text) <= told, key
        if key.endswith(".one"):
            assert all(told is None or "n" in told for told in answers), key


def test_every_key_in_the_code_stands_in_the_data() -> None:
    keys = {key for one in rules().questions for key in one.reasons}
    for pattern, _ in given():
        assert any(re.fullmatch(pattern, key) for key in keys), pattern


# -------------------------------------------------------------------- the classes


def test_no_class_is_about_uwv_itself() -> None:
    assert not OF_UWV & set(rules().shortcomings)


def test_every_class_can_come_out_but_what_no_program_can_see() -> None:
    used = {
        shortcoming
        for one in rules().questions
        for classes in (
            one.said_no,
            one.said_late,
            *(reason.classes for reason in one.reasons.values()),
        )
        for shortcoming in classes
    }
    assert used == set(rules().shortcomings) - UNSEEN


# -------------------------------------------------------------------- wrong data is refused


def _drop(*path: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return change


def _put(value: Any, *path: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        data[path[-1]] = value

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_drop("measures"), "$"),
        (_put(1, "more"), "$"),
        (_drop("questions", 0, "judges"), "$.questions[0]"),
        (_put("x", "questions", 0, "weight"), "$.questions[0]"),
        (_put(["wia-99"], "questions", 2, "by"), "$.questions[2].by[0]"),
        (_put(["lost"], "questions", 8, "said_no"), "$.questions[8].said_no[0]"),
        (_put(["nobody"], "questions", 3, "judges"), "$.questions[3].judges[0]"),
        (_put(["nobody"], "questions", 3, "who"), "$.questions[3].who[0]"),
        (_put([], "questions", 3, "who"), "$.questions[3].who"),
        (_put("tomorrow", "questions", 3, "until"), "$.questions[3].until"),
        (_put(["ruin"], "questions", 3, "consequences"), "$.questions[3].consequences[0]"),
        (_drop("questions", 0, "text", "en"), "$.questions[0].text"),
        (_put(" ", "questions", 0, "mend", "nl"), "$.questions[0].mend.nl"),
        (_put("one", "questions", 0, "id"), "$.questions[0].id"),
        (
            _put(["lost"], "questions", 8, "reasons", "doctor-gap", "classes"),
            "$.questions[8].reasons.doctor-gap.classes[0]",
        ),
        (_put(["lost"], "reasons", "missing", "classes"), "$.reasons.missing.classes[0]"),
        (_drop("reasons", "silent", "nl"), "$.reasons.silent"),
        (_put("now", "valid_from"), "$.valid_from"),
        (_put(0, "measures", "plan_days", "value"), "$.measures.plan_days.value"),
        (_put("rumour", "measures", "plan_days", "nature"), "$.measures.plan_days.nature"),
        (_put("later", "consequences", "risk", "step"), "$.consequences.risk.step"),
        (_put("rumour", "laws", "wia-23", "nature"), "$.laws.wia-23.nature"),
    ],
)
def test_data_that_is_wrong_is_refused_with_its_place(
    change: Callable[[Any], None], place: str
) -> None:
    data = deepcopy(RAW)
    parse(data)
    change(data)
    with pytest.raises(AuditError) as raised:
        parse(data)
    assert raised.value.place == place


@pytest.mark.parametrize("data", [None, [], "text", 1])
def test_what_is_no_list_of_questions_is_refused(data: Any) -> None:
    with pytest.raises(AuditError):
        parse(data)


def test_a_version_that_there_is_not_is_looked_up_in_vain() -> None:
    with pytest.raises(LookupError):
        rules(99)
    with pytest.raises(LookupError):
        rules().question(62)
