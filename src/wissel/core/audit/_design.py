"""D. The design of the trajectory: questions 30 to 37."""

from collections.abc import Sequence
from datetime import date

from wissel.core.audit._dossier import Dossier, refs
from wissel.core.audit._found import Found, met, not_met, not_yet, silent, weak
from wissel.core.dates import local_day
from wissel.core.journal import Contact, Decision, DocumentKind, JournalEntry, OrderEvent
from wissel.core.planned import KeptPlan
from wissel.core.profile import profile_forms
from wissel.core.profiled import KeptProfile, ProfileKind, Verdict


def _before_design(dossier: Dossier, evidence: tuple[str, ...], term: str) -> Found:
    """Return what holds while there is no profile or plan: not due, a hole, or not known.

    A trajectory that came here on the way may have its profile elsewhere; one that ran here from
    the beginning has it here or not at all.
    """
    if dossier.start is None:
        return silent("no-second-track")
    last = dossier.start.happened_on + dossier.measure(term)
    if dossier.until <= last:
        return not_yet(last, *dossier.started, *evidence)
    if not dossier.is_covered:
        return silent("not-from-here", *dossier.started, *evidence)
    return not_met("hole", *dossier.started, *evidence, due=last)


def clarity(dossier: Dossier) -> Found:
    """30. Was there clarity on capacity and person before the plan was made?"""
    if not dossier.plans:
        return _before_design(dossier, (), "plan_days")
    first = dossier.plans[0]
    evidence = (*dossier.started, *_plan(first), *_made_from(dossier, first))
    if first.capacity is None:
        return weak("plan-without-capacity", *evidence, day=local_day(first.at))
    if first.person is None:
        return weak("plan-without-person", *evidence, day=local_day(first.at))
    return met("plan-grounded", *evidence, n=first.capacity)


def _plan(kept: KeptPlan) -> tuple[str, ...]:
    return (f"plan:{kept.number}",)


def _made_from(dossier: Dossier, kept: KeptPlan | KeptProfile) -> tuple[str, ...]:
    """Return the versions that something was made from, as far as the file holds them."""
    found = [f"capacity:{one.version}" for one in dossier.capacity if one.version == kept.capacity]
    people = dossier.profiles("person")
    found += [f"profile:person:{one.number}" for one in people if one.number == kept.person]
    return tuple(found)


def action_plan_adjusted(dossier: Dossier) -> Found:
    """31. Does the plan of action name the second track and its steps?"""
    if dossier.start is None:
        return silent("no-second-track")
    around = dossier.start.happened_on - dossier.measure("adjusted_before_days")
    found = [
        entry
        for entry in dossier.documents(DocumentKind.BIJSTELLING, DocumentKind.PLAN_VAN_AANPAK)
        if entry.happened_on >= around
    ]
    if found:
        return met("adjusted", *dossier.started, *refs(found), day=found[0].happened_on)
    return silent("not-adjusted", *dossier.started)


def guidance(dossier: Dossier) -> Found:
    """32. Was guidance engaged or paid for?"""
    orders = [
        entry
        for entry, said in dossier.of(OrderEvent)
        if said.event in ("signed", "accepted") and said.order in ("trajectory", "intake")
    ]
    if orders:
        signed = [entry for entry, said in dossier.of(OrderEvent) if said.event == "signed"]
        reason = "engaged" if orders[0] in signed else "accepted"
        return met(reason, *refs(orders), day=orders[0].happened_on)
    guided = [e for e, said in dossier.of(Contact) if e.author_role == "coach"]
    if guided:
        return met("guided", *refs(guided), day=guided[0].happened_on)
    return silent()


def _profile(dossier: Dossier, kind: ProfileKind) -> tuple[KeptProfile | None, tuple[str, ...]]:
    found = dossier.profiles(kind)
    return (found[-1] if found else None), tuple(f"profile:{kind}:{one.number}" for one in found)


def person_profile(dossier: Dossier) -> Found:
    """33. Is there a person profile that says what it must?"""
    newest, evidence = _profile(dossier, "person")
    if newest is None:
        return _before_design(dossier, evidence, "profile_days")
    evidence = (*dossier.started, *evidence, *_made_from(dossier, newest))
    form = profile_forms(newest.said.form).forms["person"]
    open_ = [b for b in form.blocks() if b.required and not newest.said.block(b.key).is_said]
    if open_:
        return weak("person-open", *evidence, what=open_[0].title, n=len(open_))
    return met("person-there", *evidence, n=newest.number, day=local_day(newest.at))


