"""The report's section on what changed since the last version."""

from assessor.report.compile import dossier_of
from assessor.report.model import Table
from assessor.report.sections import report_of
from tests.report.reviewed import reviewed
from tests.report.small import GOOD, said, section, small


def test_a_first_version_has_no_such_section() -> None:
    """There is nothing to compare it with."""
    assert [] == section(report_of(small(GOOD)), "since")


def test_each_change_stands_with_what_was_and_what_is() -> None:
    """Questions by their numbers, their proof told apart from them, measures by their names."""
    blocks = section(report_of(dossier_of(reviewed())), "since")
    (table,) = [block for block in blocks if isinstance(block, Table)]

    assert said(blocks).startswith("Compared with version 1.")
    assert 3 == len(table.rows)
    assert "A14  Is your data protection impact assessment done" in said(blocks)
    assert "Not started Started" in said(blocks)
    assert "Proof: A14" in said(blocks)
    assert "Finish the assessment nothing agreed agreed: Amina Haddad" in said(blocks)


def test_a_version_that_says_the_same_says_so() -> None:
    """Sent again without a change: the reader need not look for one."""
    report = report_of(small(GOOD, version=2, since={"version": 1}))

    assert "No answer, measure or exception differs." in said(section(report, "since"))
