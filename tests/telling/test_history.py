"""The history of an assessment in words, and what its file and report carry of it."""

import pytest

from assessor.access import local_person
from assessor.assessment import Outcome
from assessor.casework import evaluated
from assessor.exchange.file import Ending, written
from assessor.report.compile import compiled
from assessor.telling.carried import carried
from assessor.telling.history import history, milestones
from assessor.workflow import answering, deciding, filing, moving, people, promising, reviewing
from assessor.workflow.desk import Desk, Judges
from assessor.workflow.events import EVENTS, Described, Noted
from assessor.workflow.record import Record
from questionnaires.response import Answer, Unknown
from tests.web import kit
from tests.workflow.kit import (
    ADMIN,
    BAD,
    COLLEAGUE,
    DECIDER,
    FAIR,
    GOOD,
    LEAD,
    LEGAL,
    SIGNED_COPY,
    answered,
    known,
    lifting,
    person,
    sent,
    signing,
)


def whole_life(desk: Desk) -> Record:
    """An assessment to which everything happens that can."""
    erased = person("Bo Ek", "viewer")
    known(desk, LEAD, COLLEAGUE, LEGAL, DECIDER, erased)
    record = answered(desk, BAD)
    one = record.id
    answering.answer(desk, COLLEAGUE, one, "one", FAIR, 0)
    answering.settle(desk, LEAD, one, "one", use_aside=False)
    answering.attach(desk, LEAD, one, "one", "proof.pdf", b"%PDF-1.7 proof")
    answering.answer(desk, LEAD, one, "line", Answer(unknown=Unknown(who="Bo Ek")), 0)
    answering.answer(desk, LEAD, one, "line", None, desk.record(LEAD, one).seen("line"))
    reviewing.describe(desk, LEAD, one, Described(title="A title", judged_today=True))
    record = reviewing.submit(desk, LEAD, one)
    record = reviewing.remark(desk, LEGAL, one, "Why?", "one", record.seen("one"))
    reviewing.reply(desk, LEAD, one, record.said[-1].number, "Because.")
    reviewing.give_back(desk, LEGAL, one, "Say more.")
    promising.lift(desk, LEGAL, one, lifting(desk.record(LEAD, one)))
    promising.withdraw_lifting(desk, LEGAL, one, "one", "legal")
    promising.agree(desk, LEAD, one, "write", "Bo", desk.today())
    promising.withdraw(desk, LEAD, one, "write")
    promising.meet(desk, LEGAL, one, "write", "Page 3")
    answering.answer(desk, LEAD, one, "one", GOOD, desk.record(LEAD, one).seen("one"))
    moving.move(desk, LEAD, one, Judges(kit.questionnaire(), kit.policy()))
    reviewing.submit(desk, LEAD, one)
    record = reviewing.advise(desk, LEGAL, one, "With care.")
    deciding.decide(desk, DECIDER, one, signing(desk, record, dpo_advice_accepted=True))
    filing.keep(desk, LEGAL, one, SIGNED_COPY)
    reviewing.reopen(desk, LEAD, one, "New facts.")
    outcome = Outcome(channel="Platform", measure="Followers", value=3, unit="people")
    reviewing.measure_outcome(desk, LEAD, one, outcome)
    people.erase(desk, ADMIN, erased.ref)
    return desk.record(LEAD, one)


def told(desk: Desk, record: Record) -> list[str]:
    """The history as `who: what`."""
    lines = history(desk.events(record), desk.case(record), desk.names())
    return [f"{line.who}: {line.said.what}" for line in lines]


def test_every_kind_of_event_has_a_sentence_of_its_own(desk: Desk) -> None:
    """Nothing that can happen to an assessment is told by its technical name."""
    record = whole_life(desk)

    lines = history(desk.events(record), desk.case(record), desk.names())

    kinds = {line.kind for line in lines}
    not_here = {Noted.kind, "confirmed"}
    assert set(EVENTS) - not_here == kinds
    assert not any("Did something" in line.said.what for line in lines)


def test_an_answer_is_told_with_what_it_was_before(desk: Desk) -> None:
    """From nothing, to a first answer, to another, to other proof, and back to nothing."""
    known(desk, LEAD)
    record = answered(desk, GOOD)
    for answer in (FAIR, FAIR.model_copy(update={"backing": None}), None):
        record = desk.record(LEAD, record.id)
        answering.answer(desk, LEAD, record.id, "one", answer, record.seen("one"))
    record = desk.record(LEAD, record.id)

    lines = history(desk.events(record), desk.case(record), desk.names())

    assert [
        ("Answered", None, "Good"),
        ("Changed the answer", "Good", "Fair"),
        ("Changed the proof", "A document, proof.pdf, seen 1 Nov 2026", "no proof"),
        ("Took the answer back", "Fair", "no answer"),
    ] == [tuple(line.said) for line in lines if line.link_id == "one"]


