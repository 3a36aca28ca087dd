"""What a report is made of: blocks of literal text, tables and pictures.

A page and a PDF draw the same blocks, so they can never disagree. Nothing here
knows how a block looks, and no text in it is ever mark-up: a `<b>` that somebody
typed is three characters, wherever it stands.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from assessor.report.charts import Chart
from assessor.report.signs import SignName
from scoring.policy import Verdict

Alignment = Literal["start", "centre", "end"]


class Span(NamedTuple):
    """A stretch of text of one look.

    link: "#anchor" inside the report, "./page" of the app, or an http(s) address. user:
    typed by people, so its language and direction are their own. sign: a small drawn sign
    before the text; words beside it say the same.
    """

    text: str
    strong: bool = False
    muted: bool = False
    quote: bool = False
    small: bool = False
    link: str = ""
    user: bool = False
    language: str = ""
    sign: SignName | None = None


Inline = tuple[Span, ...]


def words(text: str) -> Inline:
    """The report's own words, plain."""
    return (Span(text),)


def strong(text: str) -> Inline:
    """The report's own words, with weight."""
    return (Span(text, strong=True),)


def muted(text: str) -> Inline:
    """The report's own words, stepping back."""
    return (Span(text, muted=True),)


def typed(text: str) -> Inline:
    """Words that somebody typed."""
    return (Span(text, user=True),)


def linked(text: str, to: str) -> Inline:
    """The report's own words as a link."""
    return (Span(text, link=to),)


def joined(parts: Iterable[Inline], between: str) -> Inline:
    """Several stretches of text as one, with the same words between each two."""
    spans: list[Span] = []
    for part in parts:
        if spans:
            spans.append(Span(between))
        spans.extend(part)
    return tuple(spans)


def text_of(inline: Inline) -> str:
    """The bare characters."""
    return "".join(span.text for span in inline)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the report's title, level 2 a section."""

    level: Literal[1, 2, 3]
    text: Inline
    anchor: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. lead: opens a section. note: small print."""

    text: Inline
    role: Literal["body", "lead", "note"] = "body"
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Names and what they are, one pair a line."""

    rows: tuple[tuple[Inline, Inline], ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Points, numbered or not."""

    items: tuple[Inline, ...]
    ordered: bool = False


class Column(NamedTuple):
    """A column's title and its share of the table's width."""

    title: Inline
    share: float
    align: Alignment = "start"


class Row(NamedTuple):
    """One row of cells. A group row has one cell that spans the table."""

    cells: tuple[Inline, ...]
    anchor: str = ""
    kind: Literal["plain", "group", "set_aside", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header that repeats on every page that they reach."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Inline = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture as data, the words for whoever cannot see it, and the numbers behind it."""

    chart: Chart
    alt: str
    table: Table
    caption: Inline = ()
    table_shown: bool = False


@dataclass(frozen=True, slots=True)
class DecisionBox:
    """What the answers point to, with its sign, at a glance. small: one of several on a page."""

    verdict: Verdict | None
    title: Inline
    subtitle: Inline
    lines: tuple[Inline, ...]
    facts: tuple[tuple[Inline, Inline], ...] = ()
    anchor: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """Something that must not be overlooked."""

    title: Inline
    text: Inline


class Signatory(NamedTuple):
    """One line to sign on, filled in where somebody has signed."""

    role: Inline
    name: Inline = ()
    date: Inline = ()
    signature: Inline = ()


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines for the people who sign: role, name, date, signature.

    fields: by row, the name under which a medium that can be signed takes a signature.
    """

    header: tuple[Inline, Inline, Inline, Inline]
    rows: tuple[Signatory, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplacedCharacters:
    """Where a medium lists the characters that it could not draw; only it can know them.

    none is shown where there are none.
    """

    some: Inline
    none: Inline


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that no page break may part, as far as one page holds them."""

    blocks: tuple["Block", ...]


Block = (
    Heading
    | Paragraph
    | KeyValues
    | ListBlock
    | Table
    | Figure
    | DecisionBox
    | Callout
    | SignOff
    | ReplacedCharacters
    | PageBreak
    | Together
)


class Attachment(NamedTuple):
    """A file that travels with the report.

    relationship: what the report has to do with it, in the words of PDF/A-3: made from it
    (Source), gives its figures (Data), or helps to understand it (Supplement).
    """

    name: str
    media_type: str
    content: bytes
    relationship: Literal["Source", "Data", "Supplement"]
    description: str

    @property
    def sha256(self) -> str:
        """The hash of its bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. created dates the file, so that the same report gives the same bytes.

    page_label holds the places {page} and {pages}; footer stands at the foot of each page.
    attachments: files that a medium that can carry any carries along. seal: what a seal is
    called, if one will be put on the file.
    """

    title: str
    language: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    created: date
    footer: str
    page_label: str
    blocks: tuple[Block, ...]
    direction: Literal["ltr", "rtl"] = "ltr"
    attachments: tuple[Attachment, ...] = ()
    seal: str = ""

    def __post_init__(self) -> None:
        """Refuse a link that leads nowhere: a lawyer would click on it.

        Raises:
            ValueError: naming the anchors that no block carries, or that two carry.
        """
        carried = Counter(anchors(self.blocks))
        twice = sorted(anchor for anchor, times in carried.items() if times > 1)
        if twice:
            raise ValueError(f"two blocks carry the anchors {twice}. Give each its own")
        wanted = {span.link[1:] for span in spans(self.blocks) if span.link.startswith("#")}
        missing = sorted(wanted - carried.keys())
        if missing:
            raise ValueError(f"links lead to {missing}, which no block carries. Add the anchors")


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, with those kept together taken apart."""
    for block in blocks:
        if isinstance(block, Together):
            yield from flat(block.blocks)
        else:
            yield block


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """Every anchor that a link can lead to."""
    for block in flat(blocks):
        if isinstance(block, Heading | Paragraph | DecisionBox) and block.anchor:
            yield block.anchor
        elif isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)


def spans(blocks: Iterable[Block]) -> Iterator[Span]:
    """Every stretch of text, in reading order, tables and captions included."""
    for inline in inlines(blocks):
        yield from inline


def inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every line of text, in reading order."""
    for block in flat(blocks):
        yield from _inlines_of(block)


def _inlines_of(block: Block) -> Iterator[Inline]:
    match block:
        case Heading() | Paragraph():
            yield block.text
        case KeyValues():
            yield from (side for pair in block.rows for side in pair)
        case ListBlock():
            yield from block.items
        case Table():
            yield from _of_table(block)
        case Figure():
            yield words(block.alt)
            yield block.caption
            yield from _of_table(block.table)
        case DecisionBox():
            yield from (block.title, block.subtitle, *block.lines)
            yield from (side for pair in block.facts for side in pair)
        case Callout():
            yield from (block.title, block.text)
        case SignOff():
            yield from block.header
            yield from (cell for row in block.rows for cell in row)
        case ReplacedCharacters():
            yield from (block.some, block.none)


def _of_table(table: Table) -> Iterator[Inline]:
    yield table.caption
    yield from (column.title for column in table.columns)
    yield from (cell for row in table.rows for cell in row.cells)
