"""The review page and its forms: what each person is offered, and what becomes of it."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from assessor.access import Person
from assessor.workflow import answering, deciding, people, promising, reviewing
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from tests.web.drawn import chosen, drawn, form, offered, pressed, said, typed
from tests.web.kit import HOSTILE
from tests.workflow.kit import (
    BAD,
    COLLEAGUE,
    DECIDER,
    DPO,
    FAIR,
    GOOD,
    LEAD,
    LEGAL,
    ME,
    VIEWER,
    answered,
    known,
    lifted,
    lifting,
    sent,
    signing,
)

STEPS = {"Send for review", "Decide", "Advise", "Return", "Reopen"}
EVERYONE = (COLLEAGUE, LEAD, LEGAL, DPO, DECIDER, VIEWER)


def steps_of(page: AppTest) -> set[str]:
    """The steps of a review that a page offers."""
    return STEPS & set(offered(page))


@pytest.fixture
def record(page_desk: Desk) -> Record:
    """Something in review, among people who are known."""
    known(page_desk, *EVERYONE)
    return sent(page_desk, GOOD)


def again(desk: Desk, record: Record) -> Record:
    """The record as somebody else reads it who was not there."""
    return Desk(desk.database, desk.settings).record(LEAD, record.id)


@pytest.mark.parametrize(
    ("who", "draft", "review", "decided"),
    [
        (COLLEAGUE, set(), set(), set()),
        (LEAD, {"Send for review"}, set(), {"Reopen"}),
        (LEGAL, set(), {"Advise", "Return"}, set()),
        (DPO, set(), {"Advise"}, set()),
        (DECIDER, set(), {"Decide"}, {"Reopen"}),
        (VIEWER, set(), set(), set()),
    ],
)
def test_each_is_offered_what_they_may_do_now(
    page_desk: Desk, who: Person, draft: set[str], review: set[str], decided: set[str]
) -> None:
    """In a draft, in review and after the signature everybody sees their own steps only."""
    record = answered(page_desk, GOOD)
    found = [steps_of(drawn(record.id, "review", who))]
    record = reviewing.submit(page_desk, LEAD, record.id)
    found.append(steps_of(drawn(record.id, "review", who)))
    deciding.decide(page_desk, DECIDER, record.id, signing(page_desk, record))
    found.append(steps_of(drawn(record.id, "review", who)))

    assert [draft, review, decided] == found


def test_who_may_not_read_is_told_so(record: Record) -> None:
    """The page says whom to ask, and shows nothing of it."""
    stranger = Person("p_stranger", "Stranger", frozenset())

    page = drawn(record.id, "review", stranger)

    assert "You may not open this" in said(page)
    assert record.assessment.name not in said(page)


def test_legal_comments_on_an_answer_and_the_lead_replies(page_desk: Desk, record: Record) -> None:
    """The comment stands under the answer with name and role, the reply under the comment."""
    page = pressed(drawn(record.id, "review", LEGAL, question="one"), "Comment on A1")
    page = pressed(typed(page, "Your comment", "Are you sure?"), "Post")

    assert "Posted" in said(page)
    assert "legal (The legal adviser)" in said(page)
    assert ("one", record.seen("one")) == (
        again(page_desk, record).said[0].remark.link_id,
        again(page_desk, record).said[0].seen,
    )
    page = pressed(drawn(record.id, "review", LEAD, question="one"), "Reply to legal")
    page = pressed(typed(page, "Your reply", "Yes."), "Post")
    assert "Are you sure?" in said(page)
    assert "Yes." in said(page)


def test_a_comment_that_is_refused_keeps_its_text(page_desk: Desk, record: Record) -> None:
    """Nothing typed is lost when the role was taken away meanwhile."""
    page = pressed(drawn(record.id, "review", LEGAL, question="one"), "Comment on A1")

    page = pressed(typed(page, "Your comment", "   "), "Post")

    assert "The comment is empty" in said(page)
    assert ["   "] == [one.value for one in page.text_area]
    assert () == again(page_desk, record).said


def test_an_answer_that_changed_leaves_the_comment_with_the_one_read(
    page_desk: Desk, record: Record
) -> None:
    """Who wrote while a colleague answered sees both answers named."""
    page = pressed(drawn(record.id, "review", LEGAL, question="one"), "Comment on A1")
    answering.answer(page_desk, LEAD, record.id, "one", FAIR, record.seen("one"))

    page = pressed(typed(page, "Your comment", "Good it is."), "Post")

    assert record.seen("one") == again(page_desk, record).said[0].seen
    assert "On the answer: Good. The answer changed meanwhile, to: Fair" in said(page)
    assert "This comment stays with the one that was read." in said(page)


def test_the_question_that_a_link_names_stands_first(record: Record) -> None:
    """Who follows a link out of the report need not look for it."""
    page = drawn(record.id, "review", LEGAL, question="steps")

    part = next(one for one in page.get("button_group") if one.label == "Which questions")
    assert ["?asked"] == part.value if isinstance(part.value, list) else "?asked" == part.value
    assert "A5 What about steps?" in said(page)


def test_sending_says_as_which_version(page_desk: Desk) -> None:
    """The lead sends what stands, and reads when and as what."""
    record = answered(page_desk, GOOD)

    page = pressed(form("sending:_send", record.id, who=LEAD), "Send")

    assert "in_review" == again(page_desk, record).state
    assert "as version 1" in said(page)


def test_returning_and_advising_keep_what_was_typed_when_refused(
    page_desk: Desk, record: Record
) -> None:
    """Empty texts are refused in the dialog; what is typed then goes through."""
    page = pressed(form("sending:_give_back", record.id, who=LEGAL), "Return it")
    assert "The reason is empty" in said(page)
    words = "What should be done before it is sent again?"
    pressed(typed(page, words, "Show the contract."), "Return it")
    assert "returned" == again(page_desk, record).state

    reviewing.submit(page_desk, LEAD, record.id)
    page = typed(form("sending:_advise", record.id, who=DPO), "Your advice", "No contract.")
    pressed(page, "Send advice")
    assert ("advised", "dpo") == (
        again(page_desk, record).state,
        again(page_desk, record).said[-1].remark.role,
    )


def test_a_decider_signs(page_desk: Desk, record: Record) -> None:
    """Choice, reason, day: signed, locked, and said in one sentence."""
    page = form("signing:sign", record.head.number, record.id, who=DECIDER)
    page = chosen(page, "Your decision", "go")

    page = pressed(typed(page, "Why this decision?", "All is well."), "Sign")

    assert "which is now locked. Review by" in said(page)
    assert again(page_desk, record).locked


def test_a_refused_signature_keeps_every_word(page_desk: Desk, record: Record) -> None:
    """The dialog says why, and holds the choice and the text until they can be signed."""
    reviewing.advise(page_desk, LEGAL, record.id, "Better not.")
    page = form("signing:sign", 1_000, record.id, who=DECIDER)
    page = typed(chosen(page, "Your decision", "go"), "Why this decision?", "All is well.")

    page = pressed(page, "Sign")

    assert "Not signed; your text is safe. Advice was given" in said(page)
    assert "All is well." == page.text_area[0].value
    page = pressed(chosen(page, "This advice", "overrule"), "Sign")
    decision = again(page_desk, record).assessment.decision
    assert decision is not None
    assert ("All is well.", False) == (decision.rationale, decision.dpo_advice_accepted)


def test_a_signature_without_choice_is_refused(page_desk: Desk, record: Record) -> None:
    """Nothing is preselected, so nothing is signed by accident."""
    page = form("signing:sign", record.head.number, record.id, who=DECIDER)

    page = pressed(typed(page, "Why this decision?", "Well."), "Sign")

    assert "Choose a decision and a review date" in said(page)
    assert not again(page_desk, record).locked


def test_a_decision_that_departs_says_so_before_it_is_signed(record: Record) -> None:
    """Both what the answers point to and what was chosen are named."""
    page = form("signing:sign", record.head.number, record.id, who=DECIDER)

    page = chosen(page, "Your decision", "no_go")

    assert "The answers point to GO. You chose NO-GO. Say why. Both are printed" in said(page)


def test_a_standing_knock_out_is_told_before_anybody_signs(page_desk: Desk) -> None:
    """The dialog names the reason and who may lift it, and the signature is refused."""
    record = sent(page_desk, BAD)
    page = form("signing:sign", record.head.number, record.id, who=DECIDER)
    told = said(page)

    page = typed(chosen(page, "Your decision", "go"), "Why this decision?", "Still.")

    assert "A knock-out stands: Bad is bad. It may be lifted by: The legal adviser." in told
    assert "Lifting and signing need two people." in said(pressed(page, "Sign"))


def test_a_lone_local_person_is_asked_for_a_name_and_told_what_it_is_worth(
    page_desk: Desk,
) -> None:
    """The first signature asks for the name, keeps it, and says that it proves no identity."""
    record = sent(page_desk, GOOD, ME)
    page = form("signing:sign", record.head.number, record.id)
    assert "this is a lone local signature" in said(page)
    page = typed(chosen(page, "Your decision", "go"), "Why this decision?", "Well.")
    page = pressed(page, "Sign")
    assert "Say what you are called first" in said(page)

    pressed(typed(page, "What are you called?", "Amina"), "Sign")

    decision = again(page_desk, record).assessment.decision
    assert decision is not None
    assert [("Amina", None)] == [(one.name, one.account) for one in decision.signatures]
    assert "Amina" == people.local(page_desk).name


def test_legal_lifts_and_takes_it_back(page_desk: Desk) -> None:
    """Who may lift is offered it; the exception shows its reason and can be taken back."""
    known(page_desk, *EVERYONE)
    record = sent(page_desk, BAD)
    place = drawn(record.id, "review", LEGAL, view="conditions")
    assert "Lift it as The legal adviser" in offered(place)
    assert "Lift it as The legal adviser" not in offered(
        drawn(record.id, "review", LEAD, view="conditions")
    )

    page = form("exceptions:_lift", record.id, "one", "legal", record.seen("one"), who=LEGAL)
    pressed(typed(page, "Why is the exception justified?", "We know why."), "Lift it")

    assert 1 == len(again(page_desk, record).assessment.commitments.lifted)
    page = drawn(record.id, "review", LEGAL, view="conditions")
    assert "Lifted by legal: We know why." in said(page)
    pressed(page, "Take the exception back")
    assert () == again(page_desk, record).assessment.commitments.lifted


def test_measures_are_agreed_and_met(page_desk: Desk) -> None:
    """The lead says who and when; legal says that the proof was seen."""
    known(page_desk, *EVERYONE)
    record = sent(page_desk, FAIR)
    assert "Called for: it needs an owner and a date." in said(
        drawn(record.id, "review", LEAD, view="conditions")
    )
    page = typed(form("measures:_agree", record.id, "write", who=LEAD), "Who sees to it?", "Bo")
    page = pressed(page, "Save")
    assert "Not saved; your text is safe. Choose a day." in said(page)
    page.date_input[0].set_value(date(2199, 1, 1))
    pressed(page, "Save")
    assert "Agreed: Bo, by 1 Jan 2199." in said(drawn(record.id, "review", LEAD, view="conditions"))

    words = "What proves it, and where can it be seen?"
    page = form("measures:_meet", record.id, "write", who=LEGAL)
    pressed(typed(page, words, "Page 3"), "Save")

    made = promising.promised(again(page_desk, record), "write")
    assert made is not None
    assert ("met", "legal", "Page 3") == (made.state, made.seen_by, made.proof)
    pressed(form("measures:_withdraw", record.id, "write", who=LEAD), "Take back")
    assert promising.promised(again(page_desk, record), "write") is None


def test_reopening_keeps_the_old_version_and_shows_what_differs(
    page_desk: Desk, record: Record
) -> None:
    """After reopening, the versions stand side by side with their differences in words."""
    deciding.decide(page_desk, DECIDER, record.id, signing(page_desk, record))
    page = form("sending:_reopen", record.id, who=LEAD)
    page = pressed(typed(page, "Why is it reopened?", "New facts."), "Reopen it")
    assert "as version 2. Version 1 is kept as it was signed." in said(page)
    answering.answer(page_desk, LEAD, record.id, "one", BAD, record.seen("one"))

    page = drawn(record.id, "review", LEAD, version="1")

    told = said(page)
    assert "Version 1: signed, superseded" in told
    assert "Version 2 differs from version 1 in 1 answer." in told
    assert "The answers pointed to GO; they now point to NO-GO." in told
    assert "Look at version 1" in offered(page)


def test_what_was_signed_is_shown_with_its_reason(page_desk: Desk, record: Record) -> None:
    """Everybody who may read sees who decided what, and why."""
    deciding.decide(page_desk, DECIDER, record.id, signing(page_desk, record, "no_go"))

    page = drawn(record.id, "review", VIEWER)

    assert "Signed: NO-GO by decider. The answers show it." in said(page)


def test_hostile_words_stay_words(page_desk: Desk, record: Record) -> None:
    """Nothing that somebody typed becomes an element of the page."""
    reviewing.remark(page_desk, LEGAL, record.id, HOSTILE)
    reviewing.remark(page_desk, LEGAL, record.id, HOSTILE, "one", record.seen("one"))
    number = again(page_desk, record).said[0].number
    reviewing.reply(page_desk, LEAD, record.id, number, HOSTILE)

    page = drawn(record.id, "review", LEAD, question="one")

    written = " ".join(element.proto.body for element in page.get("html"))
    assert "<b>h</b>" not in written
    assert 3 == written.count("&lt;b&gt;h&lt;/b&gt;")


def test_a_lifted_knock_out_is_not_offered_twice(page_desk: Desk) -> None:
    """Once lifted there is nothing to lift; another legal adviser cannot take it back."""
    record = lifted(page_desk)
    other = Person("p_other", "Other", LEGAL.grants)

    page = drawn(record.id, "review", other, view="conditions")

    assert not {"Lift it as The legal adviser", "Take the exception back"} & set(offered(page))
    with pytest.raises(Exception, match="Only whoever lifted it"):
        promising.withdraw_lifting(page_desk, other, record.id, "one", "legal")
    assert lifting(record).link_id in {one for one, _ in record.lifters}
