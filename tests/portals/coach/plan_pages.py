"""What the tests of the plan's pages share: a file with profiles, addresses, and whole forms."""

from typing import Any

from django.test import Client

from tests.apps.plans.test_plan import BEGINS, gap, profiles, shown
from tests.apps.plans.test_profiles import close as close_at
from tests.cast import NOW, Cast
from wissel.core.planned import Plan


def at(cast: Cast, rest: str = "") -> str:
    """Return the address of the plan, or of a page of it."""
    return f"/traject/{cast.trajectory}/plan/{rest}"


def close(cast: Cast) -> None:
    """End the trajectory."""
    close_at(actor=cast.coach, now=NOW, trajectory=cast.trajectory)


def plan(cast: Cast) -> Plan:
    """Return the plan on the table."""
    return shown(cast).said


def prepared(cast: Cast) -> tuple[str, ...]:
    """Fix the profiles, and put one gap in the plan; return the keys of the directions."""
    keys = profiles(cast)
    gap(cast)
    return keys


def texts(client: Client, cast: Cast, **typed: Any) -> dict[str, Any]:
    """Return the form of texts and days as the browser sends it, with what was typed."""
    form = client.get(at(cast, "tekst/")).context["form"]
    sent = {one.name: one.value() for one in form}
    sent = {name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in sent.items()}  # fmt: skip
    return {name: value for name, value in (sent | typed).items() if value is not None}


def step(client: Client, page: str, **typed: Any) -> dict[str, Any]:
    """Return the form of a step, or of another piece, as the browser sends it."""
    form = client.get(page).context["form"]
    sent = {one.name: one.value() for one in form}
    sent = {name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in sent.items()}  # fmt: skip
    return {name: value for name, value in (sent | typed).items() if value is not None}


def activity(**typed: Any) -> dict[str, Any]:
    """Return what somebody types of an activity."""
    return {"title": "Netwerkgesprekken", "who": "employee", "begins": BEGINS.isoformat(),
            "ends": "2027-02-01", "evidence": ["networking"]} | typed  # fmt: skip


def write_whole(client: Client, cast: Cast) -> None:
    """Make a plan on the pages that can be fixed."""
    direction, *_ = prepared(cast)
    said = {f"text_{key}": "In een zin." for key in ("situatie", "doel", "markt")}
    sent = texts(client, cast, directions=[direction], **said)
    assert client.post(at(cast, "tekst/"), sent).status_code == 302
    [held] = plan(cast).gaps
    page = at(cast, "activiteit/")
    sent = step(client, page, **activity(gaps=[held.key]))
    assert client.post(page, sent).status_code == 302
