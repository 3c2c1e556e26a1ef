"""Steps about profiles: blocks that are written, directions, judgements, tests, and the fixing.

A step says things short, in the words of the script: a block is a value or its lines, a direction
has a key by which later steps change it, a count of vacancies is of the step's own day.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast, get_args

import yaml

from wissel.apps.plans import service as plans
from wissel.cli.stage._script import ScriptError, Step
from wissel.connections import wire
from wissel.core.profiled import Block, Direction, ProfileKind, Verdict
from wissel.core.suitable import ABOUT, key_of
from wissel.core.wire import to_json
from wissel.infra.doors import Actor

if TYPE_CHECKING:
    from wissel.cli.stage._play import Player

T = TypeVar("T")

_LINE: Final = ("text", "detail", "mark", "source")
_BLOCK: Final = ("lines", "value", "next", "nothing")
#: What a direction says in a field of its own; the key is the script's.
_FIELDS: Final = (
    "title", "sector", "tasks", "origin", "rests_on", "state", "state_because", "because",
    "hours_least", "hours_most", "level", "needs_schooling", "travel_minutes", "region",
    "conditions", "wage",
)  # fmt: skip
#: A count of vacancies, of the day of the step.
_COUNT: Final = ("count", "source", "search", "within_km")
_DIRECTION: Final = frozenset({"key", "like", "demands", "judged", *_FIELDS, *_COUNT})


def play_profile(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Write blocks or fix: ``profile: {person: {niveau: mbo-3, interesses: [techniek]}}``.

    ``profile: {person: planner}`` writes the blocks of that name that stand ready, those of the
    employee or of the coach. ``profile: {fix: search, reason: …}`` fixes what stands.
    """
    said = _table(step, step.said, ("fix", "reason", *get_args(ProfileKind)), "")
    if "fix" in said:
        _fix(player, step, actor, now, said)
        return
    for name, blocks in said.items():
        kind = cast(ProfileKind, name)
        if isinstance(blocks, str):
            own = "employee" if step.by == "employee" else "coach"
            blocks = _ready(step, kind, blocks, f".{kind}").get(own, {})
        if not isinstance(blocks, dict):
            _fail(step, f".{kind}", "hier staan blokken met wat erin komt", "blocks stand here")
        for key, what in blocks.items():
            _write(player, actor, now, _block(step, kind, key, what), kind)


