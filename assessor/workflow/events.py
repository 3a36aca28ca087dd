"""What can happen to an assessment, as it is written into its chain.

A person is named by reference only. Each class is one kind of event; its fields are the
body. Kinds may be added, never changed: what is in a chain stays there.
"""

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar, Literal

from assessor.assessment import Assessment, Outcome, SignedAs
from assessor.audit import ERASED
from assessor.json_text import json_line, parsed
from questionnaires.model import Day, Frozen, Id, Listed, Plain, Sha256
from questionnaires.response import Answer, QuestionnaireRef
from scoring.commitments import LiftedKnockOut, MeasureCommitment


class Event(Frozen):
    """Something that happened."""

    kind: ClassVar[str]

    def body(self) -> str:
        """What to write down of it."""
        return json_line(self.model_dump(mode="python", by_alias=True, exclude_defaults=True))


class Begun(Event):
    """An assessment was begun or taken over from a file; with all that was known at once.

    questionnaire and policy: the hashes under which the store keeps what judges it.
    origin: the file that it was taken over from.
    """

    kind: ClassVar[str] = "begun"
    assessment: Assessment
    owner: Id
    questionnaire: Sha256
    policy: Sha256
    origin: Plain | None = None


class Answered(Event):
    """A question was answered, or its answer taken back (None)."""

    kind: ClassVar[str] = "answered"
    answer: Answer | None = None


class Confirmed(Event):
    """Somebody stands behind a proposed answer, or says why it is another here."""

    kind: ClassVar[str] = "confirmed"
    day: Day
    overridden_because: Plain | None = None


class SetAside(Event):
    """Somebody answered without having seen a colleague's answer; kept, and not counted."""

    kind: ClassVar[str] = "set_aside"
    answer: Answer | None = None
    over: int


class Settled(Event):
    """The answer that counts was chosen over the one set aside."""

    kind: ClassVar[str] = "settled"
    over: int


class Attached(Event):
    """A file was added as proof."""

    kind: ClassVar[str] = "attached"
    sha256: Sha256
    name: Plain
    media_type: Plain
    size: int


class Described(Event):
    """What is being decided, by whom, until when, was changed.

    judged_today: it is no longer judged as of the day that its file named.
    """

    kind: ClassVar[str] = "described"
    title: Plain | None = None
    scope: Plain | None = None
    author: Plain | None = None
    review_by: Day | None = None
    owner: Id | None = None
    judged_today: bool = False


class Promised(Event):
    """A measure was agreed or met."""

    kind: ClassVar[str] = "promised"
    measure: MeasureCommitment


class Withdrawn(Event):
    """What was said of a measure was taken back."""

    kind: ClassVar[str] = "withdrawn"
    measure: Id


class Lifted(Event):
    """A knock-out was lifted by signed exception."""

    kind: ClassVar[str] = "lifted"
    lifted: LiftedKnockOut


class LiftingWithdrawn(Event):
    """An exception was taken back. role: in which it had been made."""

    kind: ClassVar[str] = "lifting_withdrawn"
    role: Id


class Submitted(Event):
    """The owner sent it for review."""

    kind: ClassVar[str] = "submitted"


class Remarked(Event):
    """A reviewer said something. seen: the number of the event whose answer they read."""

    kind: ClassVar[str] = "remarked"
    text: Plain
    seen: int = 0
    role: Id = "legal"


class Replied(Event):
    """Somebody answered a remark, by the number of its event."""

    kind: ClassVar[str] = "replied"
    to: int
    text: Plain


class Returned(Event):
    """Legal sent it back, with the reason."""

    kind: ClassVar[str] = "returned"
    text: Plain


class Advised(Event):
    """Legal, or the data protection officer, advised; neither decides."""

    kind: ClassVar[str] = "advised"
    text: Plain
    role: Id = "legal"


class Decided(Event):
    """Somebody signed. recommendation: what the answers pointed to at that moment.

    advised_by: the roles in which advice had been given; none where it came from outside.
    """

    kind: ClassVar[str] = "decided"
    verdict: Literal["go", "conditional", "no_go"]
    rationale: Plain
    recommendation: Plain | None = None
    review_by: Day
    day: Day
    dpo_advice: Plain | None = None
    advised_by: Annotated[tuple[Id, ...], Listed] = ()
    dpo_advice_accepted: bool | None = None
    dissent: Plain | None = None


class Filed(Event):
    """A signed copy of the report was verified and kept.

    version: whose report it is. reached: the number of the last event that the report
    knows of. sealed: whether it bears a seal.
    """

    kind: ClassVar[str] = "filed"
    sha256: Sha256
    name: Plain
    size: int
    version: int
    reached: int
    sealed: bool = False
    signatures: Annotated[tuple[SignedAs, ...], Listed]


class Reopened(Event):
    """Work goes on in a new version; the signed one is kept."""

    kind: ClassVar[str] = "reopened"
    reason: Plain


class Measured(Event):
    """An outcome was recorded, beside what was expected."""

    kind: ClassVar[str] = "measured"
    outcome: Outcome


class Moved(Event):
    """It is asked and judged by another version from here on.

    answers: which questionnaire the answers are to.
    """

    kind: ClassVar[str] = "moved"
    answers: QuestionnaireRef
    questionnaire: Sha256
    policy: Sha256


class Erased(Event):
    """Something was erased from earlier events; these are the digests of what stands there now."""

    kind: ClassVar[str] = ERASED
    digests: Mapping[str, Sha256]
    reason: Plain


class Noted(Event):
    """Something about the store itself: a role given, an assessment deleted, a setting."""

    kind: ClassVar[str] = "noted"
    what: Literal[
        "began",
        "deleted",
        "entered",
        "granted",
        "revoked",
        "renamed",
        "erased",
        "restored",
        "kept",
    ]
    about: Plain
    detail: Annotated[tuple[Plain, ...], Listed] = ()


EVENTS: Mapping[str, type[Event]] = {
    each.kind: each
    for each in (
        Begun,
        Answered,
        Confirmed,
        SetAside,
        Settled,
        Attached,
        Described,
        Promised,
        Withdrawn,
        Lifted,
        LiftingWithdrawn,
        Submitted,
        Remarked,
        Replied,
        Returned,
        Advised,
        Decided,
        Filed,
        Reopened,
        Measured,
        Moved,
        Erased,
        Noted,
    )
}
"""Every kind of event, by the name under which it is written."""


def event_of(kind: str, body: str) -> Event:
    """The event in a row of the store."""
    data: Any = parsed(body)
    return EVENTS[kind].model_validate(data)
