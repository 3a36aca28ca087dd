"""What the command line does with the store: list it, fill it, look after it."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from assessor import settings
from assessor.casework import Case
from assessor.i18n import Language
from assessor.installation import existing, existing_desk, opened_desk, operator
from assessor.places import refuse
from assessor.store import chains, schema, shelf
from assessor.store.backup import Counted, backup, restore
from assessor.store.engine import Database
from assessor.store.vault import spoilt_files
from assessor.words import verdict_words
from assessor.workflow import beginning, listing, tidying
from assessor.workflow.desk import Desk, entry_of
from assessor.workflow.listing import Line
from questionnaires.messages import Message

_VERDICT_WIDTH = 20


class Done(NamedTuple):
    """What an action did, in lines and as data, and what is wrong."""

    lines: tuple[str, ...]
    data: dict[str, Any]
    problems: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Everything, for programs."""
        return {**self.data, "problems": list(self.problems)}


def taken_over(case: Case, origin: str) -> str:
    """Take an assessment into the store; the id under which it is kept."""
    desk = opened_desk()
    try:
        return beginning.adopt(desk, operator(desk), case, origin).id
    finally:
        desk.database.close()


def listed(language: Language, *, due: bool) -> Iterator[str]:
    """A line for each assessment; due: only those whose review date has come."""
    for line in _lines(due=due):
        verdict = verdict_words(language, line.pointed.recommendation)
        title = " ".join(line.entry.title.split())
        yield (
            f"{line.entry.id:<28} {verdict:<{_VERDICT_WIDTH}} {line.entry.state:<10} "
            f"{line.pointed.answered}/{line.pointed.asked}  {title}"
        )


def listed_as_json(*, due: bool) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            **line.entry._asdict(),
            "owner": line.owner,
            "due": line.due,
            **line.pointed._asdict(),
        }
        for line in _lines(due=due)
    ]


def _lines(*, due: bool) -> list[Line]:
    desk = existing_desk()
    try:
        found = listing.lines(desk, operator(desk))
    finally:
        desk.database.close()
    return [line for line in found if line.due or not due]


def _upgrade(_: argparse.Namespace) -> Done:
    chosen = settings.read()
    database = Database(chosen.database)
    before, after = schema.upgrade(database)
    if before == after:
        said = Message("{store}: schema {schema}, as it was", store=database.shown, schema=after)
    elif before is None:
        said = Message("{store}: schema {schema}, new", store=database.shown, schema=after)
    else:
        said = Message(
            "{store}: schema {schema}, from schema {before}",
            store=database.shown,
            schema=after,
            before=before,
        )
    return Done((said,), {"store": database.shown, "from": before, "to": after})


def _backup(arguments: argparse.Namespace) -> Done:
    if arguments.file.exists() and not arguments.force:
        refuse(
            arguments.file,
            Message("this exists already"),
            Message("Choose another name, or add --force"),
        )
    database = existing(settings.read())
    counted = backup(database, arguments.file)
    said = Message("{file}: kept {counts}", file=arguments.file, counts=_counts(counted))
    return _done(said, counted, arguments.file)


def _restore(arguments: argparse.Namespace) -> Done:
    database = Database(settings.read().database)
    schema.upgrade(database)
    counted = restore(database, arguments.file, replace=arguments.replace)
    said = Message("{store}: restored {counts}", store=database.shown, counts=_counts(counted))
    return _done(said, counted, arguments.file)


def _counts(counted: Counted) -> Message:
    return Message("{assessments} assessments, {events} events, {files} files", **counted._asdict())


def _done(said: Message, counted: Counted, file: Path) -> Done:
    return Done((said,), {"file": str(file), **counted._asdict()})


def _check(_: argparse.Namespace) -> Done:
    """Hold every chain against its hashes, every list against its chain, every file too."""
    desk = existing_desk()
    with desk.database.reading() as connection:
        problems = [
            Message(
                "{stream}: event {number}: {what}. Compare it with a backup.",
                stream=fault.stream,
                number=fault.number,
                what=fault.what,
            )
            for fault in chains.all_faults(connection)
        ]
        problems += [
            Message(
                "file {sha256}: its content was changed. Restore it from a backup.", sha256=sha256
            )
            for sha256 in spoilt_files(connection)
        ]
        if not problems:
            problems = list(_strayed(desk))
        count = len(chains.streams(connection)) - 1
    desk.database.close()
    found = (
        Message.plural("{n} problem", "{n} problems", len(problems))
        if problems
        else Message("every chain and every file holds")
    )
    lines = (
        Message(
            "{store}: {count} assessments, {found}",
            store=desk.database.shown,
            count=count,
            found=found,
        ),
    )
    return Done(lines, {"store": desk.database.shown, "assessments": count}, tuple(problems))


def _strayed(desk: Desk) -> Iterator[Message]:
    """Assessments whose place in the lists does not say what their chain says."""
    with desk.database.reading() as connection:
        for entry in shelf.entries(connection):
            if entry_of(desk.found(connection, entry.id)) != entry:
                yield Message("{id}: the lists show it otherwise than its events do.", id=entry.id)


def _tidy(_: argparse.Namespace) -> Done:
    desk = existing_desk()
    done = tidying.tidy(desk)
    desk.database.close()
    words = Message(
        "{store}: {drafts} drafts deleted, {names} names erased, {files} unused files dropped",
        store=desk.database.shown,
        drafts=len(done.drafts),
        names=done.names,
        files=done.files,
    )
    return Done((words,), {**done._asdict(), "drafts": list(done.drafts)})


ACTIONS: dict[str, Callable[[argparse.Namespace], Done]] = {
    "upgrade": _upgrade,
    "backup": _backup,
    "restore": _restore,
    "check": _check,
    "tidy": _tidy,
}
