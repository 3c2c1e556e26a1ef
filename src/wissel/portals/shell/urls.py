"""Routes of the shell, to be included with the namespace ``shell``."""

from django.urls import path

from wissel.portals.shell import views

app_name = "shell"
urlpatterns = [
    path("onderdelen", views.components, name="components"),
    path("weergave", views.choose_theme, name="theme"),
    path("taal", views.choose_language, name="language"),
]
