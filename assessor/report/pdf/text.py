"""Text into lines: fonts chosen, Arabic joined, lines broken, directions resolved.

A text arrives as literal characters and leaves as runs at known places, so nothing
that anyone types can act as mark-up, and nothing can be wider than its column.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assessor.report import directions
from assessor.report.drawing import Colour, Weight
from assessor.report.joining import joined
from assessor.report.legible import legible
from assessor.report.model import Alignment, Inline, Span
from assessor.report.pdf import plain
from assessor.report.pdf.fonts import covered, drawn_by, only_font, stretches, width
from assessor.report.signs import SignName

_TOKEN = re.compile("\n| +|[^ \n]+")
_GOOD_BREAK = re.compile("[-/?&=._,;:)\\]\u00a0]")
_OBJECT = "\ufffc"
_NO_BREAK = "\u00a0"


class TextStyle(NamedTuple):
    """How a text is set; sizes in points. `small` spans are set at size times 0.88."""

    size: float
    leading: float
    weight: Weight = "regular"
    colour: Colour = "ink"
    align: Alignment = "start"

    def aligned(self, align: Alignment) -> "TextStyle":
        """The same, at that side."""
        return self if align == self.align else self._replace(align=align)


class Look(NamedTuple):
    """What the runs of one stretch have in common."""

    font: str
    size: float
    colour: Colour
    link: str = ""
    sign: SignName | None = None
    language: str = ""


class Run(NamedTuple):
    """Text of one look at a place on its line."""

    x: float
    text: str
    look: Look
    width: float


class Line(NamedTuple):
    """One line, its runs from left to right.

    Where a space was lost to the end of the line it ends the last run, without any width:
    whoever listens or copies must not get two words as one.
    """

    runs: tuple[Run, ...]
    width: float


def spaced(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with a space at their end that takes no room: what follows is another word."""
    return tuple(
        line._replace(runs=(*line.runs[:-1], line.runs[-1]._replace(text=line.runs[-1].text + " ")))
        for line in lines
        if line.runs
    )


class _Piece(NamedTuple):
    """A bit of text that stays together; start is its place in the whole text."""

    text: str
    look: Look
    width: float
    start: int


class Typesetter:
    """Sets the texts of one document, and remembers the characters it had to replace."""

    def __init__(self, direction: int = 0) -> None:
        """direction: 0 for a report that reads from left to right, 1 for right to left."""
        self.direction = direction
        self.replaced: set[str] = set()
        self._widths: dict[tuple[str, float], plain.Widths] = {}

    def lines(self, inline: Inline, style: TextStyle, room: float) -> list[Line]:
        """The text broken into lines no wider than `room` points; never empty."""
        if len(inline) == 1 and not self.direction:
            quickly = self._plain_lines(inline[0], style, room)
            if quickly:
                return quickly
        texts = [self._drawable(span) for span in inline]
        pieces = list(_pieces(inline, texts, style))
        bases, levels = self._directions(inline, texts)
        text, found = "".join(texts), []
        for line in _filled(pieces, room):
            base = bases[line[0].start] if bases and line else self.direction
            # What reads from the left still begins at the right where the report does.
            side = max(base, self.direction)
            found.append(_aligned(_placed(line, levels, text, base), style.align, side, room))
        return found

    def _plain_lines(self, span: Span, style: TextStyle, room: float) -> list[Line] | None:
        """The lines of words in one font that run to the right, as most do; None for others."""
        text = self._drawable(span)
        name = only_font(text, _weight(span, style))
        if name is None or span.sign or directions.has_right_to_left(text):
            return None
        look = _look(span, style, name)
        key = name, look.size
        widths = self._widths.get(key) or self._widths.setdefault(key, plain.Widths(*key))
        lines = plain.broken(text, widths, room)
        if lines is None:
            return None
        return [
            Line((Run(_shift(style.align, 0, room - wide), said, look, wide),), wide)
            if said
            else Line((), wide)
            for said, wide in lines
        ]

    def width(self, text: str, size: float, weight: Weight) -> float:
        """How wide one line of this text would be."""
        (line, *_) = self.lines((Span(text),), TextStyle(size, size, weight), 1e6)
        return line.width

    def _drawable(self, span: Span) -> str:
        """The characters that are drawn for a span; one more in front stands for its sign."""
        text = joined(legible(span.text, covered, self.replaced), covered)
        return _OBJECT + text if span.sign else text

    def _directions(
        self, inline: Inline, texts: Sequence[str]
    ) -> tuple[list[int] | None, list[int] | None]:
        """Which way each character's paragraph runs, and its level; None where all run right."""
        text = "".join(texts)
        if not self.direction and not directions.has_right_to_left(text):
            return None, None
        if all(span.user or not span.text.strip() for span in inline):
            return self._of_paragraphs(texts)
        # What leads elsewhere is often a number: like what people typed, it pulls nothing along.
        isolated = [
            (text, span.user or bool(span.link)) for text, span in zip(texts, inline, strict=True)
        ]
        return [self.direction] * len(text), directions.levels(isolated, self.direction)

    def _of_paragraphs(self, texts: Sequence[str]) -> tuple[list[int], list[int]]:
        """What people typed has its own direction, each paragraph by its own first letter.

        Where several such texts share a paragraph, none moves the marks of another.
        """
        bases: list[int] = []
        levels: list[int] = []
        for parts in _paragraphs(texts):
            paragraph, several = "".join(parts), sum(bool(part.strip()) for part in parts) > 1
            base = directions.base_level(paragraph, self.direction)
            bases += [base] * (len(paragraph) + 1)
            isolated = [(part, several and bool(part.strip())) for part in parts]
            levels += [*directions.levels(isolated, base), base]
        return bases, levels