def test_the_milestones_are_what_a_file_carries(desk: Desk) -> None:
    """Days, names and words in order; answers and comments stand elsewhere."""
    record = whole_life(desk)

    case = carried(desk, record)

    assert [
        "Began the assessment",
        "Sent it for review",
        "Returned it: Say more.",
        "Lifted the knock-out as The legal adviser: We know why.",
        "Took the exception back: the knock-out stands again",
        "Agreed: write (Bo, by " + _day(desk) + ")",
        "Took back what was agreed: write",
        "Saw that it is done: write (proof: Page 3)",
        "Moved it to the questionnaire kit 1",
        "Sent it for review",
        "Advised as The legal adviser: With care.",
        "Signed GO: The answers show it.",
        "Handed in a signed copy of version 1, signed by Lea Légal as Legal",
        "Reopened it: New facts.",
        "Erased a name where it had been typed, in 1 entry",
    ] == [entry.what for entry in case.assessment.history]
    assert {desk.today()} == {entry.day for entry in case.assessment.history}
    assert "lead" == case.assessment.history[0].who


def _day(desk: Desk) -> str:
    from assessor.i18n import ENGLISH

    return ENGLISH.date(desk.today())


def test_remarks_go_along_with_the_answer_that_was_read(desk: Desk) -> None:
    """A file says what legal had before them, in words, with the reply."""
    record = whole_life(desk)

    [remark, returned, advice] = carried(desk, record).assessment.remarks

    assert ("remark", "Bad", ["Because."]) == (
        remark.kind,
        remark.answer,
        [reply.text for reply in remark.replies],
    )
    assert ["return", "advice"] == [returned.kind, advice.kind]


def test_what_is_carried_can_be_written_and_printed(desk: Desk) -> None:
    """The file and the report take the whole of it."""
    case = carried(desk, whole_life(desk))

    assert "Returned it: Say more." in written(case.assessment, Ending.YAML)
    assert compiled(evaluated(case, desk.today())).blocks


def test_an_earlier_version_carries_only_what_had_happened_by_then(desk: Desk) -> None:
    """What came later is not in the file of a version that was kept."""
    record = whole_life(desk)
    first = desk.record_at(LEAD, record.id, record.kept[0].number)

    assert ["Began the assessment", "Sent it for review"] == [
        entry.what for entry in carried(desk, first).assessment.history
    ]


def test_confirming_is_told(desk: Desk) -> None:
    """A proposal that somebody stands behind says which answer it was."""
    from assessor.access import LOCAL
    from assessor.assessment import Platform
    from assessor.shipped import both
    from assessor.workflow import beginning
    from tests.workflow.kit import ORGANISATION

    who = local_person("Amina")
    record = beginning.start(desk, who, Platform(name="TikTok", id="tiktok"), ORGANISATION, both())
    link_id, answer = next(iter(record.assessment.answers.items()))
    answering.confirm(desk, who, record.id, [link_id])
    record = desk.record(who, record.id)

    last = history(desk.events(record), desk.case(record), desk.names())[-1]

    assert ("Confirmed the proposed answer", LOCAL) == (last.said.what, last.by)
    assert last.said.after
    assert answer.value is not None


@pytest.mark.parametrize("text", [kit.HOSTILE])
def test_what_people_typed_is_told_as_it_was_typed(desk: Desk, text: str) -> None:
    """Words pass through unchanged; whoever shows them escapes them."""
    known(desk, LEGAL)
    record = reviewing.remark(desk, LEGAL, sent(desk).id, text)

    assert f"legal: Commented: {text}" == told(desk, record)[-1]


def test_milestones_are_counted_by_kind() -> None:
    """No line, no milestone."""
    assert () == milestones([])


def test_a_second_version_carries_what_changed_since_the_first(desk: Desk) -> None:
    """Answers in words, before and now; a first version carries nothing of the kind."""
    known(desk, LEAD, LEGAL)
    record = sent(desk)
    first = carried(desk, record).assessment
    reviewing.give_back(desk, LEGAL, record.id, "Say more.")
    record = desk.record(LEAD, record.id)
    answering.answer(desk, LEAD, record.id, "one", FAIR, record.seen("one"))
    since = carried(desk, desk.record(LEAD, record.id)).assessment.since

    assert first.since is None
    assert since is not None
    assert 1 == since.version
    assert [("answer", "one")] == [(one.kind, one.subject) for one in since.changes]
    assert since.changes[0].before != since.changes[0].now
