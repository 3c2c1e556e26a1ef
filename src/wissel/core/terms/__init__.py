"""Dutch words as terms for search: folded, without filling words, stemmed, compounds in parts.

>>> fold("Één Ploegendienst")
'een ploegendienst'
>>> own_lexicon().parts("magazijnmedewerkster")
('magazijn', 'medewerker')
"""

from wissel.core.terms._lexicon import Lexicon, own_lexicon
from wissel.core.terms._read import TermsError
from wissel.core.terms._text import fold, grams, tokens

__all__ = ["Lexicon", "TermsError", "fold", "grams", "own_lexicon", "tokens"]
