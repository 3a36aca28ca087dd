"""`assessor translate`: how far each language is, files for translators, and back."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assessor.i18n import Language, message
from assessor.languages import exchange, folders
from assessor.languages.state import State, state_of, states
from assessor.languages.template import Template, template
from questionnaires.problems import InvalidFileError, Problem

DRAFTED = message("drafted, not yet checked by a native reader")
_MOST = 5


def all_as_json() -> list[dict[str, Any]]:
    """The state of every language, for programs."""
    return [as_json(state) for state in states(template())]


def as_json(state: State) -> dict[str, Any]:
    """A state for programs."""
    return {
        "language": state.code,
        "texts": state.texts,
        "ready": state.ready,
        "missing": list(state.missing),
        "stale": list(state.stale),
        "problems": [problem._asdict() for problem in state.problems],
        "checked": state.checked.model_dump(mode="json") if state.checked else None,
    }


def line_of(state: State) -> str:
    """A state in one line."""
    counts = f"{state.ready:,} of {state.texts:,} texts"
    short = [f"{len(state.missing):,} missing"] if state.missing else []
    short += [f"{len(state.stale):,} stale"] if state.stale else []
    checked = state.checked
    who = f"checked by {checked.by} on {checked.day}" if checked else DRAFTED
    return f"{_named(state.code)}: {', '.join([counts, *short])}; {who}."


def lines_of(state: State) -> Iterator[str]:
    """A state with the first texts that it falls short of."""
    yield line_of(state)
    for head, places in (("missing", state.missing), ("stale", state.stale)):
        yield from (f"    {head}: {place}" for place in places[:_MOST])
        if len(places) > _MOST:
            yield f"    and {len(places) - _MOST:,} more {head}, which --json has"


def _state(_: argparse.Namespace) -> Iterator[str]:
    for state in states(template()):
        yield from lines_of(state)


def _export(arguments: argparse.Namespace) -> Iterator[str]:
    wanted = _wanted(arguments)
    folder = arguments.output or Path(arguments.code)
    yield from map(str, exchange.export(arguments.code, wanted, folder))
    count = sum(map(len, wanted.values()))
    yield f"{count:,} texts. Once they are translated: assessor translate import {folder}"


def _import(arguments: argparse.Namespace) -> Iterator[str]:
    wanted, source = _wanted(arguments), arguments.folder
    done = exchange.import_(arguments.lang or _code_of(source), wanted, source)
    yield f"{done.folder}: {done.new:,} new, {done.changed:,} changed."
    yield line_of(state_of(done.code, wanted))


ACTIONS: dict[str, Callable[[argparse.Namespace], Iterator[str]]] = {
    "state": _state,
    "export": _export,
    "import": _import,
}
"""What each action does; it says what it has done in lines."""


def _wanted(arguments: argparse.Namespace) -> Template:
    """What is to be translated: what ships, or one's own questionnaire and policy if named."""
    return template(arguments.questionnaire, arguments.policy)


def _named(code: str) -> str:
    return f"{code} ({Language(code).name})" if folders.is_known(code) else code


def _code_of(source: Path) -> str:
    """The language that the files say they are in."""
    from assessor.languages import po

    found = {po.read(path).language for path in sorted(source.glob("*.po"))} - {""}
    if len(found) == 1:
        return found.pop()
    what = f"these files say {len(found)} languages" if found else "no PO file here says a language"
    remedy = "Say which one it is by --lang, such as --lang fr"
    raise InvalidFileError([Problem(str(source), 1, what, remedy)])
