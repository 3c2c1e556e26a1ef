"""Reports as computation: from journal to record to gate.

``draft`` turns the journal, the obligations and the capacity of a period into statements with
evidence, by the rules of a document: the monthly report (*maandrapport*, D15), one that is made
once (*intakeverslag*, D08) or one of an occasion (*verslag driegesprek*, D16; ``document_of``).
``apply_edits`` and ``respond`` add what people write; ``checks`` is the gate before release;
``employer_view`` is what leaves; ``diff`` and ``correct`` say what a new version changed. The types
stand in :mod:`wissel.core.reports.record`.
"""

from wissel.core.reports._draft import draft
from wissel.core.reports._edit import apply_edits, is_closed, respond, shown_at_once
from wissel.core.reports._employability import NAME as EMPLOYABILITY
from wissel.core.reports._gate import checks, gate_line
from wissel.core.reports._masked import (
    masked_record,
    organisations_in,
    people_in,
    role_label,
)
from wissel.core.reports._occasion import AGENDA
from wissel.core.reports._view import correct, diff, employer_view, text_digest
from wissel.core.reports._words import (
    agreed_by,
    begins_with,
    choices_of,
    document_of,
    heard_by,
    is_made_anew,
    looks_back,
    release_of,
    takes_check_ins,
    title_of,
    written_of_occasions,
    written_once,
)

__all__ = [
    "AGENDA",
    "EMPLOYABILITY",
    "agreed_by",
    "apply_edits",
    "begins_with",
    "checks",
    "choices_of",
    "correct",
    "diff",
    "document_of",
    "draft",
    "employer_view",
    "gate_line",
    "heard_by",
    "is_closed",
    "is_made_anew",
    "looks_back",
    "masked_record",
    "organisations_in",
    "people_in",
    "release_of",
    "respond",
    "role_label",
    "shown_at_once",
    "takes_check_ins",
    "text_digest",
    "title_of",
    "written_of_occasions",
    "written_once",
]
