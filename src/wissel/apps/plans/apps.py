"""Profiles and plans as a Django app."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Who somebody is, which work fits, and the plan that closes the distance."""

    name = "wissel.apps.plans"
    label = "plans"
