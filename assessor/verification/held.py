"""A report held against a store: whether it is what the store keeps, and of which moment.

A report from a store carries the audit trail up to the event that it knows of. Each event
is bound to all before it, so the hash of the last one says which moment the report is of,
and what was kept then is told anew from the store's own chain.
"""

from typing import NamedTuple

from assessor.access import Person
from assessor.casework import Case
from assessor.fingerprint import sha256
from assessor.i18n import ENGLISH, Language
from assessor.languages import codes
from assessor.languages import language as language_of
from assessor.telling.carried import carried as as_carried
from assessor.verification.carried import Carried
from assessor.verification.checks import Check
from assessor.workflow.desk import Desk, NotThereError
from assessor.workflow.record import Record


class Held(NamedTuple):
    """What the store says of a report. then: its assessment at the moment that it is of."""

    check: Check
    then: Record | None = None


def held(carried: Carried, desk: Desk, person: Person, language: Language = ENGLISH) -> Held:
    """Hold what a report carries against the store. language: in which it is answered.

    Raises:
        NotAllowedError: the person may not read the assessment there.
    """
    try:
        present = desk.record(person, _name(carried))
    except NotThereError:
        return Held(_not_stored(language))
    if not carried.trail:
        return Held(stored(carried.case, _case(desk, present, carried), language))
    last = carried.trail[-1]
    if not any(event.hash == last.hash for event in desk.chain(person, present.id)):
        return Held(_another_trail(language))
    then = desk.record_at(person, present.id, last.number)
    check = _kept_then(language, carried, _case(desk, then, carried), present.version)
    return Held(check, then)


def _name(carried: Carried) -> str:
    return carried.trail[-1].stream if carried.trail else carried.case.assessment.id or ""


def _case(desk: Desk, record: Record, carried: Carried) -> Case:
    """What the store keeps, told in the language of the report if it is known here."""
    code = carried.versions.language
    return as_carried(desk, record, language_of(code) if code in codes() else ENGLISH)


def _not_stored(language: Language) -> Check:
    """The answer where a store knows nothing of the assessment."""
    return Check("store", "unknown", language.text("The store has no assessment of this name."))


def _another_trail(language: Language) -> Check:
    """The answer where the store's chain has another history under the same name."""
    told = language.text("Its audit trail is not that of the assessment that the store keeps.")
    return Check("store", "fails", told)


def _kept_then(language: Language, carried: Carried, kept: Case, present: int) -> Check:
    """Whether a report carries what the store kept at the moment that its trail ends with.

    present: the version that the store is at now.
    """
    other = _other_parts(carried.case, kept)
    as_of = kept.assessment.as_of
    if as_of is not None and as_of != carried.versions.as_of:
        other = (*other, "as_of")
    if other:
        return _not_kept(language, other)
    if present > kept.assessment.version:
        return Check(
            "store",
            "holds",
            language.text(
                "What it carries is what the store keeps as version {there}. The present one is "
                "{here}.",
                there=kept.assessment.version,
                here=present,
            ),
        )
    return _kept(language)


def stored(case: Case, kept: Case, language: Language = ENGLISH) -> Check:
    """Whether a report without an audit trail carries what a store keeps under the same name."""
    here, there = case.assessment.version, kept.assessment.version
    other = _other_parts(case, kept)
    if not other:
        return _kept(language)
    if there > here:
        told = language.text(
            "The store has a later version of it: {there}, this is {here}.", there=there, here=here
        )
        return Check("store", "unknown", told)
    return _not_kept(language, other)


def _other_parts(case: Case, kept: Case) -> tuple[str, ...]:
    return tuple(
        part for part in case._fields if sha256(getattr(case, part)) != sha256(getattr(kept, part))
    )


def _kept(language: Language) -> Check:
    return Check("store", "holds", language.text("What it carries is what the store keeps."))


def _not_kept(language: Language, other: tuple[str, ...]) -> Check:
    return Check(
        "store", "fails", language.text("What it carries is not what the store keeps."), other
    )
