"""Tables of the bureaus app. Private: other apps go through its service."""

from typing import Any, ClassVar
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wissel.core.access import Role
from wissel.infra.fields import EncryptedTextField
from wissel.infra.ids import uuid7
from wissel.infra.tenancy import AcrossBureausManager, TenantManager, TenantModel

ROLES = [(role.value, role.value) for role in Role]


class UserManager(BaseUserManager["User"]):
    """Finds users by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the user with this address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in. One person may work for several bureaus (:class:`Membership`)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    email = models.EmailField(_("E-mailadres"))
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, blank=True, default="")  #: empty: never chosen

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.name


class Installation(models.Model):
    """What holds for the whole database. ``demo`` is set once, when the demo is loaded."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    demo = models.BooleanField(default=False)


class Bureau(models.Model):
    """A re-integration bureau: the tenant. ``number_prefix`` begins its case numbers."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=200)
    number_prefix = models.CharField(max_length=6)
    last_number = models.PositiveIntegerField(default=0)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=100, blank=True)
    kvk = models.CharField(max_length=8, blank=True)  #: number in the Handelsregister
    vat_number = models.CharField(max_length=20, blank=True)
    #: the last part of the address of the form for whoever is no client yet; none: no form
    public_address = models.CharField(max_length=40, unique=True, null=True)
    public_prices = models.BooleanField(default=False)  #: whether that form says what it costs
    revision = models.PositiveIntegerField(default=1)
    #: the way of working of new trajectories; empty is the one the package names
    programme = models.CharField(max_length=50, blank=True, default="")
    #: the kinds of report that a second reader reads before they go out; ``all`` is every kind
    second_reader = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name


class Seal(TenantModel):
    """The key with which a bureau seals its papers. A new one takes over; older ones stay."""

    data_category = "order"
    retention = "dossier"
    append_only = True

    pkcs12 = EncryptedTextField()  #: base64, without a passphrase of its own
    subject = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_until = models.DateField()
    self_signed = models.BooleanField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)


class ProgrammeVersion(TenantModel):
    """A version of the bureau's own way of working, as it was written. A change is a new version.

    Those of the package lie in ``rules/programmes`` and have no row.
    """

    data_category = "milestones"
    retention = "dossier"
    append_only = True

    name = models.CharField(max_length=50)
    version = models.PositiveIntegerField()
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "name", "version"], name="programme_version_once"
            )
        ]


class Client(TenantModel):
    """An employer as the bureau's customer (*opdrachtgever*)."""

    data_category = "identity"
    retention = "dossier"

    name = models.CharField(max_length=200)
    kvk = models.CharField(max_length=8, blank=True)
    sector = models.CharField(max_length=100, blank=True, default="")
    address = models.CharField(max_length=200, blank=True, default="")  #: to visit
    postcode = models.CharField(max_length=10, blank=True, default="")
    place = models.CharField(max_length=100, blank=True, default="")
    post_address = models.CharField(max_length=300, blank=True, default="")  #: if another
    invoice_address = models.CharField(max_length=300, blank=True, default="")  #: if another
    invoice_email = models.EmailField(blank=True, default="")
    reference = models.CharField(max_length=100, blank=True, default="")  #: for purchases
    payer_name = models.CharField(max_length=200, blank=True, default="")  #: empty: the client
    payer_address = models.CharField(max_length=300, blank=True, default="")
    payer_email = models.EmailField(blank=True, default="")
    payer_reference = models.CharField(max_length=100, blank=True, default="")
    own_risk_wga = models.CharField(max_length=3, blank=True, default="")  #: empty: unknown
    own_risk_wga_since = models.DateField(null=True)
    own_risk_zw = models.CharField(max_length=3, blank=True, default="")  #: empty: unknown
    own_risk_zw_since = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint(fields=["bureau", "name"], name="client_name_once")]


class ClientChange(TenantModel):
    """One change of what is known of a client. ``changed``: by field, what it was and became."""

    data_category = "identity"
    retention = "dossier"
    append_only = True

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="changes")
    client_id: UUID
    revision = models.PositiveIntegerField()
    changed = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "client", "revision"], name="client_change_once"
            )
        ]


class ClientNote(TenantModel):
    """What was said in a talk with a client, such as the one before the start.

    ``once`` comes from the page that was filled in: sent twice, it is kept once.
    """

    data_category = "identity"
    retention = "dossier"
    append_only = True

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="notes")
    client_id: UUID
    once = models.UUIDField()
    happened_on = models.DateField()
    with_whom = models.CharField(max_length=200)
    text = EncryptedTextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "client", "once"], name="client_note_once")
        ]


