"""The sheets of a workbook and their columns, by keys that no language changes."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from assessor.i18n import Language

Kind = Literal["text", "number", "truth", "day", "listed", "answer", "told"]
"""What a cell holds. listed: one of a list of words; answer: whatever the question's type
asks for; told: words for the reader, which are not taken back."""

KEY, VALUE, KIND = "key", "value", "kind"
LINK_ID, TYPE, UNKNOWN, AS_WRITTEN = "link_id", "type", "unknown", "prefill.value"
MEASURE, NAME, CODE, WORDS = "measure", "name", "code", "words"
KEYS_ROW, HEADS_ROW = 1, 2
FIRST_ROW = 3
"""Where what people write begins, counted as spreadsheets count."""


class Column(NamedTuple):
    """One column: its key, its heading, its width in letters, what it holds.

    A column without a heading is hidden: it is there so that nothing is lost.
    """

    key: str
    head: Callable[[Language], str] | None
    width: int = 14
    kind: Kind = "text"


ANSWERS = (
    Column(LINK_ID, None),
    Column("area", lambda language: language.text("Area"), 16, "told"),
    Column("question", lambda language: language.text("Question"), 44, "told"),
    Column("may_be", lambda language: language.text("What may be answered"), 44, "told"),
    Column(VALUE, lambda language: language.text("Answer"), 34, "answer"),
    Column(UNKNOWN, lambda language: language.text("We don't know yet"), 12, "listed"),
    Column("unknown.who", lambda language: language.text("Who finds out"), 18),
    Column("unknown.by", lambda language: language.text("By when"), 12, "day"),
    Column("unknown.note", lambda language: language.text("Note"), 18),
    Column("not_applicable", lambda language: language.text("Does not apply, because"), 24),
    Column("backing.kind", lambda language: language.text("Rests on"), 18, "listed"),
    Column("backing.quote", lambda language: language.text("What it says there"), 30),
    Column("backing.url", lambda language: language.text("Link"), 24),
    Column("backing.file", lambda language: language.text("File"), 18),
    Column("backing.seen", lambda language: language.text("Seen on"), 12, "day"),
    Column("backing.good_until", lambda language: language.text("Proof good until"), 12, "day"),
    Column("backing.confidence", lambda language: language.text("How sure"), 14, "listed"),
    Column("comment", lambda language: language.text("Comment"), 34),
    Column("good_until", lambda language: language.text("Answer good until"), 12, "day"),
    Column("backing.sha256", None),
    Column("backing.source", None),
    Column("prefill.origin", None),
    Column("prefill.confirmed_by", None),
    Column("prefill.confirmed_on", None, kind="day"),
    Column("prefill.overridden_because", None),
    Column(AS_WRITTEN, None, kind="answer"),
    Column(TYPE, None, kind="told"),
)
MEASURES = (
    Column(MEASURE, None),
    Column("what", lambda language: language.text("Measure"), 50, "told"),
    Column("proven_by", lambda language: language.text("What will prove it"), 40, "told"),
    Column("state", lambda language: language.text("State"), 14, "listed"),
    Column("owner", lambda language: language.text("Owner"), 20),
    Column("due", lambda language: language.text("Due"), 12, "day"),
    Column("proof", lambda language: language.text("Proof"), 34),
    Column("seen_by", lambda language: language.text("Seen by"), 20),
    Column("seen_on", lambda language: language.text("Seen on"), 12, "day"),
)
ABOUT = (
    Column(KEY, None),
    Column("label", lambda language: language.text("What"), 34, "told"),
    Column(VALUE, lambda language: language.text("What we say"), 80),
    Column(KIND, None, kind="told"),
)
LISTS = (Column(NAME, None), Column(CODE, None), Column(WORDS, None))
SHEETS = {KEY: ABOUT, LINK_ID: ANSWERS, MEASURE: MEASURES, NAME: LISTS}
"""By the key in the first cell: how a sheet is known again, whatever somebody calls it."""


def of_list(key: str) -> str:
    """The name under which the sheet of lists holds the words of a column.

    Questions stand there under their own link_id, which never begins like this.
    """
    return f"#{key}"
