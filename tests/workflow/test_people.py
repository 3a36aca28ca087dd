"""People and roles; and a name that is erased without breaking a chain."""

import pytest

from assessor.access import EVERYWHERE, LOCAL, Grant, NotAllowedError
from assessor.store.chains import all_faults
from assessor.workflow import answering, people, promising, reviewing
from assessor.workflow.desk import Desk, RefusedError
from questionnaires.response import Answer, Unknown
from tests.workflow.kit import (
    ADMIN,
    BAD,
    FAIR,
    GOOD,
    LEAD,
    LEGAL,
    answered,
    known,
    lifting,
    person,
    sent,
)

NAME = "Ines Marín"


def faults_of(desk: Desk) -> list[object]:
    """Every place in the store where a chain does not hold."""
    with desk.database.reading() as connection:
        return list(all_faults(connection))


def bodies(desk: Desk) -> str:
    """Everything that all chains say."""
    from assessor.store import chains

    with desk.database.reading() as connection:
        return "\n".join(
            event.body
            for stream, _ in chains.streams(connection)
            for event in chains.events_of(connection, stream)
        )


def test_the_first_who_signs_in_becomes_the_admin_and_no_other(desk: Desk) -> None:
    """Somebody must be able to give roles; everybody else is given theirs."""
    first = people.welcome(desk, "issuer|1", "a@example.org", "Ana")
    second = people.welcome(desk, "issuer|2", "b@example.org", "Bo")

    assert frozenset({Grant("admin")}) == first.grants
    assert frozenset() == second.grants
    assert [] == faults_of(desk)


def test_signing_in_again_is_the_same_person(desk: Desk) -> None:
    """A reference stays with whoever signs in as that subject."""
    first = people.welcome(desk, "issuer|1", "a@example.org", "Ana")

    assert first == people.welcome(desk, "issuer|1", "a@example.org", "Ana")


def test_who_was_entered_by_address_keeps_the_roles_given_then(desk: Desk) -> None:
    """Whatever the letters of the address are like, the first sign-in finds them."""
    entered = people.enter(desk, ADMIN, "Bo", "Bo@Example.org", [Grant("legal", "society")])

    arrived = people.welcome(desk, "issuer|2", "bo@example.ORG", "Bo the lawyer")

    assert entered.ref == arrived.ref
    assert frozenset({Grant("legal", "society")}) == arrived.grants


@pytest.mark.parametrize("address", ["", "nobody", "a b@example.org"])
def test_what_is_no_address_is_refused(desk: Desk, address: str) -> None:
    """Nobody could ever sign in by it."""
    with pytest.raises(RefusedError):
        people.enter(desk, ADMIN, "Bo", address, [])


def test_nobody_is_entered_twice(desk: Desk) -> None:
    """One address is one person."""
    people.enter(desk, ADMIN, "Bo", "bo@example.org", [])

    with pytest.raises(RefusedError, match="here already"):
        people.enter(desk, ADMIN, "Another Bo", "BO@example.org", [])


def test_roles_are_given_and_taken_and_both_are_written_down(desk: Desk) -> None:
    """Giving twice is giving once; the register says who gave what to whom."""
    bo = people.enter(desk, ADMIN, "Bo", "bo@example.org", [])
    role = Grant("legal", "society")

    people.grant(desk, ADMIN, bo.ref, role)
    people.grant(desk, ADMIN, bo.ref, role)
    given = people.known(desk, bo.ref).grants
    people.revoke(desk, ADMIN, bo.ref, role)
    people.revoke(desk, ADMIN, bo.ref, role)

    assert frozenset({role}) == given
    assert frozenset() == people.known(desk, bo.ref).grants
    kinds = [event.body for event in people.register_of(desk, ADMIN)]
    assert 1 == sum('"granted"' in body for body in kinds)
    assert 1 == sum('"revoked"' in body for body in kinds)


def test_a_role_for_nobody_is_refused(desk: Desk) -> None:
    """A mistyped reference gives no role to no one."""
    with pytest.raises(RefusedError, match="nobody of that name"):
        people.grant(desk, ADMIN, "p_nobody", Grant("legal"))


def test_the_last_admin_stays(desk: Desk) -> None:
    """Neither taking the role nor erasing the name leaves nobody to give roles."""
    admin = people.welcome(desk, "issuer|1", "a@example.org", "Ana")

    with pytest.raises(RefusedError, match="last admin"):
        people.revoke(desk, admin, admin.ref, Grant("admin"))
    with pytest.raises(RefusedError, match="last admin"):
        people.erase(desk, admin, admin.ref)


def test_an_admin_of_one_organisation_manages_nobody(desk: Desk) -> None:
    """People belong to the whole store, so their roles do too."""
    half = person("half", "admin", organisation="society")

    with pytest.raises(NotAllowedError):
        people.everybody(desk, half)
    with pytest.raises(NotAllowedError):
        people.grant(desk, half, LEAD.ref, Grant("admin", EVERYWHERE))


def test_the_local_person_is_named_for_signatures(desk: Desk) -> None:
    """Once said, the name stands behind the local reference, and can be said anew."""
    assert "" == people.local(desk).name

    people.name_local(desk, "  Amina   Diallo ")
    people.name_local(desk, "Amina D.")

    assert "Amina D." == people.local(desk).name
    assert "Amina D." == desk.names().name(LOCAL)


