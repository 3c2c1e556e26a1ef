"""The door to documents. Keep it small."""

from wissel.apps.documents.service._paper import PaperView
from wissel.apps.documents.service.drafting import (
    Blocked,
    SavedByAnother,
    edit,
    keep_finding,
    reopen,
    send_to_employee,
    start_correction,
    start_report,
)
from wissel.apps.documents.service.explaining import explanation, explanation_file
from wissel.apps.documents.service.ordering import sign_order
from wissel.apps.documents.service.own_copy import OwnFile, own_file
from wissel.apps.documents.service.papers import (
    PaperDownload,
    RegistrationView,
    paper,
    paper_file,
    papers,
    registration_paper,
    sign_consent_form,
    sign_registration,
)
from wissel.apps.documents.service.portability import (
    Damaged,
    Exported,
    export_trajectory,
    import_trajectory,
    released_reports,
)
from wissel.apps.documents.service.quotes import QuoteFile, quote_file
from wissel.apps.documents.service.reading import (
    Released,
    ReportLine,
    ReportView,
    begun,
    note_read,
    on_desks,
    released_file,
    releases,
    report,
    reports_of,
    waiting_for,
)
from wissel.apps.documents.service.releasing import NotReady, release
from wissel.apps.documents.service.responding import comment, respond, settle_comment
from wissel.apps.documents.service.scans import take_scan

__all__ = [
    "Blocked",
    "Damaged",
    "Exported",
    "NotReady",
    "OwnFile",
    "PaperDownload",
    "PaperView",
    "QuoteFile",
    "RegistrationView",
    "Released",
    "ReportLine",
    "ReportView",
    "SavedByAnother",
    "begun",
    "comment",
    "edit",
    "explanation",
    "explanation_file",
    "export_trajectory",
    "import_trajectory",
    "keep_finding",
    "note_read",
    "on_desks",
    "own_file",
    "paper",
    "paper_file",
    "papers",
    "quote_file",
    "registration_paper",
    "release",
    "released_file",
    "released_reports",
    "releases",
    "reopen",
    "report",
    "reports_of",
    "respond",
    "send_to_employee",
    "settle_comment",
    "sign_consent_form",
    "sign_order",
    "sign_registration",
    "start_correction",
    "start_report",
    "take_scan",
    "waiting_for",
]
