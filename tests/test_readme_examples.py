"""What documentation shows is what happens: the examples in READMEs, run.

Examples in docstrings run as tests of their own (see --doctest-modules).
"""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = ("questionnaires", "scoring", "assessor")
READMES = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.md"))


def prompts(text: str) -> str:
    """The Python blocks of a text that show a prompt; blank lines keep the line numbers."""
    kept, inside = [], False
    for line in text.splitlines():
        if line.strip() == "```python":
            inside = True
        elif line.strip() == "```":
            inside = False
        elif inside:
            kept.append(line)
            continue
        kept.append("")
    return "\n".join(kept) + "\n"


@pytest.mark.parametrize("path", READMES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_examples_in_a_readme_hold(path: Path) -> None:
    """A README's Python examples run from top to bottom, each on what those before it made."""
    text = prompts(path.read_text(encoding="utf-8"))
    examples = doctest.DocTestParser().get_doctest(text, {}, path.name, str(path), 0)
    runner = doctest.DocTestRunner()
    runner.run(examples)

    assert 0 == runner.failures


def test_the_method_shows_examples() -> None:
    """The README of the method has examples, so that the test above has something to run."""
    readme = (ROOT / "scoring" / "README.md").read_text(encoding="utf-8")

    assert doctest.DocTestParser().get_examples(prompts(readme))
