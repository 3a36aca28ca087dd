"""What ships is complete, plain, sourced, and gives its reasons."""

import pytest

from assessor import shipped
from assessor.checking import reading_grade
from questionnaires.items import ChoiceItem, MultipleChoiceItem
from questionnaires.loading import load_fact_sheet, load_questionnaire
from questionnaires.questionnaire import Questionnaire
from scoring.checks import load_policy
from scoring.criteria import criteria_of
from scoring.policy import Policy

AREAS = ("data_residency", "sustainability", "audience_fit", "staff_capacity")
PLATFORMS = {
    "tiktok",
    "x",
    "facebook",
    "instagram",
    "youtube",
    "linkedin",
    "bluesky",
    "mastodon",
    "whatsapp_channels",
    "threads",
}


@pytest.fixture(scope="module")
def asked() -> Questionnaire:
    return load_questionnaire(shipped.QUESTIONNAIRE)


@pytest.fixture(scope="module")
def policy(asked: Questionnaire) -> Policy:
    return load_policy(shipped.POLICY, asked)


def test_there_are_four_areas_of_at_least_fourteen_scored_questions(asked, policy):
    """Each area asks enough to be judged by, and together they ask about sixty."""
    criteria = criteria_of(asked, policy)
    scored = {area.id: len(ids) for area, ids in zip(criteria.areas, criteria.by_area, strict=True)}

    assert tuple(scored) == AREAS
    assert min(scored.values()) >= 14
    assert 55 <= sum(scored.values()) <= 65


def test_questions_read_easily(asked):
    """A busy person understands the questions at first reading: grade 9 or less on average."""
    assert reading_grade(asked) <= 9


def test_option_labels_fit_a_phone(asked):
    """No option is cut off on a narrow screen: 40 characters at most."""
    optioned = [
        item
        for item in asked.questions.values()
        if isinstance(item, ChoiceItem | MultipleChoiceItem)
    ]
    long = [
        option.text for item in optioned for option in item.answer_option if len(option.text) > 40
    ]

    assert long == []


def test_every_question_says_why_and_names_a_dated_source(asked):
    """Whoever doubts a question finds why it is asked and at least one dated source."""
    silent = [
        link_id
        for link_id, item in asked.questions.items()
        if not item.guidance_hint
        or not any(asked.source_by_id[source].date for source in item.sources)
    ]

    assert silent == []


def test_a_source_counts_as_checked_only_with_words_name_and_day(asked):
    """Nothing claims to be verified without the words that were compared."""
    claimed = [source for source in asked.sources if source.checked or source.quote]

    assert all(source.verified for source in claimed)
    assert any(not source.verified for source in asked.sources)


def test_the_screen_asks_every_knock_out_and_what_it_depends_on(asked, policy):
    """After the ten-minute screen a team has seen every question that could stop it."""
    criteria = criteria_of(asked, policy)
    knock_outs = {
        link_id for link_id, criterion in criteria.by_link_id.items() if criterion.knock_out
    }
    needed = knock_outs | {
        controller
        for controller, followers in asked.controllers.items()
        if knock_outs.intersection(followers)
    }
    screen = {link_id for link_id, item in asked.questions.items() if item.screen}

    assert needed - screen == set()


def test_every_number_of_the_policy_gives_its_reason(policy):
    """Each weight, threshold, floor, knock-out, unknown rule and measure says why."""
    unreasoned = [
        name
        for name, value in (
            ("go_from", policy.go_from),
            ("no_go_below", policy.no_go_below),
            ("backing_lasts", policy.backing_lasts),
        )
        if value is None or not value.reason
    ]
    for area_id, area in policy.areas.items():
        numbers = (area.weight, area.floor, area.go_level, area.not_applicable_at_most)
        unreasoned += [area_id for number in numbers if number is None or not number.reason]
    for link_id, question in policy.questions.items():
        ruled = (question.weight, question.blocks_go, question.backing)
        unreasoned += [link_id for rule in ruled if rule is not None and not rule.reason]
    unreasoned += [name for name, measure in policy.measures.items() if not measure.reason]

    assert unreasoned == []


def test_knock_outs_name_a_role_that_may_lift_them(policy):
    """Nobody has to guess whom to ask about a knock-out."""
    roles = {
        level.knock_out.may_be_lifted_by
        for question in policy.questions.values()
        for level in question.levels
        if level.knock_out
    }

    assert roles
    assert roles <= set(policy.roles)


def test_there_is_a_fact_sheet_for_each_platform(asked):
    """Ten platforms come with facts, each seen on a day, cited, and going stale on another."""
    sheets = {path.stem: load_fact_sheet(path, asked) for path in shipped.fact_sheets()}

    assert set(sheets) == PLATFORMS
    for sheet in sheets.values():
        assert all(set(fact.sources) <= set(asked.source_by_id) for fact in sheet.facts)
        assert all(fact.seen <= fact.good_until for fact in sheet.facts)


def test_facts_propose_answers_only_to_questions_purely_about_the_platform(asked):
    """A judgement of one's own situation is never pre-filled."""
    proposed = {
        fact.link_id
        for path in shipped.fact_sheets()
        for fact in load_fact_sheet(path, asked).facts
        if fact.value is not None
    }

    assert {asked.questions[link_id].subject for link_id in proposed if link_id} == {"platform"}
