"""One question after the other: what is asked of a report, and the answer in plain words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import zip_longest
from typing import Literal, NamedTuple

from assessor import audit
from assessor.i18n import Language
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


def attachments(language: Language, files: Mapping[str, bytes], printed: Sequence[Said]) -> Check:
    """Whether each file is the one whose hash the report prints."""
    there = {said.text for said in printed}
    other = [
        name for name, content in sorted(files.items()) if sha256(content).hexdigest() not in there
    ]
    if other:
        words = language.text("A file that it carries is not the one whose hash it prints.")
        return Check("attachments", "fails", words, tuple(other))
    words = language.plural(
        "The file that it carries has the hash that it prints.",
        "Each of the {n} files that it carries has the hash that it prints.",
        len(files),
    )
    return Check("attachments", "holds", words)


def trail(language: Language, carried: Carried | CarriedTogether) -> list[Check]:
    """Whether the chain of the audit trail holds, where there is one."""
    if not carried.trail:
        return []
    last = carried.trail[-1]
    faults = list(audit.faults(last.stream, carried.trail, (last.number, last.hash)))
    if faults:
        details = tuple(
            f"{fault.stream} {fault.number}: {language.worded(fault.what)}" for fault in faults
        )
        words = language.text("Its audit trail was changed: the chain does not hold.")
        return [Check("trail", "fails", words, details[:_MOST_DETAILS])]
    words = language.plural(
        "The one step of its audit trail holds.",
        "Its audit trail of {n} steps holds, each bound to the one before.",
        len(carried.trail),
    )
    return [Check("trail", "holds", words)]


def result(language: Language, carried: Carried | CarriedTogether, again: Recomputed) -> Check:
    """Whether the attached answers give the attached result again."""
    other = other_results(carried.result, again.result)
    if other:
        words = language.text("Judged again, the answers that it carries give another result.")
        return Check("result", "fails", words, tuple(other))
    return Check(
        "result",
        "holds",
        language.text("Judged again, the answers that it carries give the same result."),
    )


def words(
    language: Language, printed: Reading, again: Recomputed, carried: Carried | CarriedTogether
) -> Check:
    """Whether every word on its pages follows from what it carries."""
    rewritten = Reading(Opened(again.content))
    details = [
        *_other_words(language, printed.said(), rewritten.said()),
        *_strange_words(language, printed, rewritten, again.report.page_label),
    ]
    if not details:
        return Check(
            "words", "holds", language.text("Every word on its pages follows from what it carries.")
        )
    toolkit = other_versions(carried).get("platform-due-diligence")
    if toolkit:
        there, here = toolkit
        hint = language.text(
            "It was written by version {there} of the toolkit, and this is {here}, which may use "
            "other words: verify it with version {there}.",
            there=there,
            here=here,
        )
        details.append(hint)
    told = language.text("What is printed does not follow from what it carries.")
    return Check("words", "fails", told, tuple(details[:_MOST_DETAILS]))


def same_bytes(
    language: Language, content: bytes, again: Recomputed, carried: Carried | CarriedTogether
) -> Check:
    """Whether the file, made anew, is the same to the last byte."""
    if content.startswith(again.content):
        told = language.text("Made anew from what it carries, it is the same to the last byte.")
        return Check("bytes", "holds", told)
    versions = other_versions(carried)
    if versions:
        told = language.text(
            "It could not be made anew byte by byte, since other versions are installed here than "
            "it was made with. Its words were compared; its lines and pictures were not."
        )
        details = tuple(f"{name} {there}, here {here}" for name, (there, here) in versions.items())
        return Check("bytes", "unknown", told, details)
    place = _first_difference(content, again.content)
    told = language.text("Made anew from what it carries, it is not the same file.")
    return Check(
        "bytes", "fails", told, (language.text("It differs from byte {n} on.", n=place + 1),)
    )


def additions(language: Language, content: bytes, signatures: Sequence[Signature]) -> Check:
    """Whether anything was added after the file was made but a seal and signatures."""
    if signatures:
        return _updates(language, signatures)
    end = content.find(_END) + len(_END)
    more = len(content[end:].strip())
    if more:
        told = language.text("Something was added to the file after it was made.")
        return Check(
            "additions", "fails", told, (language.text("{n} bytes follow its end.", n=more),)
        )
    return Check(
        "additions", "holds", language.text("Nothing was added to the file after it was made.")
    )


def _updates(language: Language, signatures: Sequence[Signature]) -> Check:
    """Each signature vouches for the file up to itself, and says what may follow."""
    if signatures[0].update > 1:
        told = language.text("Something was added to the file before it was signed.")
        return Check("additions", "fails", told)
    beyond = tuple(each.field for each in signatures if each.intact and not each.allowed)
    if beyond:
        told = language.text("More was added to the file after it was signed than signatures.")
        return Check("additions", "fails", told, beyond)
    return Check(
        "additions",
        "holds",
        language.text("Nothing was added to the file but a seal or signatures."),
    )


def seal(
    language: Language, carried: Carried | CarriedTogether, signatures: Sequence[Signature]
) -> Check:
    """Whether the file is sealed as it says, and by whom."""
    seals = [each for each in signatures if each.certifies]
    said = carried.versions.sealed
    if not seals and not said:
        told = language.text("It is not sealed: who made it is not proven.")
        return Check("seal", "unknown", told)
    wrong = _wrong_seals(language, seals, said=said)
    if wrong:
        return Check("seal", "fails", wrong)
    return _whose(language, "seal", seals[0], language.text("Sealed by"))


def _wrong_seals(language: Language, seals: Sequence[Signature], *, said: bool) -> str:
    if not seals:
        return language.text("It says that it is sealed, but its seal is missing.")
    if not said:
        return language.text("It says that it is not sealed, but somebody has put a seal on it.")
    if len(seals) > 1:
        return language.text("It has more than one seal.")
    if seals[0].update > 1:
        return language.text("Its seal was put on after something else was added.")
    return ""


def signed(language: Language, signatures: Sequence[Signature]) -> list[Check]:
    """Who has signed, in the order in which they did."""
    return [
        _whose(language, "signature", each, language.text("Signed as {role} by", role=each.field))
        if each.field in SIGNING
        else _misplaced(language, each)
        for each in signatures
        if not each.certifies
    ]


def _misplaced(language: Language, signature: Signature) -> Check:
    """A signature for which the report has no line, as of one who would pass for the seal."""
    told = language.text(
        "Somebody has signed as {role}, for which it has no line.", role=signature.field
    )
    return Check("signature", "fails", told, (signature.name,))


def _whose(language: Language, name: Name, signature: Signature, what: str) -> Check:
    """By whom and when; whether that is certain depends on the anchor."""
    when = signature.when.strftime("%Y-%m-%d %H:%M %Z").strip() if signature.when else "?"
    by_whom = f"{what} {signature.name or '?'}, {when}"
    clock = (
        language.text("The time is vouched for by a time-stamp.")
        if signature.stamped
        else language.text("The time is that of the signer's own clock.")
    )
    if not signature.intact:
        told = language.text("{who}: broken, what it covers was changed since.", who=by_whom)
        return Check(name, "fails", told)
    if not signature.allowed:
        told = language.text("{who}: more was added since than it allows.", who=by_whom)
        return Check(name, "fails", told)
    if signature.vouched is False:
        told = language.text("{who}: the anchor given does not vouch for this name.", who=by_whom)
        return Check(name, "fails", told)
    if signature.vouched is None:
        told = language.text(
            "{who}: no anchor is given that could vouch for this name.", who=by_whom
        )
        return Check(name, "unknown", told, (clock,))
    return Check(name, "holds", f"{by_whom}.", (clock,))


def refused(language: Language, reason: RefusedError) -> Check:
    """The answer where a file is not read any further."""
    return Check(
        "file",
        "fails",
        language.text("The file cannot be verified: {why}.", why=language.worded(reason.message)),
    )


def _other_words(
    language: Language, printed: Sequence[Said], rewritten: Sequence[Said]
) -> list[str]:
    """Where the words part, block by block."""
    nothing = Said("", "")
    return [
        language.text(
            "It says “{there}”, where “{here}” would follow.",
            there=_short(there.text),
            here=_short(here.text),
        )
        for there, here in zip_longest(printed, rewritten, fillvalue=nothing)
        if there != here
    ][:_MOST_DETAILS]


def _strange_words(
    language: Language, printed: Reading, rewritten: Reading, label: str
) -> list[str]:
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
            language.text("Page {n} also shows “{there}”.", n=number, there=_short(text))
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
