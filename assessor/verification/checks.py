"""One question after the other: what is asked of a report, and the answer in plain words."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import zip_longest
from typing import Literal, NamedTuple

from assessor import audit
from assessor.i18n import ENGLISH
from assessor.verification.carried import Carried
from assessor.verification.opening import Opened, RefusedError
from assessor.verification.reading import Reading, Said
from assessor.verification.recomputing import Recomputed, other_results, other_versions

State = Literal["holds", "fails", "unknown"]
Name = Literal[
    "file", "attachments", "trail", "result", "words", "bytes", "additions", "seal", "signature"
]
_SHOWN = 60
_MOST_DETAILS = 8
_END = b"%%EOF"


class Check(NamedTuple):
    """A question with its answer. unknown: it could not be asked here, which is no failure."""

    name: Name
    state: State
    words: str
    details: tuple[str, ...] = ()


def attachments(files: Mapping[str, bytes], printed: Sequence[Said]) -> Check:
    """Whether each file is the one whose hash the report prints."""
    there = {said.text for said in printed}
    other = [
        name for name, content in sorted(files.items()) if sha256(content).hexdigest() not in there
    ]
    if other:
        words = _text("A file that it carries is not the one whose hash it prints.")
        return Check("attachments", "fails", words, tuple(other))
    words = ENGLISH.plural(
        "The file that it carries has the hash that it prints.",
        "Each of the {n} files that it carries has the hash that it prints.",
        len(files),
    )
    return Check("attachments", "holds", words)


def trail(carried: Carried) -> list[Check]:
    """Whether the chain of the audit trail holds, where there is one."""
    if not carried.trail:
        return []
    last = carried.trail[-1]
    faults = list(audit.faults(last.stream, carried.trail, (last.number, last.hash)))
    if faults:
        details = tuple(f"{fault.stream} {fault.number}: {fault.what}" for fault in faults)
        words = _text("Its audit trail was changed: the chain does not hold.")
        return [Check("trail", "fails", words, details[:_MOST_DETAILS])]
    words = ENGLISH.plural(
        "The one step of its audit trail holds.",
        "Its audit trail of {n} steps holds, each bound to the one before.",
        len(carried.trail),
    )
    return [Check("trail", "holds", words)]


def result(carried: Carried, again: Recomputed) -> Check:
    """Whether the attached answers give the attached result again."""
    other = other_results(carried.result, again.result)
    if other:
        words = _text("Judged again, the answers that it carries give another result.")
        return Check("result", "fails", words, tuple(other))
    return Check(
        "result", "holds", _text("Judged again, the answers that it carries give the same result.")
    )


def words(printed: Reading, again: Recomputed, carried: Carried) -> Check:
    """Whether every word on its pages follows from what it carries."""
    rewritten = Reading(Opened(again.content))
    details = [
        *_other_words(printed.said(), rewritten.said()),
        *_strange_words(printed, rewritten, again.report.page_label),
    ]
    if not details:
        return Check(
            "words", "holds", _text("Every word on its pages follows from what it carries.")
        )
    toolkit = other_versions(carried).get("platform-due-diligence")
    if toolkit:
        there, here = toolkit
        hint = _text(
            "It was written by version {there} of the toolkit, and this is {here}, which may use "
            "other words: verify it with version {there}.",
            there=there,
            here=here,
        )
        details.append(hint)
    told = _text("What is printed does not follow from what it carries.")
    return Check("words", "fails", told, tuple(details[:_MOST_DETAILS]))


def same_bytes(content: bytes, again: Recomputed, carried: Carried) -> Check:
    """Whether the file, made anew, is the same to the last byte."""
    if content.startswith(again.content):
        told = _text("Made anew from what it carries, it is the same to the last byte.")
        return Check("bytes", "holds", told)
    versions = other_versions(carried)
    if versions:
        told = _text(
            "It could not be made anew byte by byte, since other versions are installed here than "
            "it was made with. Its words were compared; its lines and pictures were not."
        )
        details = tuple(f"{name} {there}, here {here}" for name, (there, here) in versions.items())
        return Check("bytes", "unknown", told, details)
    place = _first_difference(content, again.content)
    told = _text("Made anew from what it carries, it is not the same file.")
    return Check("bytes", "fails", told, (_text("It differs from byte {n} on.", n=place + 1),))


def additions(content: bytes) -> Check:
    """Whether anything was added after the file was made; signatures are looked at elsewhere."""
    end = content.find(_END) + len(_END)
    more = len(content[end:].strip())
    if more:
        told = _text("Something was added to the file after it was made.")
        return Check("additions", "fails", told, (_text("{n} bytes follow its end.", n=more),))
    return Check("additions", "holds", _text("Nothing was added to the file after it was made."))


def refused(reason: RefusedError) -> Check:
    """The answer where a file is not read any further."""
    return Check("file", "fails", _text("The file cannot be verified: {why}.", why=str(reason)))


def _other_words(printed: Sequence[Said], rewritten: Sequence[Said]) -> list[str]:
    """Where the words part, block by block."""
    nothing = Said("", "")
    return [
        _text(
            "It says “{there}”, where “{here}” would follow.",
            there=_short(there.text),
            here=_short(here.text),
        )
        for there, here in zip_longest(printed, rewritten, fillvalue=nothing)
        if there != here
    ][:_MOST_DETAILS]


def _strange_words(printed: Reading, rewritten: Reading, label: str) -> list[str]:
    """Words that no element has and that no foot of a page or head of a table is known for."""
    known = {text for page in rewritten.pages for text in page.artifacts}
    count = len(printed.pages)
    found = []
    for number, page in enumerate(printed.pages, 1):
        own = {*known, " ".join(label.format(page=number, pages=count).split())}
        strange = [text for text in page.artifacts if text not in own]
        if page.untagged.strip():
            strange.append(page.untagged)
        found += [
            _text("Page {n} also shows “{there}”.", n=number, there=_short(text))
            for text in strange
        ]
    return found


def _short(text: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"


def _first_difference(one: bytes, other: bytes) -> int:
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _text(message: str, **values: object) -> str:
    return ENGLISH.text(message, **values)