def test_a_language_is_kept_with_its_reader(desk: Desk) -> None:
    """Nobody needs a role to read in their own; it is theirs alone, in no chain, and can change."""
    bo = people.welcome(desk, "issuer|1", "b@example.org", "Bo")
    cy = people.welcome(desk, "issuer|2", "c@example.org", "Cy")

    people.read_in(desk, bo, "ar")
    people.read_in(desk, bo, "fr")

    again = people.welcome(desk, "issuer|1", "b@example.org", "Bo")
    assert "fr" == people.language_of(desk, again)
    assert people.language_of(desk, cy) is None
    assert '"fr"' not in bodies(desk)
    assert [] == faults_of(desk)


def test_a_language_that_is_not_there_is_not_kept(desk: Desk) -> None:
    """Whatever is sent, only a language that has its files here is written down."""
    bo = people.welcome(desk, "issuer|1", "b@example.org", "Bo")

    with pytest.raises(RefusedError, match="no language 'tlh'"):
        people.read_in(desk, bo, "tlh")

    assert people.language_of(desk, bo) is None


def test_a_language_is_erased_with_its_name(desk: Desk) -> None:
    """It says something about a person, so it goes when their name goes."""
    bo = person("Bo Ek", "legal")
    known(desk, LEAD, bo)
    people.read_in(desk, bo, "es")

    people.erase(desk, ADMIN, bo.ref)

    assert people.language_of(desk, bo) is None


def test_erasing_a_name_keeps_the_chain(desk: Desk) -> None:
    """Nobody can read the name any more, wherever it stood; every chain still holds."""
    ines = person(NAME, "legal")._replace(ref="p_ines")
    known(desk, LEAD, ines)
    record = sent(desk, BAD)
    by_name = Answer(unknown=Unknown(who=NAME, note=f"{NAME.upper()} asks; see {NAME}@example.org"))
    answering.answer(desk, LEAD, record.id, "many", by_name, 0)
    reviewing.remark(desk, ines, record.id, f"Signed, {NAME}.")
    promising.lift(desk, ines, record.id, lifting(desk.record(LEAD, record.id)))

    places = people.erase(desk, ADMIN, "p_ines")

    after = desk.record(LEAD, record.id)
    assert 2 == places
    assert [] == faults_of(desk)
    assert "marín" not in bodies(desk).lower()
    assert "Somebody whose name was erased" == after.said[0].remark.by
    assert f"Signed, {people.ERASED_NAME}." == after.said[0].remark.text
    assert "Somebody whose name was erased" == after.assessment.commitments.lifted[0].by
    assert NAME not in str(after)
    assert people.known(desk, "p_ines").grants == frozenset()


def test_names_are_erased_one_after_the_other(desk: Desk) -> None:
    """A second erasure in the same chain vouches for the first as well."""
    ana, bo = person("Ana Lim", "legal"), person("Bo Ek", "legal")
    known(desk, LEAD, ana, bo)
    record = sent(desk)
    reviewing.remark(desk, LEGAL, record.id, "Ask Ana Lim, then Bo Ek.")

    people.erase(desk, ADMIN, ana.ref)
    people.erase(desk, ADMIN, bo.ref)

    erased = people.ERASED_NAME
    assert f"Ask {erased}, then {erased}." == desk.record(LEAD, record.id).said[0].remark.text
    assert [] == faults_of(desk)


@pytest.mark.parametrize("name", ["good", "value", "one", "An", "document"])
def test_a_name_that_is_also_a_word_breaks_nothing(desk: Desk, name: str) -> None:
    """Codes and keys are no names, and no part of another word is one."""
    somebody = person(name, "legal")._replace(ref="p_somebody")
    known(desk, LEAD, somebody)
    record = answered(desk, GOOD)
    reviewing.remark(desk, LEGAL, record.id, f"An answer, says {name}. Another.")
    answers = desk.record(LEAD, record.id).assessment.answers

    people.erase(desk, ADMIN, somebody.ref)

    after = desk.record(LEAD, record.id)
    assert answers == after.assessment.answers
    assert after.said[0].remark.text.endswith(f"says {people.ERASED_NAME}. Another.")
    assert [] == faults_of(desk)


def test_whoever_is_erased_may_come_back_as_somebody_new(desk: Desk) -> None:
    """Nothing ties a later sign-in to what was erased."""
    people.welcome(desk, "issuer|1", "a@example.org", "Ana")
    bo = people.welcome(desk, "issuer|2", "b@example.org", "Bo")

    people.erase(desk, ADMIN, bo.ref)
    again = people.welcome(desk, "issuer|2", "b@example.org", "Bo")

    assert bo.ref != again.ref
    with pytest.raises(RefusedError, match="nobody of that name"):
        people.erase(desk, ADMIN, bo.ref)


def test_a_fair_answer_survives_an_erasure_with_its_proof(desk: Desk) -> None:
    """Names are taken from texts inside an answer, and the answer stays."""
    bo = person("Bo Ek", "lead")
    known(desk, LEAD, bo)
    said = FAIR.model_copy(update={"comment": "Bo Ek told us."})
    record = answered(desk, said)

    people.erase(desk, ADMIN, bo.ref)

    after = desk.record(LEAD, record.id).assessment.answers["one"]
    assert ("fair", FAIR.backing) == (after.value, after.backing)
    assert f"{people.ERASED_NAME} told us." == after.comment
