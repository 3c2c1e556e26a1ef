"""Bureaus as a Django app."""

from django.apps import AppConfig


class BureausConfig(AppConfig):
    """Tenants, people, roles and clients."""

    name = "wissel.apps.bureaus"
    label = "bureaus"
