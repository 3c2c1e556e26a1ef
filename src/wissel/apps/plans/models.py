"""Tables of the plans app. Private: other apps go through its service."""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField
from wissel.infra.tenancy import TenantModel


class Draft(TenantModel):
    """A profile on the table: what employee and coach wrote since the last version was fixed.

    ``revisions`` counts the saves of each piece, so that two who write at once do not overwrite
    each other; ``by`` in it is the page that saved last.
    """

    data_category = "person-profile"  #: each kind is asked under its own
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    kind = models.CharField(max_length=20)
    said = EncryptedJSONField()
    revisions = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "kind"], name="profile_draft_once"
            )
        ]


class Version(TenantModel):
    """A profile as it was fixed, with what it was made from. Never edited."""

    data_category = "person-profile"  #: each kind is asked under its own
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "kind", "number"], name="profile_version_once"
            )
        ]


class FunctionTest(TenantModel):
    """A test of one function, with the versions it was made from. Never edited."""

    data_category = "search-profile"
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    number = models.PositiveIntegerField()  #: counts the tests
    at = models.DateTimeField()
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "number"], name="function_test_once"
            )
        ]