def _paragraphs(texts: Sequence[str]) -> list[list[str]]:
    """The parts of texts that stand on each side of their line breaks."""
    found: list[list[str]] = [[]]
    for text in texts:
        first, *others = text.split("\n")
        found[-1].append(first)
        found += [[other] for other in others]
    return found


def _pieces(inline: Inline, texts: Sequence[str], style: TextStyle) -> Iterator[_Piece]:
    """The texts of the spans by sign and font, not measured yet."""
    start = 0
    for span, text in zip(inline, texts, strict=True):
        signs = 1 if span.sign else 0
        if span.sign:
            look = _look(span, style, "")._replace(sign=span.sign)
            yield _Piece(_OBJECT, look, look.size * 1.3, start)
        place = start + signs
        for stretch in stretches(text[signs:], _weight(span, style)):
            yield _Piece(stretch.text, _look(span, style, stretch.font), 0, place)
            place += len(stretch.text)
        start += len(text)


def _weight(span: Span, style: TextStyle) -> Weight:
    if span.quote:
        return "italic"
    if span.strong:
        return "bold" if style.weight == "bold" else "semibold"
    return style.weight


def _look(span: Span, style: TextStyle, font: str) -> Look:
    size = round(style.size * 0.88, 2) if span.small else style.size
    colour: Colour = "accent" if span.link and style.colour == "ink" else style.colour
    if span.muted and not span.link:
        colour = "muted"
    return Look(font, size, colour, span.link, language=span.language)


def _filled(pieces: Sequence[_Piece], room: float) -> list[list[_Piece]]:
    """Words put on lines one after the other, each line as full as it can be."""
    lines: list[list[_Piece]] = []
    line: list[_Piece] = []
    used, gap = 0.0, None
    for word in _words(pieces):
        first = word[0]
        if first.text == "\n":
            lines.append([*line, *_lost(line[-1:])])
            line, used, gap = [], 0.0, None
            continue
        if first.text[0] == " ":
            gap = first if line else None
            continue
        wide = sum(piece.width for piece in word)
        lead = gap.width if gap else 0.0
        if line and used + lead + wide > room:
            lines.append([*line, *_lost([gap] if gap else [])])
            line, used, lead, gap = [], 0.0, 0.0, None
        if gap:
            line.append(gap)
            gap = None
        if wide > room:
            *full, line = _cut(word, room)
            lines += full
            used = sum(piece.width for piece in line)
            continue
        line += word
        used += lead + wide
    lines.append(line)
    return lines


def _lost(pieces: Sequence[_Piece]) -> list[_Piece]:
    """A space where a line was broken: it takes no room, and parts two words for a reader."""
    return [_Piece(" ", piece.look, 0.0, piece.start) for piece in pieces if not piece.look.sign]


