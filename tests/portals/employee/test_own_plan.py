"""The employee reads the plan in plain words, every version of it, and the draft first."""

import re
from datetime import date

import pytest

from tests.apps.plans.profiles import receive
from tests.apps.plans.test_plan import fix_plan, step, whole
from tests.cast import NOW, Cast
from tests.portals.plans import changed_plan, fixed_plan, next_version, plan_to_read, released_plan
from tests.signed_in import client_of
from wissel.apps.documents import service as documents
from wissel.apps.plans import service as plans
from wissel.apps.trajectories import service as trajectories
from wissel.core.journal import Contact
from wissel.core.reports.record import name_of

pytestmark = pytest.mark.slow
URL = "/mijn/trajectplan/"


def page_of(cast: Cast, url: str = URL, language: str = "nl") -> str:
    answer = client_of(cast.employee, language=language).get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_without_a_plan_the_page_says_calmly_what_happens_first(cast: Cast) -> None:
    page = page_of(cast)
    assert "Er is nog geen plan" in page
    assert "U leest het plan eerst." in page
    receive(cast)
    whole(cast)  # on the coach's table, and not fixed
    assert "Er is nog geen plan" in page_of(cast)


def test_the_plan_says_where_to_how_long_what_and_why(cast: Cast) -> None:
    fixed_plan(cast)
    page = page_of(cast)
    for said in (
        "In een zin.",
        "planner in het vervoer",
        "Sollicitatietraining",
        "cv van acht jaar oud",
        "Van 16 november 2026 tot en met 15 april 2027.",
        "Dat zijn 22 weken.",
        "U spreekt uw coach 1 keer per week.",
        "uw werkgever besluit nog",
        "Wachten op de bedrijfsarts",
        "Dan doen we dit: bellen",
        "De coach belt.",
        "Financiële zekerheid",
    ):
        assert said in page, said
    running, _, rest = page.partition(">Straks<")
    assert "Sollicitatietraining" in running
    assert "bezig" in running
    assert "Brieven schrijven" in rest
    assert "u doet dit" in rest
    assert "elke week" in rest


def test_a_step_whose_time_is_over_and_of_which_nothing_shows_is_asked_about(cast: Cast) -> None:
    fixed_plan(cast)
    step(cast, title="Test bespreken", begins=date(2026, 10, 1), ends=date(2026, 10, 20))
    fix_plan(cast, "Een stap erbij.")
    page = page_of(cast).partition("Is dit gedaan?")[2]
    assert "Uw coach schreef er nog niets over op." in page
    assert "Test bespreken" in page.partition("</section>")[0]
    trajectories.log(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, happened_on=date(2026, 10, 9),
        content=Contact(("employee",), "phone", "De test besproken."),
    )  # fmt: skip
    page = page_of(cast)
    assert "Is dit gedaan?" not in page
    assert "Test bespreken" in page.partition(">Klaar<")[2]


def test_what_lies_on_the_table_is_not_read_and_older_versions_stay(cast: Cast) -> None:
    fixed_plan(cast)
    changed_plan(cast)
    plans.keep_plan_text(
        actor=cast.coach, now=NOW, trajectory=cast.trajectory, key="doel", text="Nog niet af.",
        revision=2,
    )  # fmt: skip
    page = page_of(cast)
    assert "Inkoper, 20 uur." in page
    assert "Nog niet af." not in page
    assert "De reden: De richting is veranderd." in page
    older = page_of(cast, f"{URL}versie/1/")
    assert "In een zin." in older
    assert "Inkoper" not in older
    assert "Dit hier geldt niet meer." in older
    for now in ("bezig", "komt nog", "uw werkgever besluit nog"):
        assert now not in older  # what a plan said, not how far it came
    browser = client_of(cast.employee)
    assert browser.get(f"{URL}versie/3/").status_code == 404


def test_what_the_employer_decided_stands_there_before_the_plan_is_fixed_again(cast: Cast) -> None:
    key = fixed_plan(cast)
    released_plan(cast)
    plans.decide_schooling(
        actor=cast.employer, now=NOW, trajectory=cast.trajectory, schooling=key, approved=False,
        because="Pas na de zomer.",
    )  # fmt: skip
    page = page_of(cast)
    assert "uw werkgever is niet akkoord" in page
    assert "Uw werkgever zei: Pas na de zomer." in page