def search_profile(dossier: Dossier) -> Found:
    """34. Is there a search profile: several types of work, on today's market, with reasons?"""
    newest, evidence = _profile(dossier, "search")
    if newest is None:
        return _before_design(dossier, evidence, "profile_days")
    course = [entry for entry, one in dossier.of(Decision) if one.subject == "course"]
    evidence = (
        *dossier.started,
        *evidence,
        *_made_from(dossier, newest),
        *dossier.opinions,
        *refs(course),
    )
    said, day = newest.said, local_day(newest.at)
    least = profile_forms(said.form).measures["directions"].value
    if len(said.active) < least and not said.few_because.strip():
        return weak("few-directions", *evidence, n=len(said.active), least=least)
    if any(not one.because.strip() for one in said.active):
        return weak("no-reason", *evidence, day=day)
    if any(not one.market for one in said.active):
        return weak("no-market", *evidence, day=day)
    if (old := _older_than_capacity(dossier, newest, course)) is not None:
        return weak("older-than-capacity", *evidence, day=day, since=old)
    return met("search-there", *evidence, n=len(said.active), day=day)


def _older_than_capacity(
    dossier: Dossier, newest: KeptProfile, course: Sequence[JournalEntry]
) -> date | None:
    """Return the day of a newer opinion that neither the profile nor a decision followed."""
    made = next((one for one in dossier.capacity if one.version == newest.capacity), None)
    standing = [pair for pair in dossier.received if not pair[1].withdrawn]
    for entry, one in standing[-1:]:
        later = newest.capacity is None or one.version > newest.capacity
        changed = made is None or not one.says_the_same(made)
        over = entry.happened_on + dossier.measure("processed_days") < dossier.until
        decided = any(said.happened_on >= entry.happened_on for said in course)
        if later and changed and over and not decided:
            return entry.happened_on
    return None


def suitable_aim(dossier: Dossier) -> Found:
    """35. Is the aim suitable work, not a wish or schooling alone?"""
    newest, evidence = _profile(dossier, "search")
    if newest is None:
        return _before_design(dossier, evidence, "profile_days")
    evidence, active = (*dossier.started, *evidence), newest.said.active
    if not active:
        return weak("no-direction", *evidence, day=local_day(newest.at))
    if all(set(one.rests_on) == {"wish"} for one in active):
        return weak("only-a-wish", *evidence, day=local_day(newest.at))
    if all(one.needs_schooling for one in active):
        return weak("only-schooling", *evidence, day=local_day(newest.at))
    tests = [test for one in active if (test := newest.test(one.key)) is not None]
    if len(tests) == len(active) and all(test.verdict is Verdict.FITS_NOT for test in tests):
        return weak("nothing-fits", *evidence, day=local_day(newest.at))
    return met("suitable", *evidence, n=len(active))


def chain(dossier: Dossier) -> Found:
    """36. Do the activities close the gap between both profiles, in a chain with dates?"""
    if not dossier.plans:
        return _before_design(dossier, (), "plan_days")
    newest = dossier.plans[-1]
    evidence = (*dossier.started, *(f"plan:{one.number}" for one in dossier.plans))
    said = newest.said
    if not said.activities:
        return weak("no-activities", *evidence, n=newest.number)
    aims = {key for one in said.activities for key in one.gaps}
    open_ = [gap for gap in said.gaps if gap.key not in aims and not gap.left_because.strip()]
    if not said.gaps:
        return weak("no-gaps", *evidence, n=newest.number)
    if open_:
        return weak("gap-open", *evidence, n=len(open_), what=open_[0].text.rstrip("."))
    return met("chained", *evidence, n=len(said.activities))


def report_moments(dossier: Dossier) -> Found:
    """37. Does the plan say when is reported?"""
    if not dossier.plans:
        return _before_design(dossier, (), "plan_days")
    evidence = (*dossier.started, f"plan:{dossier.plans[-1].number}")
    if dossier.programme is None:
        return silent("no-programme", *evidence)
    if "rapportage" in dossier.programme.plan.parts:
        return met("moments", *evidence, n=dossier.plans[-1].number)
    return weak("no-moments", *evidence, n=dossier.plans[-1].number)


QUESTIONS = {
    30: clarity,
    31: action_plan_adjusted,
    32: guidance,
    33: person_profile,
    34: search_profile,
    35: suitable_aim,
    36: chain,
    37: report_moments,
}
