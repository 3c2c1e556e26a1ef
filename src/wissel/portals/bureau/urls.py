"""Routes of the bureau portal."""

from django.urls import URLPattern

app_name = "bureau"
urlpatterns: list[URLPattern] = []
