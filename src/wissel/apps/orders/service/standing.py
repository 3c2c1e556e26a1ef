"""How the quotes of a trajectory stand, for an app above that has obtained it."""

from datetime import date

from wissel.apps.orders.models import Quote
from wissel.apps.orders.service._quotes import QuoteState, state_of
from wissel.apps.orders.service._said import Ordered
from wissel.apps.trajectories import service as trajectories


def quote_states(
    *, within: trajectories.Within, order: Ordered, today: date
) -> frozenset[QuoteState]:
    """Return in which states there is a quote for ``order``. No price is told."""
    rows = Quote.objects.filter(trajectory_id=within.id, order=order)
    return frozenset(state_of(row, today) for row in rows)
