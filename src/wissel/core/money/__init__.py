"""Amounts in euros: lines of a quote, value added tax, totals. Exact, and rounded once.

Whose money it is stays outside: what a bureau asks is data of its own (``core.programme``).
"""

from wissel.core.amounts import Line, Totals, Unit, Vat
from wissel.core.money._lines import total
from wissel.core.money._vat import vat_rate

__all__ = ["Line", "Totals", "Unit", "Vat", "total", "vat_rate"]
