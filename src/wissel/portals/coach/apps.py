"""The Django app of this portal; its label is ``coach_portal``."""

from django.apps import AppConfig


class CoachConfig(AppConfig):
    """The pages of this audience. It has no models."""

    name = "wissel.portals.coach"
    label = "coach_portal"
    verbose_name = "Coach"
