"""What one version says otherwise than another: pure, over two cases."""

from typing import Any

from assessor.casework import Case, Evaluated, evaluated
from assessor.i18n import ENGLISH
from assessor.telling.differences import Difference, counted_words, differences
from assessor.telling.versions import Version, stage_of, stage_words, versions
from assessor.workflow import answering, deciding, reviewing
from assessor.workflow.desk import Desk
from scoring.commitments import Commitments
from tests.web import kit
from tests.workflow.kit import DECIDER, FAIR, GOOD, LEAD, policy, sent, signing


def found(answers: dict[str, object], **more: Any) -> Evaluated:
    """A small case, evaluated."""
    case = kit.case(answers)
    assessment = case.assessment.model_copy(update=more)
    return evaluated(Case(assessment, case.questionnaire, policy()))


PROOF = {"kind": "document", "file": "route.pdf"}
BEFORE = found({"one": "bad", "steps": 4, "line": "Here"})
AFTER = found({"one": {"value": "good", "backing": PROOF}, "steps": 4})


def test_a_version_does_not_differ_from_itself() -> None:
    """Nothing is made up."""
    assert () == differences(BEFORE, BEFORE)
    assert "no answer, measure or exception" == counted_words((), ENGLISH)


def test_what_it_comes_to_stands_first_and_every_answer_after_it() -> None:
    """Verdict, total, area, coverage, then answers and proof, in the order asked."""
    assert (
        Difference("verdict", None, "What the answers point to", "NO-GO", "GO"),
        Difference("score", None, "Total", "25.0", "100.0"),
        Difference("score", "area", "The only area", "25.0", "100.0"),
        Difference("answer", "one", "What about one?", "Bad", "Good"),
        Difference("proof", "one", "What about one?", "no proof", "A document, route.pdf"),
        Difference("answer", "line", "What about line?", "Here", "no answer"),
    ) == differences(BEFORE, AFTER)


def test_looked_at_the_other_way_round_it_is_the_same_with_sides_changed() -> None:
    """Before and after are told apart by nothing but their order."""
    there, back = differences(BEFORE, AFTER), differences(AFTER, BEFORE)

    assert {one._replace(before=one.after, after=one.before) for one in there} == set(back)


def test_measures_exceptions_and_decisions_are_told() -> None:
    """What people promised, lifted and signed is part of what differs."""
    made = Commitments.model_validate(
        {
            "measures": [
                {"measure": "write", "state": "agreed", "owner": "Bo", "due": "2026-12-01"}
            ],
            "lifted": [
                {
                    "link_id": "one",
                    "answer": "bad",
                    "role": "legal",
                    "by": "Ana",
                    "day": "2026-11-01",
                    "reason": "We know why.",
                }
            ],
        }
    )
    after = found({"one": "bad", "steps": 4, "line": "Here"}, commitments=made)

    told = {one.kind: (one.title, one.before, one.after) for one in differences(BEFORE, after)}

    assert ("Write it down", "nothing agreed", "agreed: Bo, by 1 Dec 2026") == told["measure"]
    assert (
        "What about one?",
        "not lifted",
        "lifted as The legal adviser by Ana: We know why.",
    ) == told["exception"]


def test_counting_says_how_much_differs() -> None:
    """In words, one and many told apart, what is not there left out."""
    words = counted_words(differences(BEFORE, AFTER), ENGLISH)

    assert "2 answers and the proof of 1 answer" == words


def test_a_question_that_one_version_no_longer_asks_is_still_told() -> None:
    """A move to another questionnaire hides no answer."""
    more: dict[str, object] = {"link_id": "old", "type": "string", "text": "An old question?"}
    old = kit.case({"old": "Yes, once"}, more)
    before = evaluated(Case(old.assessment, old.questionnaire, policy()))

    assert Difference("answer", "old", "An old question?", "Yes, once", "no answer") in (
        differences(before, found({}))
    )


def test_versions_are_listed_with_how_far_each_got(desk: Desk) -> None:
    """A version sent and then signed is one version; a signed one is superseded by the next."""
    record = sent(desk, GOOD)
    signed = deciding.decide(desk, DECIDER, record.id, signing(desk, record))
    reviewing.reopen(desk, LEAD, record.id, "New facts.")
    later = answering.answer(desk, LEAD, record.id, "one", FAIR, record.seen("one")).record

    assert (
        Version(1, signed.head.number, signed.changed, DECIDER.ref, "superseded"),
        Version(2, later.head.number, later.changed, None, "draft", True),
    ) == versions(later, desk.today())
    assert [(1, "decided", True)] == [
        (one.number, one.stage, one.present) for one in versions(signed, desk.today())
    ]


def test_a_decision_is_due_on_its_review_day() -> None:
    """On that day and after it, and only once it is signed."""
    from datetime import date, timedelta

    day = date(2027, 1, 1)

    assert "due" == stage_of("decided", day, day)
    assert "decided" == stage_of("decided", day, day - timedelta(days=1))
    assert "draft" == stage_of("draft", day, day)
    assert "signed, due for review" == stage_words(ENGLISH, "due")
