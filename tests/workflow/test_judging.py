"""What asks and what judges: kept whole, and found again by whoever needs it."""

import pytest

from assessor import shipped
from assessor.access import NotAllowedError
from assessor.fingerprint import sha256
from assessor.workflow import beginning, judging
from assessor.workflow.desk import Desk
from questionnaires.response import QuestionnaireRef
from tests.workflow.kit import LEAD, LEGAL, ME, ORGANISATION, PLATFORM, begun, ours


def test_the_shipped_pair_comes_first(desk: Desk) -> None:
    """It is there before anybody has kept anything, and is not there twice once it is used."""
    beginning.start(desk, ME, PLATFORM, ORGANISATION)

    (first,) = judging.pairs(desk)

    assert shipped.both() == first.judges
    assert first.shipped


def test_a_pair_of_ones_own_is_kept(desk: Desk) -> None:
    """It is found again by others, whole, beside the shipped one; keeping it twice keeps one."""
    for _ in range(2):
        judging.keep(desk, LEAD, *ours())

    first, own = judging.pairs(Desk(desk.database, desk.settings))

    assert first.shipped
    assert not own.shipped
    assert ours() == own.judges
    assert (sha256(ours().questionnaire), sha256(ours().policy)) == own.key


def test_every_digit_of_a_policy_is_kept(desk: Desk) -> None:
    """A shipped policy whose numbers have fractions is read back from the store as it was."""
    asked, policy = shipped.both()
    other = policy.model_copy(update={"version": "1.0-ours"})
    record = beginning.start(desk, ME, PLATFORM, ORGANISATION, (asked, other))

    case = Desk(desk.database, desk.settings).case(record)

    assert (asked, other) == (case.questionnaire, case.policy)
    assert sha256(other) == sha256(case.policy)


def test_a_policy_is_paired_only_with_what_it_judges(desk: Desk) -> None:
    """Ours and the shipped one make no mixed pairs, and what is not sound is not offered."""
    judging.keep(desk, ME, *ours())
    beginning.start(desk, ME, PLATFORM, ORGANISATION)
    begun(desk)  # a knock-out of the kit's policy can be gone round

    found = [(one.judges.questionnaire.id, one.judges.policy.id) for one in judging.pairs(desk)]

    assert [("social_platform", "social_platform"), ("ours", "ours")] == found


def test_answers_find_the_questionnaire_that_they_name(desk: Desk) -> None:
    """Where it is kept; where it is not, the shipped one tells what is wrong."""
    judging.keep(desk, ME, *ours())

    assert ours() == judging.for_answers(desk, QuestionnaireRef(id="ours", version="1"))
    assert shipped.both() == judging.for_answers(desk, QuestionnaireRef(id="ours", version="2"))
    assert shipped.both() == judging.for_answers(desk, None)


def test_only_who_leads_may_keep_one(desk: Desk) -> None:
    """A questionnaire of one's own is refused at the service, whatever a page may show."""
    with pytest.raises(NotAllowedError, match="Lead"):
        judging.keep(desk, LEGAL, *ours())

    assert 1 == len(judging.pairs(desk))
