"""What the tests of verification share: a good report, and what is known of it."""

from io import BytesIO

import pikepdf
import pytest

from assessor import shipped
from assessor.casework import evaluated, opened
from assessor.report.compile import compiled
from assessor.report.model import Report
from assessor.report.pdf import rendered


@pytest.fixture(scope="session")
def report() -> Report:
    """The blocks of a national society's report, with what it carries."""
    return compiled(evaluated(opened(shipped.EXAMPLES / "society_2026_tiktok.yaml")))


@pytest.fixture(scope="session")
def content(report: Report) -> bytes:
    """Its PDF."""
    return rendered(report)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """A PDF as another program saves it, with its objects in the open."""
    output = BytesIO()
    pdf.save(output, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()
