"""What the tests of the report share: dossiers of the shipped examples, and their PDFs."""

from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from assessor import shipped
from assessor.assessment import Assessment
from assessor.casework import evaluated, opened
from assessor.report.compile import dossier_of
from assessor.report.dossier import Dossier
from assessor.report.model import Report
from assessor.report.pdf import rendered
from assessor.report.sections import report_of


@cache
def _dossier(name: str) -> Dossier:
    return dossier_of(evaluated(opened(shipped.EXAMPLES / f"{name}.yaml")))


@pytest.fixture(scope="session")
def dossier() -> Callable[[str], Dossier]:
    """The dossier of a shipped example, by its file name."""
    return _dossier


@pytest.fixture(scope="session")
def society() -> Dossier:
    """A national society that weighs TikTok in November 2026."""
    return _dossier("society_2026_tiktok")


@pytest.fixture(scope="session")
def hindsight() -> Dossier:
    """IFRC and TikTok with hindsight: mostly unknown, with measured outcomes."""
    return _dossier("ifrc_tiktok_2019_hindsight")


@pytest.fixture(scope="session")
def report(society: Dossier) -> Report:
    """The blocks of the society's report."""
    return report_of(society)


@pytest.fixture(scope="session")
def content(report: Report) -> bytes:
    """The bytes of the society's report on A4."""
    return rendered(report)


@pytest.fixture(scope="session")
def texts(content: bytes) -> list[str]:
    """The text of each page of the society's report, as a reader would copy it."""
    return page_texts(content)


@pytest.fixture
def file(content: bytes) -> pikepdf.Pdf:
    """The society's report, opened to look at its structure."""
    return pikepdf.open(BytesIO(content))


@pytest.fixture(scope="session")
def graded() -> Dossier:
    """Terms of service under another instrument's rules, which give letter grades."""
    folder = Path(__file__).parents[1] / "rubrics" / "terms_grades"
    found = opened(
        folder / "responses" / "four_good.yaml",
        folder / "questionnaire.yaml",
        folder / "policy.yaml",
    )
    return dossier_of(evaluated(found))


def page_texts(content: bytes) -> list[str]:
    """The text of each page, with line ends as spaces."""
    document = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], list[str]]:
    """Reads the pages of a PDF back as text."""
    return page_texts


@pytest.fixture(scope="session")
def signed(society: Dossier) -> Dossier:
    """The same society after it decided, with all that a decision can carry."""
    decision = {
        "verdict": "no_go",
        "rationale": "The team is too small this year.",
        "review_by": date(2027, 5, 14),
        "dpo_advice": "Wait for the ruling on transfers.",
        "dpo_advice_accepted": True,
        "dissent": "The youth branch would rather start.",
        "signatures": (
            {"name": "Ada Decider", "role": "decider", "day": date(2026, 11, 23)},
            {"name": "Leo Board", "role": "leadership", "day": date(2026, 11, 23)},
        ),
    }
    data = society.assessment.model_dump(exclude_none=True) | {"decision": decision}
    return society._replace(assessment=Assessment.model_validate(data))
