"""A scenario as the text of a file; read back, it is the same."""

from pydantic import ValidationError

from assessor.exchange.file import yaml_text
from assessor.whatif.scenario import FORMAT, Scenario, ScenarioError
from questionnaires.loading import parsed
from questionnaires.messages import Message


def written(scenario: Scenario) -> str:
    """The scenario as YAML."""
    data = scenario.model_dump(mode="python", exclude_defaults=True)
    return yaml_text({"format": FORMAT, **data})


def read_back(text: str, name: str) -> Scenario:
    """A scenario from the text of a file; name: how messages call the file.

    Raises InvalidFileError if the text cannot be read, ScenarioError if it is no scenario.
    """
    try:
        return Scenario.model_validate(parsed(text, name).data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or Message("the file")
        raise ScenarioError(
            "{name}: {place}: {fault}. Correct it.", name=name, place=place, fault=first["msg"]
        ) from None