def test_a_draft_that_waits_is_led_to_and_the_released_one_after_it(cast: Cast) -> None:
    fixed_plan(cast)
    assert "Uw plan ligt klaar om te lezen" not in page_of(cast)
    report = plan_to_read(cast)
    page = page_of(cast)
    assert "Uw plan ligt klaar om te lezen" in page
    assert f"/mijn/rapport/{report}/" in page
    home = page_of(cast, "/mijn/")
    assert "Lees uw plan" in home
    assert "verslag van uw intake" not in home
    assert URL in home
    reading = page_of(cast, f"/mijn/rapport/{report}/")
    assert f"{URL}?traject={cast.trajectory}" in reading
    released_plan(cast, report)
    page = page_of(cast)
    assert "Uw plan ligt klaar om te lezen" not in page
    assert "Lees het hele plan" in page
    assert f"/mijn/rapport/{report}/" in page


def test_a_monthly_report_does_not_lead_to_the_plan(cast: Cast, draft: object) -> None:
    assert URL not in page_of(cast, f"/mijn/rapport/{draft}/").partition("<main")[2]
    assert "Uw plan ligt klaar om te lezen" not in page_of(cast)


def test_the_lines_of_a_test_are_folded_and_each_takes_a_remark(cast: Cast) -> None:
    fixed_plan(cast)
    report = plan_to_read(cast)
    url = f"/mijn/rapport/{report}/"
    page = page_of(cast, url)
    folds = re.findall(r'<details class="folded".*?</summary>', page)
    assert len(folds) == 3  # one for each direction
    assert all("Zo is het getest" in fold for fold in folds)
    assert not any(" open>" in fold for fold in folds)
    record = documents.report(actor=cast.employee, now=NOW, report=report).record
    every = [one for _, one in record.statements()]
    assert page.count('name="statement"') == len(every) + 1  # and the one about the whole
    line = next(one.id for one in every if name_of(one.id).startswith("test-"))
    browser = client_of(cast.employee)
    wrong = browser.post(f"{url}opmerking/", {"statement": line, "text": ""})
    assert len(re.findall(r'<details class="folded" open>', wrong.content.decode())) == 1
    browser.post(f"{url}opmerking/", {"statement": line, "text": "Tien kilo is te veel."})
    page = page_of(cast, url)
    assert page.count('<details class="folded" open>') == 1
    assert "Tien kilo is te veel." in page


def test_a_revision_says_first_what_changed(cast: Cast) -> None:
    fixed_plan(cast)
    first = released_plan(cast)
    assert "Wat er veranderde" not in page_of(cast, f"/mijn/rapport/{first}/")
    changed_plan(cast)
    second = next_version(cast, first)
    page = page_of(cast, f"/mijn/rapport/{second}/")
    block = page.partition("Wat er veranderde")[2].partition("</section>")[0]
    assert "De reden: De richting is veranderd." in block
    assert "Inkoper, 20 uur." in block
    assert "Sollicitatietraining" not in block
    [anchor] = re.findall(r'href="#(z-[^"]+)"', block)
    assert f'id="{anchor}"' in page
    released_plan(cast, second)
    assert "Wat er veranderde" not in page_of(cast, f"/mijn/rapport/{second}/")


@pytest.mark.parametrize("who", ["coach", "employer", "line_manager", "stranger_employee"])
def test_nobody_else_reads_it_here(cast: Cast, who: str) -> None:
    fixed_plan(cast)
    browser = client_of(getattr(cast, who))
    answer = browser.get(f"{URL}?traject={cast.trajectory}")
    assert answer.status_code == 404
    assert browser.get(f"{URL}versie/1/?traject={cast.trajectory}").status_code == 404


def test_the_page_stands_in_english_too(cast: Cast) -> None:
    fixed_plan(cast)
    page = page_of(cast, language="en")
    assert "Where are we going?" in page
    assert "You talk with your coach once a week." in page
    assert "Waar gaan we heen" not in page
