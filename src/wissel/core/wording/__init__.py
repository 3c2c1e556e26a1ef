"""The guard before every text that leaves: what may not reach whom, and what to write instead.

It looks for words of health (diagnosis, treatment, medication, complaint), citizen service numbers
and names of people who are no party. The words are data (``wissel.rules/wording``). It is a net for
slips of the pen, not a judge: what it lets through is still the writer's responsibility.

>>> [(f.kind.value, f.text) for f in check("Hij kan 20 uur per week werken.",
...                                        audience=Audience.EMPLOYER).findings]
[]
"""

from wissel.core.wording._check import check
from wissel.core.wording._masked import masked
from wissel.core.wording._types import Audience, Finding, GuardInput, Kind, Verdict

__all__ = ["Audience", "Finding", "GuardInput", "Kind", "Verdict", "check", "masked"]
