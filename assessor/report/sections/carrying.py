"""What a report carries, as a table with the hash of each file; and whether it is sealed."""

from collections.abc import Mapping, Sequence

from assessor.i18n import message
from assessor.report.model import (
    Attachment,
    Block,
    Column,
    Inline,
    Paragraph,
    Row,
    Span,
    Table,
    typed,
)
from assessor.report.sections.context import Context

_ATTACHED = message(
    "These files are attached to this PDF: whoever has it can compute it again. Each hash is "
    "that of the file as it is attached; the command “assessor verify” compares them."
)
_UNNAMED = ("–", "–")


def carried(
    context: Context, attachments: Sequence[Attachment], known: Mapping[str, tuple[str, str]]
) -> list[Block]:
    """The files and their hashes; nothing where none travel along.

    known: the id and version of what is in a file, by the file's name.
    """
    columns = (
        Column(context.say("File"), 0.21),
        Column(context.say("Id"), 0.145),
        Column(context.say("Version"), 0.065),
        Column(context.say("SHA-256"), 0.58),
    )
    rows = tuple(
        Row(
            (
                typed(each.name),
                *map(typed, known.get(each.name, _UNNAMED)),
                (Span(each.sha256, small=True, user=True),),
            )
        )
        for each in attachments
    )
    return [Paragraph(context.say(_ATTACHED)), Table(columns, rows)] if rows else []


def seal_notice(context: Context, *, sealed: bool) -> Inline:
    """Whether anybody can tell that the file was not changed."""
    if sealed:
        return context.say(
            "Sealed when it was made: a PDF reader shows whether anyone changed it since."
        )
    return context.say("Not sealed: anyone can change this file; its origin is not proven.")


def seal_words(context: Context) -> str:
    """What the field of the seal is called."""
    return context.text("Seal of whoever made this file")
