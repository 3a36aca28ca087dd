"""Pages: nothing below the margin, nothing lost, no heading alone at the foot."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessor.report.model import (
    Column,
    DecisionBox,
    Heading,
    KeyValues,
    Paragraph,
    Report,
    Row,
    Table,
    words,
)
from assessor.report.pdf.factory import Factory
from assessor.report.pdf.flow import Break, Flowable, Placed, Words, paginate
from assessor.report.pdf.table import Grid, GridLook, GridRow
from assessor.report.pdf.text import Line, Typesetter

HEIGHT = 600.0
EMPTY = Line((), 0.0)
LOOK = GridLook(10, 8, 3)


def text(lines: int, **more: object) -> Words:
    """A paragraph of so many lines."""
    return Words((EMPTY,) * lines, 12, 9, before=4, after=4, **more)


def grid(*counts: int) -> Grid:
    """A table whose rows have so many lines."""
    rows = tuple(GridRow(((EMPTY,) * count,)) for count in counts)
    return Grid((GridRow(((EMPTY,),)),), rows, (0.0,), 100, LOOK)


def _lines(flowable: Flowable) -> int:
    if isinstance(flowable, Words):
        return len(flowable.lines)
    if isinstance(flowable, Grid):
        return sum(row.line_count for row in flowable.rows)
    return 0


pieces = st.one_of(
    st.integers(1, 120).map(text),
    st.lists(st.integers(1, 140), min_size=1, max_size=12).map(lambda counts: grid(*counts)),
    st.just(text(1, keep_with_next=True)),
    st.just(Break()),
)


@given(st.lists(pieces, max_size=12))
def test_nothing_leaves_the_page_and_nothing_is_lost(flowables: list[Flowable]) -> None:
    """Every line lands on some page, above its lower margin."""
    pages = paginate(flowables, HEIGHT)

    placed = [piece for page in pages for piece in page]
    assert sum(map(_lines, flowables)) == sum(_lines(piece.flowable) for piece in placed)
    assert [] == [piece for piece in placed if piece.y + piece.flowable.height > HEIGHT + 0.01]


def test_what_introduces_a_table_stays_with_it(report: Report) -> None:
    """A heading and a sentence alone at the foot of a page would announce nothing."""
    table = Table((Column(words("A"), 1), Column(words("B"), 1)), (Row((words("a"), words("b"))),))
    blocks = (Heading(1, words("Head")), Paragraph(words("As follows.")), table)
    head, sentence, _ = Factory(replace(report, blocks=blocks), 400, Typesetter()).flowables()

    assert (True, True) == (head.keep_with_next, sentence.keep_with_next)


def test_names_begin_where_reading_begins(report: Report) -> None:
    """In a report that runs from the right, the first letters touch the right margin."""
    pair = ((words("اسم"), words("قيمة")),)
    blocks = (KeyValues(pair), DecisionBox(None, words("ع"), words("ع"), (), pair))
    made = replace(report, direction="rtl", blocks=blocks)
    grids = [one for one in Factory(made, 400, Typesetter(1)).flowables() if isinstance(one, Grid)]

    assert [400, 400] == [_right_edge(one) for one in grids]


def _right_edge(grid: Grid) -> int:
    (run,) = grid.rows[0].cells[0][0].runs
    return round(grid.places[0] + run.x + run.width)


@given(st.lists(pieces, max_size=12))
def test_pieces_do_not_overlap(flowables: list[Flowable]) -> None:
    """Each piece begins where the one above it has ended, or lower."""
    for page in paginate(flowables, HEIGHT):
        for above, below in pairwise(page):
            assert above.y + above.flowable.height <= below.y + 0.01


def test_a_heading_goes_with_its_text() -> None:
    """A heading at the foot of a page moves to the next, where its text begins."""
    heading = text(1, keep_with_next=True)
    pages = paginate([text(47), heading, text(10)], HEIGHT)

    assert [1, 2] == [len(page) for page in pages]
    assert heading is pages[1][0].flowable


def test_a_chain_of_headings_goes_together() -> None:
    """A heading, a sub-heading and the start of their table share a page."""
    chain: list[Flowable] = [
        text(1, keep_with_next=True),
        text(1, keep_with_next=True),
        grid(1, 1, 1),
    ]
    pages = paginate([text(46), *chain], HEIGHT)

    assert [1, 3] == [len(page) for page in pages]


def test_no_line_is_left_alone() -> None:
    """A paragraph of ten lines with room for nine leaves two for the next page."""
    (first, second) = paginate([text(40), text(10)], HEIGHT)

    assert ([40, 8], [2]) == (
        [_lines(p.flowable) for p in first],
        [_lines(p.flowable) for p in second],
    )


def test_a_short_table_stays_whole() -> None:
    """Five rows of numbers are not torn apart by a page's end."""
    pages = paginate([text(42), grid(1, 1, 1, 1, 1)], HEIGHT)

    assert [1, 1] == [len(page) for page in pages]


def test_the_header_returns_on_every_page() -> None:
    """Both parts of a table carry the header."""
    (first, second) = paginate([grid(*[2] * 40)], HEIGHT)

    heads = [
        piece.flowable.header for piece in (*first, *second) if isinstance(piece.flowable, Grid)
    ]
    assert [1, 1] == [len(head) for head in heads]


def test_a_row_taller_than_a_page_is_cut() -> None:
    """One answer of two hundred lines fills pages like anything else."""
    pages = paginate([grid(200)], HEIGHT)

    assert 200 == sum(_lines(piece.flowable) for page in pages for piece in page)
    assert 4 == len(pages)


def test_a_group_is_not_the_last_row_of_a_page() -> None:
    """The title of a group of rows moves with its first row."""
    rows = [*grid(*[1] * 35).rows, GridRow(((EMPTY,),), spans=True), *grid(*[1] * 30).rows]
    table = Grid(grid(1).header, tuple(rows), (0.0,), 100, LOOK)

    (first, *_) = paginate([table], HEIGHT)

    (top,) = [piece.flowable for piece in first if isinstance(piece.flowable, Grid)]
    assert 35 == len(top.rows)


def test_a_break_ends_a_page_once() -> None:
    """Two breaks in a row leave no empty page between them."""
    pages = paginate([text(1), Break(), Break(), text(1)], HEIGHT)

    assert [1, 1] == [len(page) for page in pages]
    assert [0.0, 0.0] == [page[0].y for page in pages]


def test_space_is_not_added_at_the_top() -> None:
    """The first piece of a page begins at its very top."""
    ((first,),) = paginate([text(1)], HEIGHT)

    assert Placed(first.flowable, 0.0) == first
