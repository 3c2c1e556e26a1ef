"""Migrations form one line per app, can be taken back, and hold what the models say."""

from collections.abc import Iterator

from django.apps import apps
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import SeparateDatabaseAndState
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.utils import translation

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("wissel.")}


def loader() -> MigrationLoader:
    """Read the migration files, without a database."""
    return MigrationLoader(None, ignore_no_migrations=True)


def migrations() -> Iterator[Migration]:
    """Yield our migrations."""
    yield from (
        migration for (label, _), migration in loader().disk_migrations.items() if label in OURS
    )


def operations(of: list[Operation]) -> Iterator[Operation]:
    """Yield operations, those inside others included."""
    for operation in of:
        yield operation
        if isinstance(operation, SeparateDatabaseAndState):
            yield from operations(operation.database_operations)


def test_every_app_has_one_line_of_migrations() -> None:
    graph = loader().graph
    assert {label: leaves for label in OURS if len(leaves := graph.leaf_nodes(label)) > 1} == {}
    forks = [
        str(migration)
        for migration in migrations()
        if sum(label == migration.app_label for label, _ in migration.dependencies) > 1
    ]
    assert not forks


def test_every_step_can_be_taken_back() -> None:
    stuck = [
        f"{migration}: {operation.describe()}"
        for migration in migrations()
        for operation in operations(migration.operations)
        if isinstance(operation, RunPython | RunSQL) and not operation.reversible
    ]
    assert not stuck


def test_the_migrations_hold_what_the_models_say() -> None:
    read = loader()
    detector = MigrationAutodetector(read.project_state(), ProjectState.from_apps(apps))
    with translation.override(None):  # labels of others are translated; migrations are not
        missing = detector.changes(graph=read.graph)
    assert {
        label: [step.describe() for migration in found for step in migration.operations]
        for label, found in missing.items()
        if label in OURS
    } == {}
