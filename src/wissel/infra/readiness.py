"""Whether the database is as this program expects it: for ``/readyz`` and for the commands."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def pending_migrations() -> int:
    """Return how many migrations are still to be run.

    Raises ``OperationalError`` when the database does not answer.
    """
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
