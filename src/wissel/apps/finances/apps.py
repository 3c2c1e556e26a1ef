"""Financial scenarios as a Django app."""

from django.apps import AppConfig


class FinancesConfig(AppConfig):
    """Two sheets that never meet: the employee's own, and the employer's cost."""

    name = "wissel.apps.finances"
    label = "finances"
