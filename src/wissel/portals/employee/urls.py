"""Routes of the employee portal."""

from django.urls import URLPattern

app_name = "employee"
urlpatterns: list[URLPattern] = []
