"""Tables of the orders app. Private: other apps go through its service."""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField
from wissel.infra.tenancy import TenantModel


class Quote(TenantModel):
    """A quote for a trajectory. ``said`` is the draft; ``sent`` what the employer reads, for good.

    The number counts the quotes of one trajectory. What became of it are moments with what was
    said: signed or declined by the employer, withdrawn by the bureau. That it ran out is computed.
    """

    data_category = "order"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    number = models.PositiveIntegerField()
    order = models.CharField(max_length=30)  #: what is ordered, a key of ``OrderEvent.order``
    begun_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)
    said = EncryptedJSONField()
    sent = EncryptedJSONField(null=True)
    sent_by = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )
    sent_by_id: UUID | None
    sent_at = models.DateTimeField(null=True)
    valid_until = models.DateField(null=True)  #: of the sent quote, inclusive
    accepted_at = models.DateTimeField(null=True)
    signature = EncryptedJSONField(null=True)  #: who signed, how known, and over which text
    declined_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    reason = EncryptedJSONField(null=True)  #: why it was declined or withdrawn

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "number"], name="quote_number_once"
            )
        ]
