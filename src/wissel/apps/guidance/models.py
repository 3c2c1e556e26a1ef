"""Tables of the guidance app. Private: other apps go through its service."""

from uuid import UUID

from django.db import models

from wissel.infra.fields import EncryptedJSONField, EncryptedTextField
from wissel.infra.tenancy import TenantModel


class Appointment(TenantModel):
    """An appointment: the moments that were proposed, and the one that was agreed.

    How it went is the journal's business: ``entry`` is the first of its journal entries there.
    """

    data_category = "appointments"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    purpose = models.CharField(max_length=20, blank=True)
    medium = models.CharField(max_length=20)
    minutes = models.PositiveIntegerField()
    with_employee = models.BooleanField()
    with_employer = models.BooleanField()
    said = EncryptedJSONField()  #: the place, the link, and a line for those who come
    options = models.JSONField(default=list)  #: moments to choose from, in UTC
    begins_at = models.DateTimeField(null=True)  #: the agreed moment
    agreed_at = models.DateTimeField(null=True)  #: when that moment was agreed
    asked_at = models.DateTimeField(null=True)  #: somebody asked for another moment, unanswered
    ended_at = models.DateTimeField(null=True)  #: cancelled, or taken back before it was agreed
    sequence = models.PositiveIntegerField(default=0)  #: of the calendar file (RFC 5545 3.8.7.4)
    reminded_of = models.DateTimeField(null=True)  #: the agreed moment that was reminded of
    entry = models.UUIDField(null=True)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "begins_at"], name="appointment_moment")]


class AppointmentStep(TenantModel):
    """What somebody did with an appointment. The steps together are its history."""

    data_category = "appointments"
    retention = "dossier"
    append_only = True

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    what = models.CharField(max_length=20)
    begins_at = models.DateTimeField(null=True)  #: the moment agreed by it, or cancelled
    in_time = models.BooleanField(null=True)
    words = EncryptedTextField(blank=True, default="")

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "appointment", "number"], name="appointment_step_once"
            )
        ]


class AgendaPoint(TenantModel):
    """A point for the agenda of a talk. Whoever added it may take it back; then it is gone."""

    data_category = "appointments"
    retention = "dossier"

    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="points")
    number = models.PositiveIntegerField()  #: the order in which they were added
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    author = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )  #: unknown of a point that came with a trajectory file
    author_id: UUID | None
    said = EncryptedTextField()
    set_aside_at = models.DateTimeField(null=True)  #: the employee does not want to talk about it

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "appointment", "number"], name="agenda_point_once"
            )
        ]


class IntakeAnswers(TenantModel):
    """What the employee prepares for the intake, piece by piece, and what was given to the coach.

    ``said`` is the employee's own; the coach reads ``handed``, as it was on that day.
    """

    data_category = "intake-form"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    version = models.PositiveIntegerField()  #: of the form
    said = EncryptedJSONField(null=True)
    revisions = models.JSONField(default=dict)  #: how often each piece was saved
    kept_at = models.DateTimeField()
    handed = EncryptedJSONField(null=True)
    handed_at = models.DateTimeField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory"], name="intake_answers_once")
        ]


class ClickAnswer(TenantModel):
    """Whether it clicks with the coach, as the employee says; the newest one holds."""

    data_category = "click-check"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    at = models.DateTimeField()
    coach = models.ForeignKey(
        "bureaus.Membership", on_delete=models.PROTECT, null=True, related_name="+"
    )
    coach_id: UUID | None
    clicks = models.BooleanField()
    words = EncryptedTextField(blank=True, default="")  #: for the manager alone
    settled_at = models.DateTimeField(null=True)  #: another coach came, or it was talked over

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "settled_at", "clicks"], name="click_open")]


class Expectations(TenantModel):
    """What one side expects and offers, said at the start talk; the newest of a side holds."""

    data_category = "appointments"
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    side = models.CharField(max_length=10)
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "trajectory"], name="expectations_of")]


class ReportChoice(TenantModel):
    """Which answers the employee lets stand in the intake report; the newest choice holds.

    ``said`` holds for each question the digest of the answer as it read then: another answer was
    never chosen.
    """

    data_category = "intake-form"
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    number = models.PositiveIntegerField()  #: counts the choices
    at = models.DateTimeField()
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "number"], name="report_choice_once"
            )
        ]


class Introduction(TenantModel):
    """How the employee introduces themselves to whoever guides them; the newest one holds."""

    data_category = "intake-form"
    retention = "dossier"
    append_only = True

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    number = models.PositiveIntegerField()  #: counts the versions
    at = models.DateTimeField()
    said = EncryptedJSONField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "trajectory", "number"], name="introduction_once"
            )
        ]


class CheckIn(TenantModel):
    """What the employee said on a day of how things go. Theirs alone until they share it.

    ``said`` holds the words by statement; ``None``: taken away, and only its shares are kept.
    """

    data_category = "check-ins"
    retention = "dossier"

    trajectory = models.ForeignKey(
        "trajectories.Trajectory", on_delete=models.PROTECT, related_name="+"
    )
    trajectory_id: UUID
    day = models.DateField()
    at = models.DateTimeField()  #: when it was last said
    version = models.PositiveIntegerField()  #: of the statements
    said = EncryptedJSONField(null=True)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "trajectory", "day"], name="check_in_a_day")
        ]


class CheckInShare(TenantModel):
    """With whom the employee shares a check-in; the newest row of it holds."""

    data_category = "check-ins"
    retention = "dossier"
    append_only = True

    check_in = models.ForeignKey(CheckIn, on_delete=models.PROTECT, related_name="shares")
    check_in_id: UUID
    number = models.PositiveIntegerField()  #: counts the choices
    at = models.DateTimeField()
    coach = models.BooleanField()
    reports = models.BooleanField()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "check_in", "number"], name="check_in_share_once"
            )
        ]
