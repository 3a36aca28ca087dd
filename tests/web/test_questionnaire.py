"""Questionnaire: read it whole, bring one's own, and move an assessment to another."""

from collections.abc import Mapping
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assessor import shipped
from assessor.exchange.file import yaml_text
from assessor.i18n import ENGLISH
from assessor.web.instrument import Reader, area, verdicts
from assessor.web.visit import to
from assessor.workflow import answering, beginning, judging
from assessor.workflow.desk import Desk, Judges
from assessor.workflow.record import Record
from questionnaires.items import ChoiceItem
from questionnaires.model import Frozen
from questionnaires.response import Answer
from tests.web.kit import HOSTILE, SHOUT, policy, questionnaire
from tests.web.rooms import drawn, markup, said, went
from tests.web.stores import ME
from tests.workflow.kit import DROPPED, ORGANISATION, PLATFORM, newer, ours

ASKED, POLICY = shipped.both()


def read(view: str) -> AppTest:
    """One view of the questionnaire."""
    return drawn("questionnaire", view=view)


@pytest.mark.parametrize("name", [group.link_id for group in ASKED.areas])
def test_every_question_is_there_with_what_is_made_of_it(page_desk: Desk, name: str) -> None:
    """Its text, why it is asked, each knock-out with its reason, each measure that it calls for."""
    words = said(read(name))

    for question in (
        one for group in ASKED.areas if group.link_id == name for one in group.questions()
    ):
        assert " ".join(question.text.split()) in words
        assert " ".join((question.guidance_hint or "").split()) in words
        rule = POLICY.questions.get(question.link_id)
        for level in rule.levels if rule else ():
            if level.knock_out is not None:
                assert " ".join(level.knock_out.reason.split()) in words
            for measure in level.measures:
                assert " ".join(POLICY.measures[measure].what.split()) in words


def test_thresholds_stand_with_their_reasons(page_desk: Desk) -> None:
    """What a GO needs, where a NO-GO begins, each area's minimum, each measure, each reason."""
    words = said(read("decides"))

    assert POLICY.go_from is not None
    assert f"GO from {POLICY.go_from.value} of 100." in words
    reasons = [POLICY.go_from.reason, *(rule.weight.reason for rule in POLICY.areas.values())]
    for reason in filter(None, reasons):
        assert " ".join(reason.split()) in words
    for measure in POLICY.measures.values():
        assert " ".join(measure.what.split()) in words


def test_a_hostile_questionnaire_stays_text() -> None:
    """Nothing of it becomes an element of the page, and no address of it runs anything."""
    reader = Reader(Judges(questionnaire(SHOUT), policy()), ENGLISH)

    page = area(reader, reader.judges.questionnaire.areas[0]) + verdicts(reader)

    for trap in ("<b>h</b>", "<i>Somebody</i>", 'href="javascript'):
        assert trap not in page
    assert HOSTILE.split(" <b>", maxsplit=1)[0] in page


# One's own


def file(model: Frozen, **changes: object) -> bytes:
    """A model as a file of one's own."""
    data: Mapping[str, Any] = model.model_dump(mode="python", by_alias=True, exclude_defaults=True)
    return yaml_text({**data, **changes}).encode()


def handed_in(questionnaire: bytes | None = None, policy: bytes | None = None) -> AppTest:
    """The page with files of one's own chosen."""
    page = read("own")
    places = page.get("file_uploader")
    for place, content in zip(places, (questionnaire, policy), strict=True):
        if content is not None:
            place.upload("mine.yaml", content, "application/yaml")
    return page.run()


def buttons(page: AppTest) -> set[str]:
    """The keys of the buttons that are there."""
    return {str(button.key) for button in page.button}


def test_what_can_be_downloaded_can_be_handed_in_again(page_desk: Desk) -> None:
    """The shipped pair as single files is sound, and says the same as its many files."""
    page = handed_in(file(ASKED), file(POLICY))

    assert f"All is well: {len(ASKED.questions)} questions." in said(page)
    page.button(key="own-keep").click().run()
    assert [judging.in_use().key] == [pair.key for pair in judging.pairs(page_desk)]