def play_direction(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Make a direction or change one: ``direction: {key: planner, title: …, demands: {…}}``.

    What a later step does not name stays. ``like`` takes the one of that name that stands ready;
    ``count`` with ``source`` counts vacancies, ``judged`` judges what cannot be computed.
    """
    said = _table(step, step.said, tuple(_DIRECTION), "")
    key, judged = str(said.get("key", "")), said.get("judged", {})
    if not key:
        _fail(step, ".key", "een richting heeft een 'key'", "a direction has a 'key'")
    known, revision = _standing(player, actor, now, key)
    if like := said.get("like"):
        said = {**_ready(step, "direction", str(like), ".like"), **said}
        judged = {**said.get("judged", {}), **judged}
    player.directions[key], _ = plans.keep_direction(
        actor=actor,
        now=now,
        trajectory=player.trajectory,
        direction=_work(player, step, said, known),
        revision=revision,
    )
    _judge_each(player, step, actor, now, key, judged)


def play_judge(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Judge a direction: ``judge: {planner: {experience: {fits: "Vijf jaar gepland."}}}``.

    An item of the list goes by its key, free words of the opinion with ``=`` before them; ``by``
    and ``author`` name an expert whose judgement it is.
    """
    if not isinstance(step.said, dict):
        _fail(
            step, "", "hier staat welke richting, en wat", "which direction stands here, and what"
        )
    for key, judged in step.said.items():
        _judge_each(player, step, actor, now, key, judged)


def play_work_test(player: "Player", step: Step, actor: Actor, now: datetime) -> None:
    """Test a function and keep the test: ``work-test: {title: …, demands: {…}}``."""
    said = _table(step, step.said, tuple(_DIRECTION - {"key", "judged"}), "")
    if like := said.get("like"):
        said = {**_ready(step, "direction", str(like), ".like"), **said}
    work = _work(player, step, said, None)
    plans.keep_work_test(actor=actor, now=now, trajectory=player.trajectory, work=work)


# ---------------------------------------------------------------- blocks


def _fix(
    player: "Player", step: Step, actor: Actor, now: datetime, said: Mapping[str, Any]
) -> None:
    kind = said["fix"]
    if kind not in get_args(ProfileKind):
        _fail(step, ".fix", f"er is geen profiel '{kind}'", f"there is no profile '{kind}'")
    _table(step, said, ("fix", "reason"), "")
    try:
        plans.fix_profile(
            actor=actor,
            now=now,
            trajectory=player.trajectory,
            kind=kind,
            reason=str(said.get("reason", "")),
        )
    except plans.NotReady as open_:
        why = [check.text for check in open_.checks]
        _fail(step, ".fix", " ".join(one.nl for one in why), " ".join(one.en for one in why))


def _block(step: Step, kind: str, key: str, said: Any) -> Block:
    """Return a block as a script says it: a value, a list of lines, or the fields by name."""
    at = f".{kind}.{key}"
    if isinstance(said, list):
        said = {"lines": said}
    elif not isinstance(said, dict):
        said = {"value": said}
    found = _table(step, said, _BLOCK, at)
    lines = []
    for number, line in enumerate(found.get("lines", ())):
        named = {"text": line} if isinstance(line, str) else line
        lines.append(_table(step, named, _LINE, f"{at}.lines[{number}]"))
    return _read(
        step,
        at,
        Block,
        {
            "key": key,
            "lines": lines,
            "value": str(found.get("value", "")),
            "next": found.get("next", ""),
            "nothing_because": found.get("nothing", ""),
        },
    )


def _write(player: "Player", actor: Actor, now: datetime, block: Block, kind: ProfileKind) -> None:
    """Keep a block; lines come after those that stand, so that two can write in one block."""
    stands, revision = player.written.get((kind, block.key), (Block(block.key), 0))
    whole = replace(block, lines=(*stands.lines, *block.lines))
    revision = plans.keep_block(
        actor=actor, now=now, trajectory=player.trajectory, kind=kind, block=whole,
        revision=revision,
    )  # fmt: skip
    player.written[(kind, block.key)] = (whole, revision)


# ---------------------------------------------------------------- directions


def _standing(
    player: "Player", actor: Actor, now: datetime, key: str
) -> tuple[Direction | None, int]:
    """Return a direction of an earlier step as it stands, and its revision."""
    made = player.directions.get(key)
    if made is None:
        return None, 0
    view = plans.profile(actor=actor, now=now, trajectory=player.trajectory, kind="search")
    return view.said.direction(made), view.revisions.get(f"direction:{made}", 0)


def _work(
    player: "Player", step: Step, said: Mapping[str, Any], known: Direction | None
) -> Direction:
    before = known or Direction("", "")
    given: dict[str, Any] = {**to_json(before)}
    given |= {name: said[name] for name in _FIELDS if name in said}
    if isinstance(wage := said.get("wage"), dict):
        given["wage"] = {name: _amount(one) for name, one in wage.items()}
    if "demands" in said:
        given["demands"] = [_demand(step, *one) for one in said["demands"].items()]
    if "count" in said:
        counted = {name: said[name] for name in _COUNT if name in said}
        given["market"] = [*given["market"], {"on": player.day(step.day).isoformat(), **counted}]
    return _read(step, "", Direction, given)


def _amount(said: Any) -> Any:
    """Return a number of a script as an amount in text, and anything else as it is."""
    return str(said) if isinstance(said, int | float) else said


def _demand(step: Step, item: str, said: Any) -> dict[str, Any]:
    """Return a demand: ``tillen: 5-kilo``, ``tillen: {asks: 5-kilo, words: dozen}``, or free."""
    free = item.startswith("=")
    if isinstance(said, str):
        said = {"words" if free else "asks": said}
    found = _table(step, said, ("asks", "words"), f".demands.{item}")
    return {"item": "" if free else item, "aspect": item[1:] if free else "", **found}


def _judge_each(
    player: "Player", step: Step, actor: Actor, now: datetime, key: str, judged: Any
) -> None:
    verdicts = [str(one) for one in Verdict]
    if key not in player.directions:
        _fail(
            step, f".{key}",
            f"er is geen eerdere richting '{key}'", f"there is no earlier direction '{key}'",
        )  # fmt: skip
    for item, what in judged.items():
        at = f".{key}.{item}"
        said = _table(step, what, (*verdicts, "by", "author"), at)
        found = [one for one in verdicts if one in said]
        if len(found) != 1:
            _fail(step, at, "hier staat of het past", "whether it fits stands here")
        [verdict] = found
        free = item.startswith("=")
        about = item if item in ABOUT else key_of("" if free else item, item[1:] if free else "")
        plans.judge(
            actor=actor,
            now=now,
            trajectory=player.trajectory,
            direction=player.directions[key],
            about=about,
            verdict=Verdict(verdict),
            because=said[verdict],
            by=said.get("by", "coach"),
            author=said.get("author", ""),
        )


# ---------------------------------------------------------------- reading


@cache
def _all_ready() -> Mapping[str, Any]:
    path = resources.files("wissel.cli.stage").joinpath("profiles.yaml")
    found: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _ready(step: Step, kind: str, name: str, at: str) -> Mapping[str, Any]:
    """Return what stands ready under a name: blocks of a profile, or a direction."""
    known: Mapping[str, Mapping[str, Any]] = _all_ready()[kind]
    if name not in known:
        _fail(step, at, f"'{name}' staat niet klaar", f"'{name}' does not stand ready")
    return known[name]


def _table(step: Step, said: Any, known: tuple[str, ...], at: str) -> dict[str, Any]:
    """Return a mapping of which every key is known."""
    if not isinstance(said, dict):
        _fail(step, at, "dit is een lijst van velden", "this is a mapping of fields")
    for key in said:
        if key not in known:
            _fail(step, f"{at}.{key}", f"onbekend: '{key}'", f"unknown: '{key}'")
    return dict(said)


def _read(step: Step, at: str, type_: type[T], said: Mapping[str, Any]) -> T:
    try:
        return wire.read_value(type_, said)
    except wire.InputError as error:
        _fail(step, at + error.path.removeprefix("$"), error.message, error.message)
    except TypeError as error:
        _fail(step, at, str(error), str(error))


def _fail(step: Step, at: str, dutch: str, english: str) -> NoReturn:
    raise ScriptError("profile", f"{step.path}.{step.act}{at}", step.line, dutch, english)
