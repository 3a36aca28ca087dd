"""The bench of the report: all set the same words, and every row can be measured."""

import re
from io import BytesIO

import pypdfium2

from tests.bench.papers import canvas, memory, ours
from tests.bench.papers.content import Section, sections
from tests.bench.papers.speed import MOST_MEMORY, PEERS, Peer, driven, speeds
from tests.bench.table import Absent, Promise, Row
from tests.bench.timing import Ratio


def test_every_row_of_the_report_can_be_measured() -> None:
    """A section and two of them give a row for each peer, there or not, and all other rows."""
    found = list(speeds((1, 2), repetitions=1))
    absent = [one for one in found if isinstance(one, Absent)]
    measured = [one for one in found if isinstance(one, Row)]

    assert [2.2, 2.2, 11] == [one.limit for one in measured if not one.at_least]
    assert 2 * len(PEERS) == len(absent) + sum(one.at_least for one in measured)
    assert all(one.measured.ours > 0 and one.measured.peer > 0 for one in measured)
    assert [MOST_MEMORY] == [one.most for one in found if isinstance(one, Promise)]


def test_everybody_who_is_here_sets_every_word() -> None:
    """Ours, the bare canvas and the peers that are installed leave nothing of a section out."""
    (section,) = sections(1)
    installed = [built for built in map(driven, PEERS) if not isinstance(built, str)]

    for built in (ours.built, canvas.built, *installed):
        assert set() == _words(section) - set(_read(built([section])))


def test_a_peer_that_is_not_installed_is_named() -> None:
    """Its row says what is missing, and the others are measured all the same."""
    assert "not installed" in str(driven(Peer("Nobody", "by_nobody", (1, 1))))


def test_a_process_says_how_much_memory_it_took() -> None:
    """What is counted is more than a bare Python takes, and is told in megabytes."""
    assert 20 < memory.megabytes(1) < 1000


def test_a_speed_keeps_its_limit_from_below() -> None:
    """Half the time is twice the speed, which at least twice allows and a hair more does not."""
    speed = Ratio(ratio=0.5, least=0.25, most=1.0, ours=1.0, peer=2.0).speed

    assert (2, 1, 4) == (speed.ratio, speed.least, speed.most)
    assert "within" == Row("a", "b", 2, speed, at_least=True).verdict
    assert "BELOW" == Row("a", "b", 2.01, speed, at_least=True).verdict


def _words(section: Section) -> set[str]:
    texts = [section.title, *section.paragraphs, *(cell for row in section.rows for cell in row)]
    return set(_of(" ".join(texts)))


def _read(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as opened:
        texts = [page.get_textpage().get_text_bounded() for page in opened]
    return _of(" ".join(texts))


def _of(text: str) -> list[str]:
    return re.findall(r"\w+", text)