def test_a_pair_of_ones_own_is_kept_and_started_with(page_desk: Desk) -> None:
    """After the check one click keeps it and leads to the start, with it chosen."""
    asked = file(ASKED, id="ours", version="1")
    judging_it = file(POLICY, id="ours", version="1", questionnaire="ours")

    page = handed_in(asked, judging_it).button(key="own-start").click().run()

    _, pair = judging.pairs(page_desk)
    assert ours() == pair.judges
    assert to("home") == went(page)
    assert pair.key == page.session_state["new-judges"]


def test_a_policy_alone_judges_the_questionnaire_on_show(page_desk: Desk) -> None:
    """Most teams change what answers are worth, not what is asked."""
    page = handed_in(policy=file(POLICY, version="1.0-ours"))
    page.button(key="own-keep").click().run()

    assert "Kept. It can be chosen above" in said(page)
    assert ["1.0", "1.0-ours"] == [pair.judges.policy.version for pair in judging.pairs(page_desk)]


def test_problems_are_told_and_nothing_is_kept(page_desk: Desk) -> None:
    """With file, line, what is wrong and what to do, as `assessor check` has it."""
    broken = file(POLICY, questionnaire="nothing")

    page = handed_in(policy=broken)

    assert "mine.yaml:" in said(page)
    assert "this policy judges the questionnaire 'nothing'" in said(page)
    assert not {"own-keep", "own-start"} & buttons(page)


def test_a_version_says_one_thing(page_desk: Desk) -> None:
    """Changed content under a version that is there is refused with the remedy."""
    page = handed_in(file(ASKED, title="Another title"))

    page.button(key="own-keep").click().run()

    assert "is there already and says something else. Raise the version" in said(page)
    assert 1 == len(judging.pairs(page_desk))


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"[[[[", b"format: questionnaire/1\ninclude: [/etc/passwd]"]
)
def test_a_hostile_file_is_a_sentence(page_desk: Desk, content: bytes) -> None:
    """Whatever is handed in ends in words about it."""
    page = handed_in(content)

    assert not page.exception
    assert "Nothing was saved" in said(page)


# Moving


@pytest.fixture
def record(page_desk: Desk) -> Record:
    """An assessment that has answered what the newer version leaves out."""
    begun = beginning.start(page_desk, ME, PLATFORM, ORGANISATION)
    question = ASKED.questions[DROPPED]
    assert isinstance(question, ChoiceItem)
    given = Answer(value=question.answer_option[0].code)
    answering.answer(page_desk, ME, begun.id, DROPPED, given, 0)
    judging.keep(page_desk, ME, *newer())
    return begun


def moving_of(record: Record) -> AppTest:
    """The page where an assessment moves."""
    return drawn("questionnaire", view="move", assessment=record.id)


def test_a_move_is_looked_at_done_and_undone(page_desk: Desk, record: Record) -> None:
    """The preview names what goes; the answer is kept; going back brings it back."""
    page = moving_of(record)
    assert "Asked no more; answers are kept in the history" in said(page)
    assert ASKED.questions[DROPPED].text in said(page)

    moved = page.button(key="move-it").click().run()
    after = page_desk.record(ME, record.id)
    back = moving_of(record).button(key="move-back").click().run()
    again = page_desk.record(ME, record.id)

    assert to("assess", record.id) == went(moved) == went(back)
    assert ("1.1", "1.0") == (
        after.assessment.questionnaire.version,
        again.assessment.questionnaire.version,
    )
    assert DROPPED not in page_desk.case(after).assessment.answers
    assert DROPPED in page_desk.case(again).assessment.answers
    assert record.questionnaire == again.questionnaire


def test_without_another_version_the_page_says_so(page_desk: Desk) -> None:
    """There is nothing to choose and nothing to press."""
    begun = beginning.start(page_desk, ME, PLATFORM, ORGANISATION)

    page = moving_of(begun)

    assert "There is no other version of it here to move to." in said(page)
    assert not {"move-it", "move-back"} & buttons(page)


def test_titles_of_others_stay_text(page_desk: Desk) -> None:
    """A platform's name that tries to act as mark-up is shown as it is."""
    named = PLATFORM.model_copy(update={"name": HOSTILE[:100]})
    begun = beginning.start(page_desk, ME, named, ORGANISATION)

    assert "<b>h</b>" not in markup(moving_of(begun))