class Membership(TenantModel):
    """What a user is in a bureau: staff, employee, or somebody of a client or a profession."""

    data_category = "identity"
    retention = "dossier"
    readable_by_its_user = True

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    user_id: UUID
    role = models.CharField(max_length=20, choices=ROLES)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, null=True, related_name="+")
    client_id: UUID | None
    active = models.BooleanField(default=True)
    registration = models.CharField(max_length=100, blank=True)
    phone = EncryptedTextField(blank=True, default="")

    objects: ClassVar[TenantManager[Any]] = TenantManager()
    across_bureaus: ClassVar[AcrossBureausManager[Any]] = AcrossBureausManager()

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "user", "role", "client"],
                name="membership_once",
                nulls_distinct=False,
            )
        ]


class Contact(TenantModel):
    """A person at a client: HR or case manager, or line manager. May have no account."""

    data_category = "identity"
    retention = "dossier"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="contacts")
    client_id: UUID
    name = models.CharField(max_length=200)
    function = models.CharField(max_length=100, blank=True)
    email = models.EmailField()
    phone = EncryptedTextField(blank=True, default="")
    role = models.CharField(max_length=20, choices=ROLES)
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                "bureau", "client", Lower("email"), "role", name="contact_email_once"
            )
        ]


class Invitation(TenantModel):
    """A link by which a person makes an account. Only the digest of its secret is kept."""

    data_category = "identity"
    retention = "registration"

    email = models.EmailField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=ROLES)
    client = models.ForeignKey(Client, on_delete=models.PROTECT, null=True, related_name="+")
    client_id: UUID | None
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.UUIDField(null=True)  #: the employee it is for, a key of the app above
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="+"
    )


class ClientAgreement(TenantModel):
    """What a client agreed instead of one number of the way of working (*maatwerkafspraak*).

    Exactly one of ``amount`` with ``unit``, and ``per``. Only its last day changes afterwards. With
    a ``trajectory`` it holds there alone, and goes before what was agreed for all.
    """

    data_category = "order"
    retention = "dossier"

    client = models.ForeignKey(Client, on_delete=models.PROTECT, related_name="agreements")
    client_id: UUID
    trajectory = models.UUIDField(null=True)  #: a key of the app above
    duty = models.CharField(max_length=50)
    amount = models.PositiveIntegerField(null=True)
    unit = models.CharField(max_length=15, blank=True)
    per = models.CharField(max_length=15, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    reason = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "client", "duty"], name="agreement_client")]


class Location(TenantModel):
    """A place where the bureau works (*vestiging*), under a trade name of its own or the bureau's.

    Never removed: files name it. ``closed_on`` is the day from which nothing new comes here.
    """

    data_category = "identity"
    retention = "dossier"

    name = models.CharField(max_length=100)
    label = models.CharField(max_length=100, blank=True)  #: trade name; empty is the bureau's name
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    place = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    closed_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta(TenantModel.Meta):
        constraints = [models.UniqueConstraint("bureau", Lower("name"), name="location_name_once")]


class MemberLocation(TenantModel):
    """Somebody of the bureau works at a location."""

    data_category = "identity"
    retention = "dossier"

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    membership_id: UUID
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="+")
    location_id: UUID

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["bureau", "membership", "location"], name="member_location_once"
            )
        ]


class CoachProfile(TenantModel):
    """What a coach is good at. The specialisms are read beside the names of employees."""

    data_category = "identity"
    retention = "dossier"

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    membership_id: UUID
    specialisms = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    since_year = models.PositiveSmallIntegerField(null=True)  #: works in this field since
    about = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=1)

    class Meta(TenantModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["bureau", "membership"], name="coach_profile_once")
        ]


class Certificate(TenantModel):
    """A recognition of a coach by a body of the profession, from one day until another."""

    data_category = "identity"
    retention = "dossier"

    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="+")
    membership_id: UUID
    body = models.CharField(max_length=60)
    number = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)  #: last day; none: it does not end
    points = models.PositiveSmallIntegerField(
        null=True
    )  #: of permanent education, as the body says
    warned_on = models.DateField(null=True)  #: the day the coach was mailed that it ends
    revision = models.PositiveIntegerField(default=1)

    class Meta(TenantModel.Meta):
        indexes = [models.Index(fields=["bureau", "membership"], name="certificate_member")]
