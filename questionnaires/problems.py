"""What is wrong with a file: where it is, what it is, and what to do about it.

Checks speak of places by path, such as ("item", 0, "text"), because they see values
and not files; whoever has read the file turns a path into a file and a line.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from questionnaires.messages import Last, Message, Series

TreePath = tuple[str | int, ...]
"""The way to a value from the top of a file: keys of maps and positions in lists."""

_LONGEST = 60
_CLOSE_ENOUGH = 0.6
_ENDS = (".", "?", "!", "\u061f")
"""What a sentence may end with; the last is Arabic's question mark."""


class Problem(NamedTuple):
    """One thing to mend. `what` and `remedy` are sentences without their full stop."""

    file: str
    line: int
    what: Message
    remedy: Message

    def __str__(self) -> str:
        """The problem as one line: file:line: what is wrong. what to do."""
        return self.worded(str)

    def worded(self, words: Callable[[Message], str]) -> str:
        """The same line in the language that `words` says messages in."""
        what, remedy = _sentence(words(self.what)), _sentence(words(self.remedy))
        return f"{self.file}:{self.line}: {what} {remedy}"


class Finding(NamedTuple):
    """A problem whose place is still a path.

    missing: the id that was looked for and not found, if that is what is wrong.
    whole: true if the finding rests on the whole file, not on the place alone.
    """

    path: TreePath
    what: Message
    remedy: Message
    missing: str | None = None
    whole: bool = False


class InvalidFileError(Exception):
    """A file, or what it includes, cannot be used; carries every problem found, in order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(self.worded(str))

    def worded(self, words: Callable[[Message], str]) -> str:
        """Every problem on a line of its own, in the language that `words` says messages in."""
        return "\n".join(problem.worded(words) for problem in self.problems)


def quoted(text: object) -> str:
    """Something from a file, in quotes, shortened, with nothing that acts on a terminal.

    >>> quoted("named")
    "'named'"
    """
    line = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in str(text))
    return f"'{line if len(line) <= _LONGEST else line[: _LONGEST - 3] + '...'}'"


def listed(names: Iterable[object], last: Last = "or") -> Series:
    """Names as people write them.

    >>> listed(["a", "b", "c"])
    'a, b or c'
    """
    return Series.of(names, last)


def suggestion(word: object, known: Iterable[str], otherwise: Message) -> Message:
    """The remedy for a name that nothing bears: "Did you mean ...?", then what else helps."""
    from difflib import get_close_matches

    names = list(known)
    by_lower = {name.lower(): name for name in names}
    close = get_close_matches(str(word).lower(), by_lower, n=1, cutoff=_CLOSE_ENOUGH)
    if not close:
        return otherwise
    return Message(
        "Did you mean {name}? {otherwise}", name=quoted(by_lower[close[0]]), otherwise=otherwise
    )


def _sentence(text: str) -> str:
    return text if text.endswith(_ENDS) else f"{text}."
