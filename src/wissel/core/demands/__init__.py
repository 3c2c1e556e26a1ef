"""What a text says that work asks of body and head, with the words that say it.

The cues, the exceptions and the ways of denying are data (``wissel.rules/demands``), written so
that somebody who knows work can read and extend them. What the text does not say is not found:
nothing is guessed from an occupation.
"""

from wissel.core.demands._find import demands_in, sentence_of, span_of_sentence
from wissel.core.demands._reading import DemandDataError
from wissel.core.vacancies import FoundDemand

__all__ = ["DemandDataError", "FoundDemand", "demands_in", "sentence_of", "span_of_sentence"]
