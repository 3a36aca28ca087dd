"""One question after the other: what is asked of a report, and the answer in plain words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import zip_longest
from typing import Literal, NamedTuple

from assessor import audit
from assessor.casework import Case
from assessor.fingerprint import sha256 as sha256_of
from assessor.i18n import ENGLISH
from assessor.report.sections.closing import SIGNING
from assessor.verification.carried import Carried, CarriedTogether
from assessor.verification.opening import Opened, RefusedError
from assessor.verification.reading import Reading, Said
from assessor.verification.recomputing import Recomputed, other_results, other_versions
from assessor.verification.signatures import Signature

State = Literal["holds", "fails", "unknown"]
Name = Literal[
    "file",
    "attachments",
    "trail",
    "result",
    "words",
    "bytes",
    "additions",
    "seal",
    "signature",
    "store",
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


def trail(carried: Carried | CarriedTogether) -> list[Check]:
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


def result(carried: Carried | CarriedTogether, again: Recomputed) -> Check:
    """Whether the attached answers give the attached result again."""
    other = other_results(carried.result, again.result)
    if other:
        words = _text("Judged again, the answers that it carries give another result.")
        return Check("result", "fails", words, tuple(other))
    return Check(
        "result", "holds", _text("Judged again, the answers that it carries give the same result.")
    )


def words(printed: Reading, again: Recomputed, carried: Carried | CarriedTogether) -> Check:
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


def same_bytes(content: bytes, again: Recomputed, carried: Carried | CarriedTogether) -> Check:
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


def additions(content: bytes, signatures: Sequence[Signature]) -> Check:
    """Whether anything was added after the file was made but a seal and signatures."""
    if signatures:
        return _updates(signatures)
    end = content.find(_END) + len(_END)
    more = len(content[end:].strip())
    if more:
        told = _text("Something was added to the file after it was made.")
        return Check("additions", "fails", told, (_text("{n} bytes follow its end.", n=more),))
    return Check("additions", "holds", _text("Nothing was added to the file after it was made."))


def _updates(signatures: Sequence[Signature]) -> Check:
    """Each signature vouches for the file up to itself, and says what may follow."""
    if signatures[0].update > 1:
        told = _text("Something was added to the file before it was signed.")
        return Check("additions", "fails", told)
    beyond = tuple(each.field for each in signatures if each.intact and not each.allowed)
    if beyond:
        told = _text("More was added to the file after it was signed than signatures.")
        return Check("additions", "fails", told, beyond)
    return Check(
        "additions", "holds", _text("Nothing was added to the file but a seal or signatures.")
    )


def seal(carried: Carried | CarriedTogether, signatures: Sequence[Signature]) -> Check:
    """Whether the file is sealed as it says, and by whom."""
    seals = [each for each in signatures if each.certifies]
    said = carried.versions.sealed
    if not seals and not said:
        told = _text("It is not sealed: who made it is not proven.")
        return Check("seal", "unknown", told)
    wrong = _wrong_seals(seals, said=said)
    if wrong:
        return Check("seal", "fails", wrong)
    return _whose("seal", seals[0], _text("Sealed by"))


def _wrong_seals(seals: Sequence[Signature], *, said: bool) -> str:
    if not seals:
        return _text("It says that it is sealed, but its seal is missing.")
    if not said:
        return _text("It says that it is not sealed, but somebody has put a seal on it.")
    if len(seals) > 1:
        return _text("It has more than one seal.")
    if seals[0].update > 1:
        return _text("Its seal was put on after something else was added.")
    return ""


def signed(signatures: Sequence[Signature]) -> list[Check]:
    """Who has signed, in the order in which they did."""
    return [
        _whose("signature", each, _text("Signed as {role} by", role=each.field))
        if each.field in SIGNING
        else _misplaced(each)
        for each in signatures
        if not each.certifies
    ]


def _misplaced(signature: Signature) -> Check:
    """A signature for which the report has no line, as of one who would pass for the seal."""
    told = _text("Somebody has signed as {role}, for which it has no line.", role=signature.field)
    return Check("signature", "fails", told, (signature.name,))


def _whose(name: Name, signature: Signature, what: str) -> Check:
    """By whom and when; whether that is certain depends on the anchor."""
    when = signature.when.strftime("%Y-%m-%d %H:%M %Z").strip() if signature.when else "?"
    by_whom = f"{what} {signature.name or '?'}, {when}"
    clock = (
        _text("The time is vouched for by a time-stamp.")
        if signature.stamped
        else _text("The time is that of the signer's own clock.")
    )
    if not signature.intact:
        told = _text("{who}: broken, what it covers was changed since.", who=by_whom)
        return Check(name, "fails", told)
    if not signature.allowed:
        told = _text("{who}: more was added since than it allows.", who=by_whom)
        return Check(name, "fails", told)
    if signature.vouched is False:
        told = _text("{who}: the anchor given does not vouch for this name.", who=by_whom)
        return Check(name, "fails", told)
    if signature.vouched is None:
        told = _text("{who}: nobody vouches for this name. Give an anchor: --trust.", who=by_whom)
        return Check(name, "unknown", told, (clock,))
    return Check(name, "holds", f"{by_whom}.", (clock,))


def stored(case: Case, kept: Case | None) -> Check:
    """Whether what the report carries is what a store keeps under the same name."""
    if kept is None:
        return Check("store", "unknown", _text("The store has no assessment of this name."))
    here, there = case.assessment.version, kept.assessment.version
    other = tuple(
        part
        for part in case._fields
        if sha256_of(getattr(case, part)) != sha256_of(getattr(kept, part))
    )
    if not other:
        return Check("store", "holds", _text("What it carries is what the store keeps."))
    if there > here:
        told = _text(
            "The store has a later version of it: {there}, this is {here}.", there=there, here=here
        )
        return Check("store", "unknown", told)
    told = _text("What it carries is not what the store keeps.")
    return Check("store", "fails", told, other)


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
    """Words that no element has, and that do not stand at the foot or head of that very page.

    Other libraries may break pages elsewhere; then any foot and head of the report may be there.
    """
    count = len(printed.pages)
    same = count == len(rewritten.pages)
    anywhere = {text for page in rewritten.pages for text in page.artifacts}
    found = []
    for number, page in enumerate(printed.pages, 1):
        if same:
            strange = list(Counter(page.artifacts) - Counter(rewritten.pages[number - 1].artifacts))
        else:
            own = {*anywhere, " ".join(label.format(page=number, pages=count).split())}
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
