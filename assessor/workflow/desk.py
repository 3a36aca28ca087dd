"""What everything in the workflow needs: the store, the clock, and what was read last.

One desk serves a whole process. What it remembers is frozen and can be read again from
the store at any time, so that nothing is lost with it.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from threading import Lock
from typing import NamedTuple

from sqlalchemy import Connection

from assessor import shipped
from assessor.access import LOCAL, SYSTEM, Action, NotAllowedError, Person, ensure_may, may, refusal
from assessor.assessment import Assessment
from assessor.audit import AuditEvent, Fault, Saying, faults
from assessor.casework import Case
from assessor.fingerprint import sha256
from assessor.json_text import parsed
from assessor.settings import Settings
from assessor.store import chains, register, shelf, vault
from assessor.store.engine import Database
from assessor.store.register import Known
from assessor.workflow.events import Event
from assessor.workflow.folding import by_itself, folded
from assessor.workflow.record import Record
from questionnaires.messages import Message, SpokenError
from questionnaires.questionnaire import Questionnaire
from scoring.policy import Policy

Clock = Callable[[], datetime]
_MOST_RECORDS = 512
_MOST_BYTES_OF_TEXT = 20_000


class RefusedError(SpokenError):
    """Something could not be done. The message says why, what is safe, and what to do."""


class NotThereError(RefusedError):
    """There is no such assessment, or it was deleted."""


class Directory:
    """Names behind references, as they were when the store was last asked."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        self.known = known

    def name(self, ref: str) -> str:
        """The name, or words in its place."""
        found = self.known.get(ref)
        if ref == SYSTEM:
            return Message("The toolkit")
        if found is None or found.name is None:
            return (
                Message("One local person")
                if ref == LOCAL
                else Message("Somebody whose name was erased")
            )
        return found.name

    def account(self, ref: str) -> str | None:
        """What the person signs in with; None for the one local person."""
        found = self.known.get(ref)
        return None if ref == LOCAL or found is None else found.email or found.subject or ref


class Judges(NamedTuple):
    """What asks and what judges, as the store keeps them."""

    questionnaire: Questionnaire
    policy: Policy


