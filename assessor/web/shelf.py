"""The worked examples that ship, ready to be opened."""

from functools import cache

from assessor import shipped
from assessor.casework import Case, opened

FIRST = "society_2026_tiktok"
"""The example for whoever has never seen one: answers, open questions, proof and promises."""


def examples() -> tuple[str, ...]:
    """The names of the worked examples, in the order in which they are offered."""
    return tuple(path.stem for path in shipped.examples())


@cache
def example(name: str) -> Case:
    """One worked example, by its name. Frozen, so every visitor can share it."""
    (path,) = (path for path in shipped.examples() if path.stem == name)
    return opened(path)
