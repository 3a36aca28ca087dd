"""The bench: its case is sound, the floor is the floor of the same case, its table fills."""

from itertools import pairwise

import pytest

from questionnaires import checks
from scoring.checks import findings
from scoring.evaluate import evaluate
from scoring.result import Ends
from tests.bench import beside, cold, loading
from tests.bench.rows import DisagreementError, ensure_same_figures, rows
from tests.bench.sixty import sixty
from tests.bench.table import Row
from tests.bench.timing import Ratio, compared


@pytest.mark.parametrize("demanding", [False, True])
def test_the_case_passes_the_lint_that_files_pass(demanding: bool) -> None:
    """What is timed is a questionnaire and a policy that an author could ship."""
    case = sixty(demanding=demanding)

    assert [] == [
        *checks.findings(case.questionnaire),
        *findings(case.policy, case.questionnaire),
    ]


def test_the_case_leaves_nothing_out_that_costs_time() -> None:
    """Knock-outs, floors, go levels, a tenth unknown, some not applicable: all are there."""
    case = sixty()
    result = evaluate(case.questionnaire, case.response, case.policy)

    assert 60 == len(case.answers)
    assert 6 == sum(answer == "unknown" for answer in case.answers.values())
    assert 4 == sum(answer == "na" for answer in case.answers.values())
    assert 4 == len([area for area in result.areas if area.floor and area.go_level])
    assert "undecided" == result.recommendation
    assert any(not found.certain for found in result.knock_outs)


def test_the_demanding_case_holds_a_go_back_for_every_reason() -> None:
    """Measures and thin backing are there where the table says that they are."""
    case = sixty(demanding=True)
    result = evaluate(case.questionnaire, case.response, case.policy)

    assert {"measure_outstanding", "backing_weak", "total_below_go", "unknown_blocks_go"} <= {
        condition.kind for condition in result.conditions
    }


def test_floor_and_engine_find_the_same_figures() -> None:
    """The compiled loop reaches the engine's totals, areas and knock-outs on the same answers."""
    case = sixty()
    result = evaluate(case.questionnaire, case.response, case.policy)

    ensure_same_figures(case, result)
    assert result.total is not None
    other = result._replace(total=Ends(result.total.low + 1, result.total.high))
    with pytest.raises(DisagreementError, match="compiled loop"):
        ensure_same_figures(case, other)


def test_every_row_can_be_measured() -> None:
    """One pair for each row gives a ratio with its limit, whatever the ratio is."""
    found = list(rows(repetitions=1))

    peers = [row for row in found if row.against.startswith(("pymcdm", "scikit-criteria"))]
    limits = [row.limit for row in found if row not in peers]

    assert [1.5, 12, None, 25, 150, 1.5, 16, None, 0.25, 2, 2, 2, 1.25, None, 1.5] == limits
    assert [None] * len(peers) == [row.limit for row in peers]
    assert all(row.measured.ours > 0 and row.measured.peer > 0 for row in found)


def test_weightings_by_area_and_by_question_agree() -> None:
    """Both sides of the row on weights in doubt count the same, but for random draws."""
    assert beside.difference() <= beside.CLOSE
    assert beside.PLATFORMS == len(beside.beside().matrix.ids)


def test_every_installed_peer_ranks_under_each_weighting() -> None:
    """What the packages are timed at is as many rankings as ours."""
    for _, peer in beside.peers():
        ranked = peer()
        assert isinstance(ranked, list)
        assert {beside.PLATFORMS} == {len(ranks) for ranks in ranked}
        assert beside.FEW == len(ranked)


def test_scoring_imports_nothing_heavy() -> None:
    """`assessor score` and `compare` start without arrays, tables, page, store or paper."""
    cold.ensure_light()


def test_the_loader_reads_every_file_that_its_peer_parses() -> None:
    """Both sides of the loading row are given the same files, so that the ratio is fair."""
    files = loading.files()

    assert len(set(files)) == len(files)
    whole = [path for path in files if path.parent.name in ("platforms", "examples")]
    assert len(whole) + len(["the questionnaire", "the policy"]) == loading.everything_loaded()


def test_a_ratio_is_that_of_medians_with_the_ends_of_the_pairs() -> None:
    """Calls alternate, so that a slow moment of the machine meets both sides."""
    order: list[str] = []

    took = compared(lambda: order.append("ours"), lambda: order.append("peer"), 1)

    assert took.ours / took.peer == took.ratio
    assert took.least <= took.ratio <= took.most
    assert all(one != other for one, other in pairwise(order))


def test_a_limit_is_kept_at_equality() -> None:
    """A ratio equal to its limit is within, one above it is not, and no limit is no verdict."""
    at_limit = Ratio(ratio=2.0, least=1.0, most=3.0, ours=2.0, peer=1.0)

    assert "within" == Row("a", "b", 2.0, at_limit).verdict
    assert "ABOVE" == Row("a", "b", 1.9, at_limit).verdict
    assert "-" == Row("a", "b", None, at_limit).verdict
