"""Tables of the trajectories app. Private: other apps go through its service.

They hold what happened, never a deadline as truth: :class:`DueDate` is a cache for lists, and
``wissel check`` recomputes it.
"""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField, EncryptedTextField
from wissel.infra.tenancy import TenantModel


class Employee(TenantModel):
    """The person a trajectory is about."""

    data_category = "identity"
    retention = "dossier"

    name = models.CharField(max_length=200)
    date_of_birth = EncryptedTextField(blank=True, default="")  #: ISO date
    email = models.EmailField(blank=True)
    phone = EncryptedTextField(blank=True, default="")
    user = models.ForeignKey("bureaus.User", on_delete=models.PROTECT, null=True, related_name="+")
    user_id: UUID | None

    class Meta(TenantModel.Meta):
        indexes = [
            models.Index(fields=["bureau", "name"], name="employee_name"),
            models.Index(fields=["bureau", "user"], name="employee_user"),
        ]


class Employment(TenantModel):
    """An employment of an employee with a client."""

    data_category = "employment"
    retention = "dossier"

    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="employments")
    client = models.ForeignKey("bureaus.Client", on_delete=models.PROTECT, related_name="+")
    client_id: UUID
    function = models.CharField(max_length=200, blank=True)
    hours_per_week = models.DecimalField(max_digits=4, decimal_places=2, null=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    own_risk_zw = models.BooleanField(default=False)
    own_risk_wga = models.BooleanField(default=False)
    several_employers = models.BooleanField(default=False)


class Absence(TenantModel):
    """An absence of an employment, from its first sick day."""

    data_category = "milestones"
    retention = "dossier"

    employment = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="absences")
    first_sick_day = models.DateField()
    recovered_on = models.DateField(null=True)


class AbsencePeriod(TenantModel):
    """A period within an absence: fit for the own work, or pregnancy and maternity leave.

    ``same_cause`` is the company doctor's judgement on leave, with its owner and day; ``None`` is
    unknown. Encrypted, since it speaks about health.
    """

    data_category = "milestones"
    retention = "dossier"

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="periods")
    absence_id: UUID
    kind = models.CharField(max_length=10)  #: ``healthy`` | ``pregnancy`` | ``maternity``
    first_day = models.DateField()
    last_day = models.DateField()
    same_cause = EncryptedJSONField(null=True)


class Trajectory(TenantModel):
    """A second-track trajectory of one employment and one absence."""

    data_category = "milestones"
    retention = "dossier"

    number = models.CharField(max_length=20)
    employment = models.ForeignKey(Employment, on_delete=models.PROTECT, related_name="+")
    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="+")
    absence_id: UUID
    coach = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )
    coach_id: UUID | None
    deputy = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )  #: acts when the coach is away; the coach themself is nobody
    deputy_id: UUID | None
    location = models.ForeignKey(
        "bureaus.Location", on_delete=models.PROTECT, null=True, related_name="+"
    )
    location_id: UUID | None
    travel_km = models.PositiveSmallIntegerField(null=True)  #: one way, in the employee's words
    travel_minutes = models.PositiveSmallIntegerField(null=True)  #: the same
    programme = models.CharField(max_length=50)
    programme_version = models.PositiveIntegerField()
    registered_on = models.DateField()
    closed_on = models.DateField(null=True)
    derived_on = models.DateField(null=True)  #: the day the caches were last brought up to date

    # Caches for lists, written by ``_derive`` and compared by ``wissel check``: days, never states.
    first_day = models.DateField(null=True)  #: of the waiting period
    last_day = models.DateField(null=True)  #: of the waiting period
    week_one = models.DateField(null=True)  #: week n is n weeks from here, the shift left out
    second_track_start = models.DateField(null=True)
    last_contact = models.DateField(null=True)  #: with the employee
    still_since = models.DateField(null=True)  #: the day of a signal that nothing was decided on
    unknown_from = models.DateField(null=True)  #: the first day of what the file does not know

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "number"], name="trajectory_number_once")
        ]
        indexes = [
            models.Index(fields=["bureau", "coach", "closed_on"], name="trajectory_coach"),
            # How many there are, and whose file says least for longest.
            models.Index(fields=["bureau", "closed_on", "unknown_from"], name="trajectory_open"),
        ]


class Party(TenantModel):
    """Somebody who takes part in a trajectory, with or without an account.

    Nobody is taken out: ``ended_on`` is the last day of taking part, and from then on the tie
    opens nothing.
    """

    data_category = "identity"
    retention = "dossier"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = EncryptedTextField(blank=True, default="")
    registration = models.CharField(max_length=100, blank=True)
    contact = models.ForeignKey(
        "bureaus.Contact", on_delete=models.PROTECT, null=True, related_name="+"
    )
    contact_id: UUID | None
    membership = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )
    membership_id: UUID | None
    ended_on = models.DateField(null=True)


class JournalEntry(TenantModel):
    """A row of the journal: append-only, hash-chained; the content is encrypted.

    The chain covers the digest: erasing content and salt (a right of the person) leaves it whole.
    """

    data_category = "activities"  #: each row names its own in ``category``
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="journal")
    trajectory_id: UUID
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=30)
    category = models.CharField(max_length=20)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    author = models.CharField(max_length=200)
    author_role = models.CharField(max_length=20)
    content = EncryptedJSONField()
    salt = EncryptedTextField()
    documents = models.JSONField(default=list)
    supersedes = models.UUIDField(null=True)
    settles = models.CharField(max_length=120, blank=True)
    digest = models.CharField(max_length=64)
    link = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "seq"], name="journal_seq_once"
            ),
            # Two corrections of one entry would leave two truths.
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "supersedes"], name="journal_superseded_once"
            ),
        ]
        indexes = [models.Index(fields=["bureau", "trajectory", "happened_on"], name="journal_day")]


class CapacityVersion(TenantModel):
    """What the employee can do, as its source wrote it; a change is a new version."""

    data_category = "capacity"
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="capacity")
    version = models.PositiveIntegerField()
    valid_from = models.DateField()
    recorded_at = models.DateTimeField()
    content = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "version"], name="capacity_version_once"
            )
        ]


class Consent(TenantModel):
    """A consent for one kind of data and one receiver; withdrawing it is a date, not a removal."""

    data_category = "consents"
    retention = "dossier"

    trajectory = models.ForeignKey(Trajectory, on_delete=models.PROTECT, related_name="consents")
    category = models.CharField(max_length=20)
    receiver = models.CharField(max_length=20)
    purpose = models.CharField(max_length=300)
    text_version = models.CharField(max_length=20)
    choice = models.CharField(max_length=40, blank=True, default="")
    named = EncryptedTextField(blank=True, default="")  #: the one company it holds for
    on_paper = models.DateField(null=True)  #: the day on the paper it was taken over from
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
