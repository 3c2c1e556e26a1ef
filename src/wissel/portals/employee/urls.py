"""Routes of the employee portal."""

from django.urls import URLPattern, path

from wissel.portals.employee import (
    appointments,
    capacity,
    click,
    consents,
    copy,
    home,
    insight,
    intake,
    intake_report,
    journal,
    messages,
    papers_in,
    reading,
    weeks,
)

app_name = "employee"
urlpatterns: list[URLPattern] = [
    path("mijn/", home.home, name="home"),
    path("mijn/het-lukt-niet/", messages.not_possible, name="not_possible"),
    path("mijn/bericht/", messages.message, name="message"),
    path("mijn/bericht/woorden/", messages.words, name="message_words"),
    path("mijn/afspraken/", appointments.appointments, name="appointments"),
    path("mijn/afspraak/<uuid:appointment>/", appointments.appointment, name="appointment"),
    path(
        "mijn/afspraak/<uuid:appointment>/agenda/",
        appointments.calendar,
        name="appointment_calendar",
    ),
    path("mijn/intake/", intake.intake, name="intake"),
    path("mijn/intake/geef/", intake.give, name="intake_give"),
    path("mijn/intake/verslag/", intake_report.in_report, name="intake_in_report"),
    path("mijn/intake/lees/", intake.read, name="intake_read"),
    path("mijn/intake/deel/<slug:piece>/", intake.piece, name="intake_piece"),
    path("mijn/klik/", click.click, name="click"),
    path("mijn/kopie/", copy.own_copy, name="own_copy"),
    path("mijn/geen-code/", home.no_offer, name="no_offer"),
    path("mijn/rapport/<uuid:report>/", reading.report, name="report"),
    path("mijn/rapport/<uuid:report>/opmerking/", reading.comment, name="comment"),
    path("mijn/rapport/<uuid:report>/antwoord/", reading.respond, name="respond"),
    path("mijn/rapport/<uuid:report>/klaar/", reading.answered, name="answered"),
    path("mijn/rapport/<uuid:report>/pdf/", reading.report_pdf, name="report_pdf"),
    path("mijn/weken/", weeks.weeks, name="weeks"),
    path("mijn/wanneer/", insight.what_happens, name="what_happens"),
    path("mijn/werkgever-ziet/", insight.what_employer_sees, name="what_employer_sees"),
    path("mijn/toestemming/", consents.consents, name="consents"),
    path("mijn/papier/<uuid:paper>/bestand/", consents.paper_file, name="paper_file"),
    path("mijn/stukken/", papers_in.papers, name="papers_in"),
    path("mijn/uitleg/", consents.explanation, name="explanation"),
    path("mijn/wat-ik-kan/", capacity.capacity, name="capacity"),
    path("mijn/wie-keek/", insight.who_looked, name="who_looked"),
    path("mijn/logboek/", journal.journal, name="journal"),
    path("mijn/sollicitatie/", journal.application, name="application"),
]