def _words(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Words, spaces and line breaks; a word may change its look on the way."""
    word: list[_Piece] = []
    for piece in pieces:
        for bit in _bits(piece):
            if bit.text[0] in " \n":
                if word:
                    yield word
                    word = []
                yield [bit]
            elif word and _may_break(word[-1], bit):
                yield word
                word = [bit]
            else:
                word.append(bit)
    if word:
        yield word


def _may_break(before: _Piece, after: _Piece) -> bool:
    """Whether a line may end between two bits of one word, as after a hyphen."""
    seam = before.text[-1] + after.text[0]
    return seam[0] in "-/" and before.look == after.look and after.text[0].isalnum()


def _bits(piece: _Piece) -> Iterator[_Piece]:
    look = piece.look
    if look.sign:
        yield piece
        return
    for token in _TOKEN.finditer(piece.text):
        text, start = token.group(), piece.start + token.start()
        for part in plain.parts(text):
            wide = 0.0 if part == "\n" else width(part, look.font, look.size)
            yield _Piece(part, look, wide, start)
            start += len(part)


def _cut(word: Sequence[_Piece], room: float) -> list[list[_Piece]]:
    """A word wider than a line, cut where it hurts least."""
    lines: list[list[_Piece]] = [[]]
    left, waiting = room, list(reversed(word))
    while waiting:
        piece = waiting.pop()
        if piece.width <= left:
            lines[-1].append(piece)
            left -= piece.width
            continue
        count = _fitting(piece, left, whole=not lines[-1])
        if count:
            head, piece = _parted(piece, count)
            lines[-1].append(head)
        if piece.text:
            waiting.append(piece)
            lines.append([])
            left = room
    return lines


def _fitting(piece: _Piece, room: float, *, whole: bool) -> int:
    """How many characters fit; at least one on an empty line, so that there is an end."""
    look = piece.look
    if look.sign:
        return 1 if whole else 0
    low, high = 0, min(len(piece.text), int(room / (look.size * 0.15)) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if width(piece.text[:middle], look.font, look.size) <= room:
            low = middle
        else:
            high = middle - 1
    good = [found.end() for found in _GOOD_BREAK.finditer(piece.text, 0, low)]
    if good and (good[-1] > low * 0.6 or piece.text[good[-1] - 1] == _NO_BREAK):
        low = good[-1]
    while 1 < low < len(piece.text) and unicodedata.category(piece.text[low]) == "Mn":
        low -= 1
    return max(low, 1) if whole else low


def _parted(piece: _Piece, count: int) -> tuple[_Piece, _Piece]:
    look = piece.look
    head, tail = piece.text[:count], piece.text[count:]
    return (
        _Piece(
            head, look, piece.width if look.sign else width(head, look.font, look.size), piece.start
        ),
        _Piece(tail, look, width(tail, look.font, look.size) if tail else 0.0, piece.start + count),
    )


def _placed(line: Sequence[_Piece], levels: list[int] | None, text: str, base: int) -> Line:
    """The line's pieces side by side, joined where they look the same."""
    if levels is None:
        pieces = list(line)
    else:
        end = len(line) - (1 if line and line[-1][::2] == (" ", 0.0) else 0)
        pieces = [*_reordered(line[:end], levels, text, base), *line[end:]]
    runs: list[Run] = []
    x = 0.0
    for piece in pieces:
        last = runs[-1] if runs else None
        if last and last.look == piece.look and not piece.look.sign:
            runs[-1] = Run(last.x, last.text + piece.text, last.look, last.width + piece.width)
        else:
            # A sign has its gap on the side of the words that it stands before.
            gap = piece.width - piece.look.size if _runs_left(piece, levels) else 0.0
            runs.append(Run(x + gap, piece.text, piece.look, piece.width))
        x += piece.width
    return Line(tuple(runs), x)


def _runs_left(piece: _Piece, levels: Sequence[int] | None) -> bool:
    """Whether this is a sign in text that runs from right to left."""
    return piece.look.sign is not None and levels is not None and levels[piece.start] % 2 == 1


def _reordered(line: Sequence[_Piece], levels: list[int], text: str, base: int) -> list[_Piece]:
    """The characters of a line in the order in which they stand on paper."""
    places = [
        (piece.start + offset, piece.look) for piece in line for offset in range(len(piece.text))
    ]
    shown = directions.from_left(
        "".join(text[place] for place, _ in places), [levels[place] for place, _ in places], base
    )
    pieces = []
    for index, mirrored in shown:
        place, look = places[index]
        character = mirrored if look.sign or drawn_by(look.font, mirrored) else text[place]
        wide = look.size * 1.3 if look.sign else width(character, look.font, look.size)
        pieces.append(_Piece(character, look, wide, place))
    return pieces


def _aligned(line: Line, align: Alignment, side: int, room: float) -> Line:
    """The line moved to its side; "start" is the left if side is 0, the right if it is 1."""
    shift = _shift(align, side, room - line.width)
    if not shift:
        return line
    return Line(tuple(Run(run.x + shift, *run[1:]) for run in line.runs), line.width)


def _shift(align: Alignment, side: int, spare: float) -> float:
    """How far a line with room to spare is moved to the right."""
    if spare <= 0:
        return 0.0
    if align == "centre":
        return spare / 2
    return spare if (align == "end") != bool(side) else 0.0
