"""Tables of the finances app. Private: other apps go through its service.

What follows from a sheet is never stored: it is computed anew from what was entered.
"""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField
from wissel.infra.tenancy import TenantModel


class OwnSheet(TenantModel):
    """What the employee entered about their own money. Theirs alone until they share it."""

    data_category = "finance"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    said = EncryptedJSONField()
    at = models.DateTimeField()  #: when it was last kept
    shared_at = models.DateTimeField(null=True)  #: since when the coach may read it

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory"], name="own_sheet_once")
        ]


class CostSheet(TenantModel):
    """What the employer entered about the cost of one employee. For the client alone."""

    data_category = "employer-costs"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    said = EncryptedJSONField()
    at = models.DateTimeField()
    by = models.TextField()  #: who of the client kept it last

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory"], name="cost_sheet_once")
        ]
