"""Orders as a Django app."""

from django.apps import AppConfig


class OrdersConfig(AppConfig):
    """What a trajectory costs, and who agreed to it."""

    name = "wissel.apps.orders"
    label = "orders"
