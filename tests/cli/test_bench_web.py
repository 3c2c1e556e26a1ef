"""The bureau that the benchmark measures: as large as asked, and seen as any other."""

import pytest

from tests.cast import NOW
from wissel.apps.trajectories import service as trajectories
from wissel.cli import _bench, _bench_bureau
from wissel.core.wire import to_json

pytestmark = pytest.mark.django_db


def test_the_bureau_is_as_large_as_asked_and_the_coach_has_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_bench_bureau, "ORIGINALS", 2)
    monkeypatch.setattr(_bench_bureau, "CLIENTS", 3)
    bureau = _bench_bureau.make(now=NOW, size=7, own=3)
    whole = trajectories.today(actor=bureau.manager, now=NOW)
    own = trajectories.today(actor=bureau.coach, now=NOW)
    assert (whole.cases, own.cases) == (7, 3)
    assert whole.counts["late"] > own.counts["late"] > 0
    items = [item for group in whole.groups for item in group.items]
    assert len({item.number for item in items}) > 2
    assert all(to_json(item.duty) for item in items)  # the closed parts of the copies open


def test_the_benchmarks_are_there_by_name() -> None:
    of_old = {"audit", "bundle", "clock", "guard", "money", "pdf", "web"}
    assert set(_bench.BENCHES) == of_old | {"match", "match-quality"}
