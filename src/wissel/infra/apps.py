"""The plumbing as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class InfraConfig(AppConfig):
    """Connects the row-level security of every tenant table to ``migrate``."""

    name = "wissel.infra"
    label = "infra"

    def ready(self) -> None:
        """Keep rights and policies of PostgreSQL in step with the tables, on every ``migrate``."""
        from wissel.infra import rowsecurity

        post_migrate.connect(rowsecurity.after_migrate, dispatch_uid="wissel.rowsecurity")
