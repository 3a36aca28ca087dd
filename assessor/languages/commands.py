"""`assessor translate`: how far each language is, files for translators, and back."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from assessor.i18n import Language
from assessor.languages import exchange, folders
from assessor.languages.state import State, state_of, states
from assessor.languages.template import Template, template
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError, Problem

DRAFTED = Message("drafted, not yet checked by a native reader")
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


def line_of(state: State) -> Message:
    """A state in one line."""
    counts = Message("{ready:,} of {all:,} texts", ready=state.ready, all=state.texts)
    if state.missing:
        counts = Message("{counts}, {n:,} missing", counts=counts, n=len(state.missing))
    if state.stale:
        counts = Message("{counts}, {n:,} stale", counts=counts, n=len(state.stale))
    checked = state.checked
    who = (
        Message("checked by {name} on {day}", name=checked.by, day=checked.day)
        if checked
        else DRAFTED
    )
    return Message(
        "{language}: {counts}; {who}.",
        language=_named(state.code),
        counts=counts,
        who=who,
    )


def lines_of(state: State) -> Iterator[Message]:
    """A state with the first texts that it falls short of."""
    yield line_of(state)
    for place in state.missing[:_MOST]:
        yield Message("    missing: {place}", place=place)
    if len(state.missing) > _MOST:
        more = len(state.missing) - _MOST
        yield Message("    and {n:,} more missing, which --json has", n=more)
    for place in state.stale[:_MOST]:
        yield Message("    stale: {place}", place=place)
    if len(state.stale) > _MOST:
        yield Message("    and {n:,} more stale, which --json has", n=len(state.stale) - _MOST)


def _state(_: argparse.Namespace) -> Iterator[Message]:
    for state in states(template()):
        yield from lines_of(state)


def _export(arguments: argparse.Namespace) -> Iterator[str]:
    wanted = _wanted(arguments)
    folder = arguments.output or Path(arguments.code)
    yield from map(str, exchange.export(arguments.code, wanted, folder))
    yield Message(
        "{n:,} texts. Once they are translated: assessor translate import {folder}",
        n=sum(map(len, wanted.values())),
        folder=folder,
    )


def _import(arguments: argparse.Namespace) -> Iterator[Message]:
    wanted, source = _wanted(arguments), arguments.folder
    done = exchange.import_(arguments.of or _code_of(source), wanted, source)
    yield Message(
        "{folder}: {new:,} new, {changed:,} changed.",
        folder=done.folder,
        new=done.new,
        changed=done.changed,
    )
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
    what = (
        Message("these files say {n} languages", n=len(found))
        if found
        else Message("no PO file here says a language")
    )
    remedy = Message("Say which one it is by --lang, such as --lang fr")
    raise InvalidFileError([Problem(str(source), 1, what, remedy)])
