"""Consent is looked up where a cell of the access table speaks of it, and nowhere else."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, Cast
from wissel.apps.trajectories import service as trajectories
from wissel.apps.trajectories.models import Consent


def test_opening_a_case_asks_for_consents_only_where_they_count(cast: Cast) -> None:
    table = Consent._meta.db_table
    for actor in (cast.coach, cast.manager, cast.employer, cast.employee):
        with CaptureQueriesContext(connection) as asked:
            trajectories.case(actor=actor, now=NOW, trajectory=cast.trajectory)
        consents = [query for query in asked.captured_queries if table in query["sql"]]
        assert len(consents) <= 6, f"{actor.role}: {len(consents)}"
