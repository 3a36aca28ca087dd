"""The examples of the guides for authors, each with what it leans on.

A YAML block that starts with `format:` is a whole file, and is told from its neighbours
by the ids in it: an answer file finds its questionnaire, and the policy that judges it,
among the blocks above, of several the nearest. A comment <!-- file: parts.yaml --> above
a block names a part of a file that another block includes. A block that starts with a
dash is a list of items. A JSON block is part of what `assessor score --json` prints for
the answers above it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from questionnaires.loading import parsed

ROOT = Path(__file__).parent.parent
QUESTIONNAIRES = ROOT / "questionnaires" / "README.md"
RUBRICS = ROOT / "scoring" / "rubrics" / "README.md"
GUIDES = (QUESTIONNAIRES, RUBRICS)
_NAMED = re.compile(r"<!-- file: (?P<name>\S+) -->")


class Block(NamedTuple):
    """One example: the guide and the line it starts in, its language, its text, its file name."""

    guide: Path
    line: int
    language: str
    text: str
    name: str

    @property
    def start(self) -> str:
        """The first line that is no comment."""
        lines = self.text.splitlines()
        return next((line for line in lines if line and not line.startswith("#")), "")

    @property
    def kind(self) -> str:
        """Which kind of file this is: "questionnaire", "policy" and so on; "" if it is none."""
        is_file = self.language == "yaml" and self.start.startswith("format: ")
        return self.start.removeprefix("format: ").partition("/")[0] if is_file else ""

    @property
    def data(self) -> Any:
        """What a YAML block holds."""
        return parsed(self.text, self.name).data

    def __str__(self) -> str:
        """The block as a test's name shows it."""
        return f"{self.guide.parent.name}:{self.line}"


def blocks(guide: Path) -> Iterator[Block]:
    """Every fenced block of a guide, from top to bottom."""
    inside: list[str] | None = None
    start, language, name = 0, "", ""
    for number, line in enumerate(guide.read_text(encoding="utf-8").splitlines(), 1):
        if inside is None and line.startswith("```"):
            inside, start, language = [], number + 1, line[3:]
        elif line == "```" and inside is not None:
            text = "\n".join(inside) + "\n"
            yield Block(guide, start, language, text, name or f"line_{start}.yaml")
            inside, name = None, ""
        elif inside is not None:
            inside.append(line)
        elif line:
            named = _NAMED.fullmatch(line)
            name = named["name"] if named else ""


EVERY = tuple(block for guide in GUIDES for block in blocks(guide))


def above(block: Block, kind: str, asked: str = "") -> Block | None:
    """The nearest block above of a kind; `asked` is the id of its questionnaire, if given."""
    own = {"questionnaire": "id"}.get(kind, "questionnaire")
    for other in reversed(EVERY):
        if other.guide == block.guide and other.line < block.line and other.kind == kind:
            named = other.data[own]
            if not asked or asked == (named["id"] if isinstance(named, dict) else named):
                return other
    return None
