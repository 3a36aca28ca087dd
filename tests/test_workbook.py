"""Assessments as workbooks: taken away, filled in by people and other programs, and taken back."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import Case, opened
from assessor.exchange.file import Ending, exported
from assessor.i18n import ENGLISH
from assessor.languages import language
from assessor.languages.laying import in_language
from assessor.loading import assessment_of, document_in
from assessor.workbook import layout
from assessor.workbook.lists import Lists
from questionnaires.items import NumberItem
from questionnaires.loading import load_questionnaire
from questionnaires.problems import InvalidFileError
from questionnaires.reading.files import MOST_BYTES
from questionnaires.response import Answer, Backing, Prefill, Unknown
from scoring.checks import load_policy
from tests.command_line import PROBLEM, SHARED, SMALL, CommandLine, answers
from tests.test_exchange import ODD, TEXTS

SMALL_ONE = load_questionnaire(SHARED / "small_questionnaire.yaml")
JUDGING = load_policy(SHARED / "small_policy.yaml", SMALL_ONE)
HEAD: dict[str, Any] = {
    "format": "response/1",
    "questionnaire": {"id": "small", "version": "1"},
}


def small(**parts: Any) -> Case:
    """A case of the small questionnaire."""
    return Case(Assessment.model_validate({**HEAD, **parts}), SMALL_ONE, JUDGING)


def taken_back(content: bytes, case: Case) -> Assessment:
    """The assessment in a workbook."""
    return assessment_of(document_in(content, "ours.xlsx"), case.questionnaire, case.policy)


def cell(sheet: Worksheet, row: str, column: str) -> Any:
    """The cell of a question (or another row's key) under a column's key."""
    keys = [one.value for one in sheet[layout.KEYS_ROW]]
    number = next(one.row for one in sheet["A"] if one.value == row)
    return sheet.cell(number, keys.index(column) + 1)


def filled_in(content: bytes, *said: tuple[str, str, Any]) -> bytes:
    """A workbook in which somebody has typed: the row, the column, what they typed."""
    book = load_workbook(BytesIO(content))
    for row, column, value in said:
        sheet = next(
            each
            for each in book.worksheets
            if any(one.value == row for one in each["A"])
            and any(one.value == column for one in each[layout.KEYS_ROW])
        )
        cell(sheet, row, column).value = value
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def problems(content: bytes, case: Case) -> list[str]:
    """What is said of a workbook that cannot be taken."""
    with pytest.raises(InvalidFileError) as refused:
        taken_back(content, case)
    return [str(each) for each in refused.value.problems]


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("path", shipped.examples(), ids=lambda path: path.stem)
def test_the_worked_examples_go_round(path: Path, code: str) -> None:
    """What leaves as a workbook comes back the same, whatever language its headings are in."""
    case = opened(path)
    spoken = ENGLISH if code == "en" else language(code)

    assert case.assessment == taken_back(exported(case, Ending.XLSX, spoken), case)


@settings(max_examples=25)
@given(
    texts=st.lists(TEXTS.filter(bool), min_size=6, max_size=6),
    number=st.integers(-(10**14), 10**14),
)
def test_any_text_and_number_go_round(texts: list[str], number: int) -> None:
    """Texts that look like formulas, numbers or days stay the texts that they are."""
    title, who, quote, reason, note, comment = texts
    case = small(
        title=title,
        notes=[note, "plain"],
        answers={
            "export": {"unknown": {"who": who, "note": note}},
            "dpia": {"value": "done", "backing": {"kind": "document", "quote": quote}},
            "skills": {"not_applicable": reason},
            "rota": {"value": False, "comment": comment},
        },
        outcomes=[{"channel": "a", "measure": "b", "value": number, "unit": "c"}],
    )

    assert case.assessment == taken_back(exported(case, Ending.XLSX), case)


def test_odd_texts_and_exact_numbers_go_round() -> None:
    """Every text that ever troubled a reader, and numbers with more digits than cells keep."""
    values = [Decimal("0.50"), Decimal("1E-12"), Decimal("1.23456789012345678901"), 10**14]
    case = small(
        notes=[*ODD, "=1+1", "_x000D_", "@SUM(A1)"],
        outcomes=[
            {"channel": "a", "measure": "b", "value": value, "unit": "c"} for value in values
        ],
    )
    back = taken_back(exported(case, Ending.XLSX), case)

    assert case.assessment == back
    assert list(map(str, values)) == [str(each.value) for each in back.outcomes]


def test_no_text_is_a_formula() -> None:
    """What begins with = is text to every program that opens the workbook."""
    case = small(title="=HYPERLINK(1)", answers={"export": {"value": "all", "comment": "=1+1"}})
    book = load_workbook(BytesIO(exported(case, Ending.XLSX)))
    kinds = {one.data_type for sheet in book.worksheets for row in sheet for one in row}

    assert "f" not in kinds
    assert cell(book.worksheets[1], "export", "comment").quotePrefix


def test_what_people_type_is_understood() -> None:
    """Words of the lists in any case, several answers, days and numbers become answers."""
    case = opened(shipped.examples()[0])
    questions = case.questionnaire.questions
    number = next(
        each.link_id
        for each in questions.values()
        if isinstance(each, NumberItem) and not each.read_only and not each.whole
    )
    several = next(each for each in questions.values() if each.type == "multiple_choice")
    codes = [one for one in several.answer_option if not one.exclusive][:2]
    blank = case._replace(assessment=case.assessment.model_copy(update={"answers": {}}))
    content = filled_in(
        exported(blank, Ending.XLSX),
        (several.link_id, layout.VALUE, f"  {codes[0].text.upper()}\n{codes[1].code}"),
        (several.link_id, "backing.kind", "a DOCUMENT"),
        (several.link_id, "backing.seen", datetime(2026, 11, 2)),
        (several.link_id, "backing.quote", 2019),
        (number, layout.VALUE, 2.5),
        (number, "comment", "  "),
    )
    found = taken_back(content, blank).answers

    assert found[several.link_id] == Answer(
        value=tuple(one.code for one in codes),
        backing=Backing(kind="document", seen=date(2026, 11, 2), quote="2019"),
    )
    assert Decimal("2.5") == found[number].value


def test_a_gap_says_who_and_by_when() -> None:
    """Who finds out and by when make a gap, even where nobody has ticked that it is one."""
    case = small()
    content = filled_in(
        exported(case, Ending.XLSX),
        ("export", "unknown.who", "Amal"),
        ("export", "unknown.by", datetime(2026, 12, 1)),
        ("dpia", layout.UNKNOWN, "Yes"),
        ("skills", layout.UNKNOWN, "No"),
    )

    assert {
        "export": Answer(unknown=Unknown(who="Amal", by=date(2026, 12, 1))),
        "dpia": Answer(unknown=Unknown()),
    } == taken_back(content, case).answers


@pytest.mark.parametrize(("typed", "prefilled"), [("All of it", True), ("Part of it", False)])
def test_whoever_changes_a_proposal_answers_for_it(typed: str, prefilled: bool) -> None:
    """A proposed answer that was changed is no longer confirmed by whoever confirmed another."""
    prefill = Prefill(origin="facts", confirmed_by="Noor", confirmed_on=date(2026, 11, 1))
    case = small(answers={"export": Answer(value="all", prefill=prefill)})
    content = filled_in(exported(case, Ending.XLSX), ("export", layout.VALUE, typed))

    assert (prefill if prefilled else None) == taken_back(content, case).answers["export"].prefill


def test_what_is_called_for_can_be_promised() -> None:
    """The measures that answers call for stand on their sheet; what is typed there is agreed."""
    case = opened(shipped.examples()[-1])
    bare = case.assessment.model_copy(
        update={"commitments": type(case.assessment.commitments)(), "decision": None}
    )
    without = case._replace(assessment=bare)
    content = exported(without, Ending.XLSX)
    measures = load_workbook(BytesIO(content)).worksheets[2]
    name = str(measures.cell(layout.FIRST_ROW, 1).value)
    promised = filled_in(
        content, (name, "state", "Agreed"), (name, "owner", "Noor"), (name, "due", "2027-01-31")
    )
    made = taken_back(promised, without).commitments.measures

    assert () == taken_back(content, without).commitments.measures
    assert [(name, "agreed", "Noor", date(2027, 1, 31))] == [
        (one.measure, one.state, one.owner, one.due) for one in made
    ]


def test_a_mistake_is_named_with_its_sheet_and_row() -> None:
    """Whoever filled it in is told where to look, in the words of every other file."""
    case = small()
    content = filled_in(
        exported(case, Ending.XLSX),
        ("dpia", layout.VALUE, "Doone"),
        ("skills", layout.VALUE, "some of them"),
        ("skills", "comment", "=1+1"),
        ("rota", layout.VALUE, True),
        ("rota", "good_until", "31 November"),
    )
    found = problems(content, case)

    assert all(PROBLEM.fullmatch(each) for each in found)
    assert [4, 5, 6] == sorted(int(each.split(":")[1]) for each in found)
    assert all(each.startswith("ours.xlsx (Answers):") for each in found)
    assert any("formula" in each for each in found)


def test_a_question_that_stands_twice_is_named() -> None:
    """A copied row cannot quietly win over the other."""
    case = small(answers={"export": "all"})
    book = load_workbook(BytesIO(exported(case, Ending.XLSX)))
    sheet = book.worksheets[1]
    sheet.append([one.value for one in sheet[layout.FIRST_ROW]])
    output = BytesIO()
    book.save(output)

    assert "stands twice, in lines 3 and 7" in problems(output.getvalue(), case)[0]


def _other_book() -> bytes:
    output = BytesIO()
    Workbook().save(output)
    return output.getvalue()


def _bomb() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 60_000_000)
    return output.getvalue()


def _without_a_part() -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(BytesIO(_other_book())) as old, zipfile.ZipFile(output, "w") as packed:
        for name in old.namelist():
            if "workbook" not in name:
                packed.writestr(name, old.read(name))
    return output.getvalue()


def _far_down() -> bytes:
    book = load_workbook(BytesIO(exported(small(), Ending.XLSX)))
    book.worksheets[1].cell(1_000_000, 1).value = "export"
    output = BytesIO()
    book.save(output)
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: b"", "no workbook"),
        (lambda: b"%PDF-1.7", "no workbook"),
        (lambda: b"PK\x03\x04 and no more", "damaged"),
        (lambda: b"PK\x03\x04" + bytes(MOST_BYTES), "damaged"),
        (_bomb, "far larger"),
        (_without_a_part, "damaged"),
        (_other_book, "holds no assessment"),
        (_far_down, "more than 5,000 rows"),
    ],
    ids=["empty", "a PDF", "cut off", "zeros", "a bomb", "a part missing", "another", "far down"],
)
def test_what_is_no_workbook_of_ours_is_refused(content: Callable[[], bytes], said: str) -> None:
    """Nonsense, bombs and other people's workbooks end in one sentence and its remedy."""
    (only,) = problems(content(), small())

    assert said in only
    assert PROBLEM.fullmatch(only)


def test_a_text_too_long_for_a_cell_is_not_cut(assessor: CommandLine, tmp_path: Path) -> None:
    """Rather than lose letters, the export says which text it is, and what does hold it."""
    target = tmp_path / "a.xlsx"
    long = answers(tmp_path, ("A small assessment", "_x000D_" * 2_800))
    run = assessor("export", long, *SMALL, "-o", target)

    assert 1 == run.code
    assert "a cell of a workbook holds 32,767. Export it as YAML instead." in run.err
    assert not target.exists()


def test_the_command_line_speaks_a_language(assessor: CommandLine, tmp_path: Path) -> None:
    """A workbook in French is exported, imported and scored by its name."""
    target, back = tmp_path / "a.xlsx", tmp_path / "b.yaml"

    assert 0 == assessor("export", answers(tmp_path), *SMALL, "-o", target, "--lang", "fr").code
    assert ["Cette évaluation", "Réponses", "Mesures"] == load_workbook(target).sheetnames[:3]
    assert 0 == assessor("import", target, *SMALL, "-o", back).code
    assert assessor("score", back, *SMALL).out == assessor("score", target, *SMALL).out


def test_a_right_to_left_workbook_runs_so() -> None:
    """In Arabic the columns start at the right, and explanations run from there."""
    sheet = load_workbook(BytesIO(exported(small(), Ending.XLSX, language("ar")))).worksheets[1]

    assert sheet.sheet_view.rightToLeft
    assert 2 == cell(sheet, "export", "question").alignment.readingOrder
    assert 0 == cell(sheet, "export", "comment").alignment.readingOrder


def test_words_tell_answers_apart() -> None:
    """Every answer of a list can be told from the others by its words, in every language."""
    asked = shipped.both()[0]
    for code in ("en", "fr", "es", "ar"):
        spoken = ENGLISH if code == "en" else language(code)
        rows = Lists(in_language(asked, spoken), spoken).rows()

        assert len(rows) == len({(name, words.casefold()) for name, _, words in rows})
