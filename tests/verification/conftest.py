"""What the tests of verification share: a good report, and what is known of it."""

from io import BytesIO

import pikepdf
import pytest

from assessor import shipped
from assessor.casework import evaluated, opened
from assessor.report.compile import compiled
from assessor.report.model import Report
from assessor.report.pdf import rendered
from tests.verification.authority import Office, opened_office


@pytest.fixture(scope="session")
def report() -> Report:
    """The blocks of a national society's report, with what it carries."""
    return compiled(evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml")))


@pytest.fixture(scope="session")
def content(report: Report) -> bytes:
    """Its PDF."""
    return rendered(report)


@pytest.fixture(scope="session")
def unsealed() -> bytes:
    """A report that says it is sealed, before it is."""
    case = opened(shipped.EXAMPLES / "society_2026_tiktok.yaml")
    return rendered(compiled(evaluated(case), sealed=True))


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Everybody with a key and a certificate."""
    return opened_office(tmp_path_factory.mktemp("office"))


def saved(pdf: pikepdf.Pdf) -> bytes:
    """A PDF as another program saves it, with its objects in the open."""
    output = BytesIO()
    pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()
