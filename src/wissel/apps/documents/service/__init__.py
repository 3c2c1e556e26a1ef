"""The door to documents. Keep it small."""

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
from wissel.apps.documents.service.own_copy import OwnFile, own_file
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

__all__ = [
    "Blocked",
    "Damaged",
    "Exported",
    "NotReady",
    "OwnFile",
    "QuoteFile",
    "Released",
    "ReportLine",
    "ReportView",
    "SavedByAnother",
    "begun",
    "comment",
    "edit",
    "export_trajectory",
    "import_trajectory",
    "keep_finding",
    "note_read",
    "on_desks",
    "own_file",
    "quote_file",
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
    "start_correction",
    "start_report",
    "waiting_for",
]
