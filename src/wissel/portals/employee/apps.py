"""The Django app of this portal; its label is ``employee_portal``."""

from django.apps import AppConfig


class EmployeeConfig(AppConfig):
    """The pages of this audience. It has no models."""

    name = "wissel.portals.employee"
    label = "employee_portal"
    verbose_name = "Employee"
