"""What ships with the toolkit: the questionnaire, its policy, fact sheets, worked examples."""

from pathlib import Path

import assessor
import questionnaires
import scoring

QUESTIONNAIRE = Path(questionnaires.__path__[0]) / "social_platform"
POLICY = Path(scoring.__path__[0]) / "policies" / "social_platform"
PLATFORMS = Path(questionnaires.__path__[0]) / "platforms"
EXAMPLES = Path(assessor.__path__[0]) / "examples"


def fact_sheets() -> tuple[Path, ...]:
    """The fact sheets, by name."""
    return tuple(sorted(PLATFORMS.glob("*.yaml")))


def examples() -> tuple[Path, ...]:
    """The worked examples, by name."""
    return tuple(sorted(EXAMPLES.glob("*.yaml")))