class Desk:
    """The store with a clock, and the records that were read last."""

    def __init__(
        self, database: Database, settings: Settings, clock: Clock = lambda: datetime.now(UTC)
    ) -> None:
        self.database = database
        self.settings = settings
        self._clock = clock
        self._records: OrderedDict[str, tuple[str, Record]] = OrderedDict()
        self._directory: tuple[str, Directory] | None = None
        self._judges: dict[tuple[str, str], Judges] = {}
        self._lock = Lock()

    def now(self) -> str:
        """This moment, as it is written into events."""
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def today(self) -> date:
        """The day on which answers and proof are judged."""
        return self._clock().astimezone(UTC).date()

    # Reading

    def record(self, person: Person, assessment: str) -> Record:
        """An assessment as it stands.

        Raises:
            NotThereError: there is none, or it was deleted.
            NotAllowedError: the person may not read it.
        """
        with self.database.reading() as connection:
            found = self.found(connection, assessment)
        ensure_may(person, "read", found.organisation)
        return found

    def chain(self, person: Person, assessment: str) -> list[AuditEvent]:
        """Everything that happened to an assessment. Raises like `record`."""
        with self.database.reading() as connection:
            ensure_may(person, "read", self.found(connection, assessment).organisation)
            return chains.events_of(connection, assessment)

    def record_at(self, person: Person, assessment: str, number: int) -> Record:
        """An assessment as it stood after the event of that number. Raises like `record`."""
        with self.database.reading() as connection:
            ensure_may(person, "read", self.found(connection, assessment).organisation)
            events = chains.events_of(connection, assessment)
            names = self.directory(connection)
        found = folded((event for event in events if event.number <= number), names)
        if found is None:
            raise NotThereError(
                "{assessment} has no event {number}.", assessment=assessment, number=number
            )
        return found

    def faults(self, person: Person, assessment: str) -> list[Fault]:
        """Every place where the chain of an assessment does not hold. Raises like `record`."""
        with self.database.reading() as connection:
            ensure_may(person, "read", self.found(connection, assessment).organisation)
            end = chains.head(connection, assessment) or chains.EMPTY
            events = chains.events_of(connection, assessment)
        return list(faults(assessment, events, end))

    def events(self, record: Record) -> list[AuditEvent]:
        """Everything that happened to a record until it stood as it does, for who may read it."""
        with self.database.reading() as connection:
            events = chains.events_of(connection, record.id)
        return [event for event in events if event.number <= record.head.number]

    def names(self) -> Directory:
        """Who is behind which reference, as of now."""
        with self.database.reading() as connection:
            return self.directory(connection)

    def case(self, record: Record) -> Case:
        """The record with what asks and what judges."""
        key = record.questionnaire, record.policy
        judges = self._judges.get(key)
        if judges is None:
            with self.database.reading() as connection:
                judges = self._judges[key] = judges_of(connection, *key)
        return Case(_asked_only(record, judges), judges.questionnaire, judges.policy)

    def directory(self, connection: Connection) -> Directory:
        """Who is behind which reference."""
        return self._directory_of(connection, chains.head(connection, chains.REGISTER))

    def _directory_of(self, connection: Connection, register_end: chains.Head | None) -> Directory:
        end = register_end or chains.EMPTY
        if self._directory is None or self._directory[0] != end.hash:
            known = {one.ref: one for one in register.people(connection)}
            self._directory = end.hash, Directory(known)
        return self._directory[1]

    def found(self, connection: Connection, assessment: str) -> Record:
        """An assessment, whoever asks. Raises NotThereError."""
        end, register_end = chains.heads(connection, assessment, chains.REGISTER)
        return self._as_of(
            connection, assessment, end, self._directory_of(connection, register_end)
        )

    def _as_of(
        self, connection: Connection, assessment: str, end: chains.Head | None, names: Directory
    ) -> Record:
        if end is None or assessment == chains.REGISTER:
            raise NotThereError(
                "There is no such assessment. It may have been deleted; the list shows what is "
                "there."
            )
        names_of = self._directory[0] if self._directory else ""
        with self._lock:
            kept = self._records.get(assessment)
        if kept is not None and kept[0] == names_of:
            if kept[1].head == end:
                return kept[1]
            later = chains.events_of(connection, assessment, kept[1].head.number)
            if later and later[0].previous == kept[1].head.hash:
                return self.remember(folded(later, names, kept[1]), names_of)
        events = chains.events_of(connection, assessment)
        return self.remember(folded(events, names), names_of)

    def in_passing(self, assessments: Sequence[str]) -> Iterator[Record]:
        """Records that are looked at once, whoever asks: those at hand, and others let go again.

        One that was deleted is left out. All are read at once, so there should be few.
        """
        with self.database.reading() as connection:
            names = self.directory(connection)
            chains_of = chains.events_of_each(connection, assessments)
        for one in assessments:
            events = chains_of.get(one)
            if not events:
                continue
            with self._lock:
                _, kept = self._records.get(one, ("", None))
            if kept is not None and kept.head.hash == events[-1].hash:
                yield kept
            elif (record := folded(events, names, held=by_itself)) is not None:
                yield record

    def remember(self, record: Record | None, names_of: str | None = None) -> Record:
        """Keep a record at hand for whoever asks next."""
        if record is None:
            raise NotThereError("The assessment holds no event.")
        tag = names_of if names_of is not None else self._directory[0] if self._directory else ""
        with self._lock:
            self._records[record.id] = tag, record
            self._records.move_to_end(record.id)
            while len(self._records) > _MOST_RECORDS:
                self._records.popitem(last=False)
        return record

    def forget(self, assessment: str) -> None:
        """Drop what was read of an assessment."""
        with self._lock:
            self._records.pop(assessment, None)

    # Writing

    @contextmanager
    def turn(self, person: Person, action: Action | None, assessment: str) -> Iterator["Turn"]:
        """Hold an assessment while something is done to it: all of it, or nothing.

        action None: the caller asks about access itself.

        Raises:
            NotThereError: there is no such assessment.
            NotAllowedError: the person may not do this.
        """
        with self.database.writing() as connection:
            end = chains.held(connection, assessment)
            names = self.directory(connection)
            record = self._as_of(connection, assessment, end, names)
            if not may(person, "read", record.organisation):
                raise NotAllowedError(refusal("read"))
            if action is not None:
                ensure_may(person, action, record.organisation)
            turn = Turn(self, connection, person, record, names)
            yield turn
            turn.write()
        if turn.events:
            self.remember(turn.record)

    def noted(
        self, connection: Connection, person: Person, events: list[Event]
    ) -> list[AuditEvent]:
        """Write into the register of the store, inside a writing transaction."""
        end = chains.held(connection, chains.REGISTER) or chains.EMPTY
        sayings = [Saying(self.now(), person.ref, one.kind, None, one.body()) for one in events]
        return chains.append(connection, chains.REGISTER, end, sayings)


