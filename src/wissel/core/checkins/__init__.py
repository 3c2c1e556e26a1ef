"""How the employee says things go (*hoe gaat het?*): statements as data, words side by side.

Words, and never a number: nothing is counted, added up or compared with anybody else.

>>> [one.key for one in check_in_form().statements][:2]
['richting', 'zin']
"""

from wissel.core.checkins._compare import CheckIn, Compared, compare, may_be_told
from wissel.core.checkins._read import CheckInForm, CheckInFormError, check_in_form, parse

__all__ = [
    "CheckIn",
    "CheckInForm",
    "CheckInFormError",
    "Compared",
    "check_in_form",
    "compare",
    "may_be_told",
    "parse",
]
