"""What a script says of profiles: short, strict, and told with its place when it cannot be."""

from datetime import UTC, datetime

import pytest

from wissel.apps.plans import service as plans
from wissel.cli.stage import Player, ScriptError, Step, open_bureau, read_script
from wissel.core.profiled import Verdict
from wissel.infra.doors import Actor
from wissel.infra.ids import uuid7

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
SCRIPT = """\
programme: basis
first_sick_day: 2025-01-06
registered: w44
until: w60
function: planner
hours: 32
employee: {name: Ans Bos, email: ans@voorbeeld.example, account: true}
steps:
  - {at: w44+1, by: employee, profile: {person: {vaardigheden: [plannen], reistijd: 40}}}
  - at: w44+1
    profile: {person: {vaardigheden: [{text: overleggen, detail: Elke week.}], niveau: mbo-3}}
  - {at: w44+1, profile: {person: {sfeer: {nothing: Komt in het gesprek.}}}}
  - {at: w44+1, profile: {fix: person}}
  - {at: w44+2, profile: {search: gewoon}}
  - {at: w44+2, direction: {key: planner, like: planner, count: 9, source: werk.nl, within_km: 20}}
  - at: w44+2
    direction:
      {key: bakker, title: bakker, because: Wil dit graag.,
       demands: {tillen: {asks: 5-kilo, words: meel}, "=oven": heet werk}}
  - {at: w44+3, direction: {key: planner, hours_most: 24, count: 7, source: werk.nl}}
  - at: w44+3
    judge: {bakker: {"=oven": {fits-not: "Te heet.", by: company-doctor, author: R. Amrani}}}
  - {at: w44+3, work-test: {title: medewerker balie, demands: {tillen: 2-kilo}}}
"""
PEOPLE = {
    "bureau": {"name": "Bureau Proef", "prefix": "PR"},
    "staff": [{"key": "coach", "name": "Noor", "email": "n@proef.example", "role": "coach"}],
    "clients": [
        {
            "key": "client",
            "name": "De Maasbocht",
            "contacts": [{"key": "contact", "name": "Peter", "email": "p@maasbocht.example"}],
        }
    ],
}


@pytest.fixture
def player() -> Player:
    """Somebody who was registered, with everything of the script played."""
    script = read_script(SCRIPT)
    command = Actor(bureau=uuid7(), name="test", role="system", kind="command")
    password = "een-lang-wachtwoord"
    stage = open_bureau(PEOPLE, command=command, when=datetime(2025, 1, 6, tzinfo=UTC),
                        password=password)  # fmt: skip
    made = Player(script, stage, latest=NOW)
    made.register()
    for minutes, step in enumerate(script.steps, start=10):
        made.play(step, minutes)
    return made


def shown(player: Player, kind: plans.ProfileView | str) -> plans.ProfileView:
    return plans.profile(
        actor=player.coach,
        now=NOW,
        trajectory=player.trajectory,
        kind=kind,  # type: ignore[arg-type]  # one of three words
    )


def step_of(said: str) -> Step:
    return read_script(f"{SCRIPT}  - {{at: w45, {said}}}\n").steps[-1]


def test_two_write_in_one_block_and_a_block_is_a_value_its_lines_or_its_fields(
    player: Player,
) -> None:
    view = shown(player, "person")
    said = view.newest.said if view.newest is not None else view.said
    assert [(one.text, one.by) for one in said.block("vaardigheden").lines] == [
        ("plannen", "employee"),
        ("overleggen", "coach"),
    ]
    assert (said.block("niveau").value, said.block("reistijd").value) == ("mbo-3", "40")
    assert said.block("sfeer").nothing_because == "Komt in het gesprek."


def test_a_later_step_changes_what_it_names_of_a_direction_and_adds_its_count(
    player: Player,
) -> None:
    planner, baker = shown(player, "search").said.directions
    assert (planner.hours_least, planner.hours_most, planner.level) == (16, 24, "mbo-3")
    assert [(one.count, one.within_km) for one in planner.market] == [(9, 20), (7, None)]
    assert {one.about for one in planner.judgements} == {"experience", "wage"}
    assert [(one.item, one.aspect, one.words) for one in baker.demands] == [
        ("tillen", "", "meel"),
        ("", "oven", "heet werk"),
    ]
    [judged] = baker.judgements
    assert (judged.verdict, judged.by, judged.author) == (
        Verdict.FITS_NOT, "company-doctor", "R. Amrani",
    )  # fmt: skip


def test_a_test_of_work_is_kept_apart_from_the_directions(player: Player) -> None:
    [kept] = plans.work_tests(actor=player.coach, now=NOW, trajectory=player.trajectory)
    assert kept.work.title == "medewerker balie"
    assert len(shown(player, "search").said.directions) == 2


def test_what_cannot_be_played_is_told_with_its_place_and_changes_nothing(player: Player) -> None:
    before = shown(player, "search").said, shown(player, "person").said
    for said, place in (
        ("profile: person", "profile"),
        ("profile: {mensen: {}}", "profile.mensen"),
        ("profile: {person: niemand}", "profile.person"),
        ("profile: {person: [niveau]}", "profile.person"),
        ("profile: {person: {interesses: [{tekst: koken}]}}",
         "profile.person.interesses.lines[0].tekst"),
        ("profile: {person: {interesses: {regels: []}}}", "profile.person.interesses.regels"),
        ("profile: {person: {interesses: {next: 3}}}", "profile.person.interesses.next"),
        ("profile: {person: {interesses: {nothing: diabetes}}}", "profile"),
        ("profile: {fix: mensen}", "profile.fix"),
        ("profile: {fix: person, person: {}}", "profile.person"),
        ("profile: {fix: search}", "profile.fix"),
        ("direction: {title: kok}", "direction.key"),
        ("direction: {key: kok, kleur: rood}", "direction.kleur"),
        ("direction: {key: kok, like: kok}", "direction.like"),
        ("direction: {key: kok, title: kok, hours_least: veel}", "direction.hours_least"),
        ("direction: {key: kok, title: kok, demands: {tillen: {zwaar: ja}}}",
         "direction.demands.tillen.zwaar"),
        ("direction: {key: kok, title: kok, wage: {least: 2000}}", "direction.wage.most"),
        ("direction: {key: kok}", "direction"),
        ("judge: bakker", "judge"),
        ("judge: {kok: {wage: {fits: Ja.}}}", "judge.kok"),
        ("judge: {bakker: {wage: {fits: Ja., unknown: Nee.}}}", "judge.bakker.wage"),
        ("judge: {bakker: {wage: {past: Ja.}}}", "judge.bakker.wage.past"),
        ("work-test: {key: kok, title: kok}", "work-test.key"),
    ):  # fmt: skip
        step = step_of(said)
        with pytest.raises(ScriptError) as refused:
            player.play(step, 40)
        assert refused.value.path == f"$.steps[10].{place}", said
        assert refused.value.line == 24
    assert (shown(player, "search").said, shown(player, "person").said) == before


def test_what_keeps_a_profile_from_being_fixed_is_told_in_the_words_of_the_checks(
    player: Player,
) -> None:
    with pytest.raises(ScriptError) as refused:
        player.play(step_of("profile: {fix: search}"), 40)
    assert "minder dan 3 richtingen" in refused.value.dutch
    assert "fewer than 3 directions" in refused.value.english
