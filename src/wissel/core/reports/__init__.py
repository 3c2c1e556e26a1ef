"""The monthly report (*maandrapport*, D15) as computation: from journal to record to gate.

``draft`` turns the journal, the obligations and the capacity of a period into statements with
evidence; ``apply_edits`` and ``respond`` add what people write; ``checks`` is the gate before
release; ``employer_view`` is what leaves; ``diff`` and ``correct`` say what a new version changed.
The types stand in :mod:`wissel.core.reports.record`.
"""

from wissel.core.reports._draft import draft
from wissel.core.reports._edit import apply_edits, respond
from wissel.core.reports._gate import checks
from wissel.core.reports._view import correct, diff, employer_view

__all__ = ["apply_edits", "checks", "correct", "diff", "draft", "employer_view", "respond"]
