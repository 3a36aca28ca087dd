"""An assessment as it stands, and all that is known of how it came to stand so."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol

from assessor.assessment import Assessment, Remark, SignedCopy
from assessor.store.chains import Head
from questionnaires.response import Answer

State = Literal["draft", "in_review", "returned", "advised", "decided"]


class Names(Protocol):
    """Who is behind a reference, as far as it is known."""

    def name(self, ref: str) -> str:
        """The name, or words in its place once it has been erased."""

    def account(self, ref: str) -> str | None:
        """What the person signs in with; None for the one local person."""


class Mark(NamedTuple):
    """Which event last touched an answer, when, and by whom."""

    number: int
    at: str
    by: str


class Aside(NamedTuple):
    """An answer given without having seen a colleague's: kept, not counted.

    over: the number of the event whose answer counts instead.
    """

    number: int
    at: str
    by: str
    answer: Answer | None
    over: int


class Said(NamedTuple):
    """A remark with its place in the chain: what it speaks of, and who said it by reference.

    version: of the assessment, when it was said. seen: the event whose answer was read.
    What came with a file has a negative number, and nobody knows what was read.
    """

    number: int
    at: str
    by: str
    version: int
    seen: int
    remark: Remark


class Kept(NamedTuple):
    """A version that was frozen: by being sent for review, or by being signed."""

    version: int
    number: int
    at: str
    by: str
    state: State


class Attachment(NamedTuple):
    """A file that was added as proof of an answer."""

    sha256: str
    name: str
    media_type: str
    size: int
    link_id: str | None


class Copy(NamedTuple):
    """A signed copy that is kept: when it came in, by whom, and what it is.

    number: of the event that tells of it. name: of the file. reached: the event up to
    which its report goes.
    """

    number: int
    at: str
    by: str
    name: str
    reached: int
    copy: SignedCopy


@dataclass(frozen=True, slots=True)
class Record:
    """An assessment with its history so far.

    head: the end of its chain. owner: a reference. questionnaire, policy: hashes of what
    asks and judges. marks: per answer the last event. asides: per question what a
    colleague said at the same time. kept: versions frozen so far, the oldest first.
    frozen: whether nothing was changed since the last of them. changed_at: the number of
    the last event that changed what would be signed. lifters: who lifted each knock-out
    in which role, by reference. copies: signed copies of its report, the oldest first.
    """

    id: str
    head: Head
    assessment: Assessment
    state: State
    owner: str
    questionnaire: str
    policy: str
    changed: str
    marks: Mapping[str, Mark] = field(default_factory=dict)
    asides: Mapping[str, Aside] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    kept: tuple[Kept, ...] = ()
    frozen: bool = False
    changed_at: int = 0
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    lifters: Mapping[tuple[str, str], str] = field(default_factory=dict)
    origin: str | None = None
    decided_by: str | None = None
    copies: tuple[Copy, ...] = ()

    @property
    def version(self) -> int:
        """The number of the version that is being worked on, or was signed last."""
        return self.assessment.version

    @property
    def organisation(self) -> str:
        """The id of the organisation, for access."""
        return organisation_id(self.assessment)

    @property
    def locked(self) -> bool:
        """Whether it is signed, so that nothing but reopening changes it."""
        return self.state == "decided"

    def seen(self, link_id: str) -> int:
        """The number of the event that gave the present answer; 0 where there is none."""
        mark = self.marks.get(link_id)
        return mark.number if mark else 0


def organisation_id(assessment: Assessment) -> str:
    """The id of an assessment's organisation; its name where it has none."""
    organisation = assessment.organisation
    if organisation is None:
        return "unnamed"
    return organisation.id or organisation.name.strip().lower()[:64]
