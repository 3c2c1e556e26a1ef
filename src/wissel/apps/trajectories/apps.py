"""Trajectories as a Django app."""

from django.apps import AppConfig


class TrajectoriesConfig(AppConfig):
    """The case itself: facts in, timeline out."""

    name = "wissel.apps.trajectories"
    label = "trajectories"
