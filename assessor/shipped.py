"""What ships with the toolkit: the questionnaire, its policy, fact sheets, worked examples.

Reading and checking some four thousand lines of YAML takes longer than judging by them.
So what was read is kept beside the code, in __pycache__, as Python keeps its bytecode:
valid for exactly these source files, written again whenever one of them changes, and
trusted like them, for whoever can write there can write the code itself.
"""

import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pydantic

import assessor
import questionnaires
import scoring
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy

QUESTIONNAIRE = Path(questionnaires.__path__[0]) / "social_platform"
POLICY = Path(scoring.__path__[0]) / "policies" / "social_platform"
PLATFORMS = Path(questionnaires.__path__[0]) / "platforms"
EXAMPLES = Path(assessor.__path__[0]) / "examples"
BESIDE = "society_2026_"
"""How the names of those examples begin that one society weighs side by side."""

_SOURCES = (Path(questionnaires.__path__[0]), Path(scoring.__path__[0]))
_KEPT = Path(__file__).parent / "__pycache__" / f"shipped.{sys.implementation.cache_tag}.pickle"


def both() -> tuple[Questionnaire, Policy]:
    """The shipped questionnaire and the policy that judges it.

    Raises InvalidFileError if somebody has edited them into something that cannot be used.
    """
    state = _state_of_sources()
    kept = _kept(state)
    if kept is not None:
        return kept
    from questionnaires.loading import load_questionnaire
    from scoring.checks import load_policy

    asked = load_questionnaire(QUESTIONNAIRE)
    policy = load_policy(POLICY, asked)
    _keep(state, asked, policy)
    return asked, policy


def fact_sheets() -> tuple[Path, ...]:
    """The fact sheets, by name."""
    return tuple(sorted(PLATFORMS.glob("*.yaml")))


def examples() -> tuple[Path, ...]:
    """The worked examples, by name."""
    return tuple(sorted(EXAMPLES.glob("*.yaml")))


def _state_of_sources() -> str:
    """Names, sizes and times of every file that the result of reading depends on."""
    seen = [sys.version, pydantic.VERSION]
    for root in _SOURCES:
        for folder, _, names in os.walk(root):
            for name in sorted(names):
                if name.endswith((".py", ".yaml")):
                    path = os.path.join(folder, name)
                    status = os.stat(path)
                    seen.append(f"{path} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(sorted(seen))


def _kept(state: str) -> tuple[Questionnaire, Policy] | None:
    try:
        with _KEPT.open("rb") as file:
            if pickle.load(file) != state:
                return None
            fields: tuple[dict[str, Any], dict[str, Any]] = pickle.load(file)
    except Exception:
        return None  # absent, damaged, or of another version: the sources are right
    asked, policy = fields
    return Questionnaire.model_construct(**asked), Policy.model_construct(**policy)


def _keep(state: str, asked: Questionnaire, policy: Policy) -> None:
    """Keep what was read; where the folder cannot be written, the next start reads again."""
    fields = tuple(
        {name: getattr(model, name) for name in type(model).model_fields}
        for model in (asked, policy)
    )
    written = _KEPT.with_suffix(f".{os.getpid()}")
    try:
        _KEPT.parent.mkdir(exist_ok=True)
        written.write_bytes(pickle.dumps(state) + pickle.dumps(fields))
        written.replace(_KEPT)
    except OSError:
        written.unlink(missing_ok=True)
