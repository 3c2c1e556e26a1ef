"""Routes of the report desk; part of the coach's pages."""

from django.urls import URLPattern, path

from wissel.portals.coach import reports, reports_list, reports_write, second_reader

urlpatterns: list[URLPattern] = [
    path("rapporten/", reports_list.reports, name="reports"),
    path("traject/<uuid:trajectory>/rapporten/", reports_list.reports_of, name="reports_of"),
    path(
        "traject/<uuid:trajectory>/rapport/begin/", reports_list.report_start, name="report_start"
    ),
    path("rapport/<uuid:report>/", reports.report, name="report"),
    path("rapport/<uuid:report>/werkgever/", reports.report_preview, name="report_preview"),
    path("rapport/<uuid:report>/pdf/", reports.report_pdf, name="report_pdf"),
    path("rapport/<uuid:report>/bewaar/", reports_write.report_edit, name="report_edit"),
    path("rapport/<uuid:report>/stuur/", reports_write.report_send, name="report_send"),
    path("rapport/<uuid:report>/geef-aan-beiden/", reports_write.report_give, name="report_give"),
    path("rapport/<uuid:report>/houd/", reports_write.report_keep, name="report_keep"),
    path("rapport/<uuid:report>/opmerking/", reports_write.report_settle, name="report_settle"),
    path("rapport/<uuid:report>/heropen/", reports_write.report_reopen, name="report_reopen"),
    path("rapport/<uuid:report>/geef-vrij/", reports_write.report_release, name="report_release"),
    path("rapport/<uuid:report>/corrigeer/", reports_write.report_correct, name="report_correct"),
    path("rapport/<uuid:report>/lezen/", second_reader.report_second, name="report_second"),
    path(
        "rapport/<uuid:report>/vraag-lezer/",
        second_reader.report_ask_reader,
        name="report_ask_reader",
    ),
]
