"""All the YAML that ships: loaded and checked by us, or only parsed by the C loader."""

from collections.abc import Callable
from pathlib import Path

import yaml

from assessor import shipped
from assessor.assessment import Assessment
from questionnaires.loading import load_fact_sheet, load_questionnaire, load_response
from scoring.checks import load_policy


def everything_loaded() -> int:
    """Every shipped file as a model, checked against the others; how many were named."""
    asked = load_questionnaire(shipped.QUESTIONNAIRE)
    policy = load_policy(shipped.POLICY, asked)
    sheets = [load_fact_sheet(path, asked) for path in shipped.fact_sheets()]
    examples = [load_response(path, asked, Assessment) for path in shipped.examples()]
    return len([asked, policy, *sheets, *examples])


def everything_parsed() -> Callable[[], object]:
    """The same files through PyYAML's C loader; their texts are read beforehand."""
    texts = [path.read_text(encoding="utf-8") for path in files()]
    return lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]


def files() -> list[Path]:
    """Every YAML file that the loaders read, those that others include among them."""
    catalogue = shipped.PLATFORMS.parent / "sources.yaml"
    folders = (shipped.QUESTIONNAIRE, shipped.POLICY, shipped.PLATFORMS, shipped.EXAMPLES)
    return [catalogue, *(path for folder in folders for path in sorted(folder.glob("*.yaml")))]