class Turn:
    """An assessment that is held, and what is about to happen to it."""

    def __init__(
        self,
        desk: Desk,
        connection: Connection,
        person: Person,
        record: Record,
        names: Directory,
    ) -> None:
        self.desk, self.connection, self.person = desk, connection, person
        self._names = names
        self.before = self.record = record
        self.events: list[AuditEvent] = []
        self._sayings: list[Saying] = []

    def say(self, event: Event, link_id: str | None = None) -> None:
        """Let something happen, as of now."""
        if not self.person.ref:
            raise NotAllowedError("Nobody is signed in. Sign in, then try again.")
        self._sayings.append(
            Saying(self.desk.now(), self.person.ref, event.kind, link_id, event.body())
        )

    def write(self) -> None:
        """Put what happened into the store."""
        if not self._sayings:
            return
        record = self.before
        self.events = chains.append(self.connection, record.id, record.head, self._sayings)
        after = folded(self.events, self._names, record)
        if after is not None:
            self.record = after
            shelf.note(self.connection, record.id, entry_of(after)._asdict())

    @property
    def number(self) -> int:
        """The number of the last event."""
        return self.events[-1].number if self.events else self.before.head.number


def entry_of(record: Record) -> shelf.Entry:
    """What lists show of a record."""
    assessment = record.assessment
    organisation, platform = assessment.organisation, assessment.platform
    return shelf.Entry(
        record.id,
        assessment.name,
        record.organisation,
        organisation.name if organisation else "",
        (platform.id or platform.name) if platform else "",
        platform.name if platform else "",
        record.state,
        record.version,
        record.owner,
        assessment.review_by.isoformat() if assessment.review_by else None,
        assessment.illustrative,
        record.changed,
    )


def _asked_only(record: Record, judges: Judges) -> Assessment:
    """The assessment without answers to questions that its questionnaire no longer asks."""
    assessment, questions = record.assessment, judges.questionnaire.questions
    if assessment.answers.keys() <= questions.keys():
        return assessment
    kept = {link_id: one for link_id, one in assessment.answers.items() if link_id in questions}
    return assessment.model_copy(update={"answers": kept})


def judges_of(connection: Connection, questionnaire: str, policy: str) -> Judges:
    """What asks and judges, by hash: the shipped ones themselves where they are the same."""
    asked, judging = shipped.both()
    if (sha256(asked), sha256(judging)) == (questionnaire, policy):
        return Judges(asked, judging)
    texts = [vault.document_of(connection, one) for one in (questionnaire, policy)]
    if texts[0] is None or texts[1] is None:
        raise RefusedError(
            "The store lacks the questionnaire or policy of this assessment. Its answers are "
            "safe. Ask whoever runs the store to restore a backup."
        )
    return Judges(
        Questionnaire.model_validate(parsed(texts[0].body)),
        Policy.model_validate(parsed(texts[1].body)),
    )


def checked_text(text: str, what: Message) -> str:
    """A text that somebody typed, without the space around it.

    Raises:
        RefusedError: it is empty or too long to keep.
    """
    kept = text.strip()
    if not kept:
        raise RefusedError("{what} is empty. Write it, then try again.", what=what)
    if len(kept) > _MOST_BYTES_OF_TEXT:
        raise RefusedError(
            "{what} has {there:,} characters; {most:,} are kept. Shorten it.",
            what=what,
            there=len(kept),
            most=_MOST_BYTES_OF_TEXT,
        )
    return kept
