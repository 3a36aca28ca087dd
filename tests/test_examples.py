"""The worked examples: honest about what is unknown, and no outcome ever moves a score."""

from decimal import Decimal
from pathlib import Path

import pytest

from assessor import shipped
from assessor.casework import Case, Evaluated, evaluated, opened
from assessor.result_json import as_json
from assessor.summary import summary
from scoring.policy import Verdict

EXAMPLES = {path.stem: path for path in shipped.examples()}
TOLD = ("ifrc_tiktok_2019_before", "ifrc_tiktok_2019_hindsight")
SOCIETY = ("society_2026_facebook", "society_2026_tiktok", "society_2026_x")


def judged(name: str) -> Evaluated:
    return evaluated(opened(EXAMPLES[name]))


def test_both_tellings_and_three_platforms_ship() -> None:
    """The examples that documents speak of are there, and no other."""
    assert {*TOLD, *SOCIETY} == set(EXAMPLES)


@pytest.mark.parametrize("path", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_answers_the_questionnaire_that_ships(path: Path) -> None:
    """Its id and version are those of the shipped questionnaire, and it says its day."""
    case = opened(path)
    named = case.assessment.questionnaire

    assert (case.questionnaire.id, case.questionnaire.version) == (named.id, named.version)
    assert case.assessment.as_of is not None


@pytest.mark.parametrize("name", TOLD)
def test_the_article_does_not_come_out_as_a_go(name: str) -> None:
    """One interview does not answer enough for a go, before the launch or with hindsight."""
    clear: tuple[Verdict, ...] = ("go", "conditional")
    found = judged(name)

    assert found.result.recommendation not in clear
    assert not found.result.firm


@pytest.mark.parametrize("name", TOLD)
def test_what_the_article_does_not_say_is_said_to_be_unknown(name: str) -> None:
    """Each open answer is listed, most decisive first, and the score shows its range."""
    found = judged(name)
    result = found.result
    unknown = {link_id for link_id, one in result.standings.items() if one.state == "unknown"}
    scored = {link_id for link_id in unknown if result.standings[link_id].weight}
    said = summary(found)

    assert set() == scored - {each.link_id for each in result.open}
    assert result.open[0].settling
    assert f"{len(result.open)} open answers; find out first:" in said
    assert result.open[0].link_id in said
    assert result.total is not None
    assert result.total.low < result.total.high
    assert result.coverage < 1


def test_hindsight_knows_more_and_forgets_nothing() -> None:
    """The later telling answers more, and its range is narrower."""
    before, later = (judged(name).result for name in TOLD)
    assert before.total is not None
    assert later.total is not None

    assert before.coverage < later.coverage
    assert later.total.high - later.total.low < before.total.high - before.total.low


def test_growth_is_a_measured_outcome() -> None:
    """The figures stand as the article gives them, for the later telling only."""
    outcomes = judged(TOLD[1]).case.assessment.outcomes
    table = [(each.channel, each.value, each.over_years) for each in outcomes]

    assert () == judged(TOLD[0]).case.assessment.outcomes
    assert [
        ("Facebook", 500_000, 10),
        ("Twitter", 200_000, 10),
        ("TikTok", 3_400_000, Decimal("1.5")),
    ] == table


@pytest.mark.parametrize("name", EXAMPLES)
def test_outcomes_change_no_score(name: str) -> None:
    """The result is the same to the last digit with outcomes, without, and with absurd ones."""
    case = judged(name).case
    absurd = judged(TOLD[1]).case.assessment.outcomes * 9

    def told(outcomes: object) -> dict[str, object]:
        assessment = case.assessment.model_copy(update={"outcomes": outcomes})
        return as_json(evaluated(Case(assessment, case.questionnaire, case.policy)))

    assert told(case.assessment.outcomes) == told(())
    assert told(()) == told(absurd)


@pytest.mark.parametrize("name", SOCIETY)
def test_made_up_answers_say_so(name: str) -> None:
    """The society is marked as illustrative, in its file and wherever it is shown."""
    found = judged(name)

    assert found.case.assessment.illustrative
    assert "Illustrative" in summary(found)


@pytest.mark.parametrize("name", SOCIETY)
def test_platform_facts_rest_on_sources(name: str) -> None:
    """Each answer from a fact sheet names its source, and counts once somebody confirmed it."""
    found = judged(name)
    taken = {
        link_id: (answer, answer.prefill.confirmed)
        for link_id, answer in found.case.assessment.answers.items()
        if answer.prefill is not None and answer.prefill.origin.startswith("fact_sheet")
    }
    standings = found.result.standings

    assert taken
    assert [] == [
        link_id
        for link_id, (answer, _) in taken.items()
        if answer.backing is None or answer.backing.source is None
    ]
    assert {link_id: "answered" if sure else "unknown" for link_id, (_, sure) in taken.items()} == {
        link_id: standings[link_id].state for link_id in taken
    }
