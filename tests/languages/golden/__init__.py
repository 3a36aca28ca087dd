"""The words of page one in each language, as a director reads them.

Renewed, after a look at what has changed, by `python -m tests.languages.golden`.
"""

from pathlib import Path

from assessor.casework import evaluated, opened
from assessor.languages import codes, language
from assessor.report.compile import compiled
from assessor.report.model import PageBreak, inlines, text_of
from assessor.shipped import EXAMPLES

FOLDER = Path(__file__).parent
EXAMPLE = EXAMPLES / "society_2026_tiktok.yaml"


def page_one(code: str) -> str:
    """What page one says in a language, one line after the other."""
    blocks = compiled(evaluated(opened(EXAMPLE)), language(code)).blocks
    end = next(place for place, block in enumerate(blocks) if isinstance(block, PageBreak))
    lines = [text_of(line) for line in inlines(blocks[:end])]
    return "".join(f"{line}\n" for line in lines if line.strip())


def path(code: str) -> Path:
    """Where a language's words are kept."""
    return FOLDER / f"{code}.txt"


def renew() -> None:
    """Keep what every language says now."""
    for code in codes():
        path(code).write_text(page_one(code), encoding="utf-8", newline="\n")
