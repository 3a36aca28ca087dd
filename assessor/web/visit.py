"""A visit: who looks at the page, which assessment is open, and where to go next."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from assessor.access import Action, NotAllowedError, Person, may
from assessor.casework import Case
from assessor.i18n import Language
from assessor.installation import opened_desk
from assessor.languages.laying import case_in, in_language
from assessor.store import schema
from assessor.web.state import Sitting
from assessor.web.tongue import IN_ADDRESS
from assessor.workflow import people
from assessor.workflow.desk import Desk, Judges, NotThereError
from assessor.workflow.record import Record

ASSESSMENT, QUESTION, VIEW, VERSION = "assessment", "question", "view", "version"
TRY = "try"
"""What an address may name: `assess?assessment=tiktok-1a2b&question=storage`."""
_OPEN, _SITTING, _WHO = "open-assessment", "sitting", "who"


class Going(NamedTuple):
    """Where the visitor wants to go: a page by its key, and what its address names."""

    page: str
    query: tuple[tuple[str, str], ...] = ()


def to(page: str, assessment: str | None = None, question: str | None = None) -> Going:
    """The way to a page, for one assessment or one question of it.

    >>> to("result", "tiktok-1a2b")
    Going(page='result', query=(('assessment', 'tiktok-1a2b'),))
    """
    named = ((ASSESSMENT, assessment), (QUESTION, question))
    return Going(page, tuple((name, value) for name, value in named if value))


class Visit(NamedTuple):
    """Everything that a page is drawn from.

    doors: the pages by their keys. as_of_day and record are read anew at every run.
    """

    desk: Desk
    person: Person
    language: Language
    doors: Mapping[str, StreamlitPage]

    @property
    def open_id(self) -> str | None:
        """The assessment that the address names, or the one that was open last."""
        named = st.query_params.get(ASSESSMENT)
        kept: str | None = named or st.session_state.get(_OPEN)
        return kept

    def record(self) -> Record | None:
        """The assessment that is open, as it stands in the store.

        Raises:
            NotThereError: it was deleted, or the address is wrong.
            NotAllowedError: this person may not read it.
        """
        name = self.open_id
        if name is None:
            return None
        try:
            record = self.desk.record(self.person, name)
        except (NotThereError, NotAllowedError):
            st.session_state.pop(_OPEN, None)
            raise
        st.session_state[_OPEN] = name
        if st.query_params.get(ASSESSMENT) != name:
            st.query_params[ASSESSMENT] = name
        return record

    def sitting(self, record: Record) -> Sitting:
        """The visitor's hold on an assessment: what they have before them of it."""
        kept: Sitting | None = st.session_state.get(_SITTING)
        mine = record.id, self.person, self.language
        if kept is None or (kept.record.id, kept.person, kept.language) != mine:
            serial = kept.serial + 1 if kept else 1
            kept = Sitting(self.desk, self.person, record, serial, self.language)
            st.session_state[_SITTING] = kept
        return kept

    def case(self, record: Record) -> Case:
        """An assessment with what judges it, in the visitor's language."""
        return case_in(self.desk.case(record), self.language)

    def judges(self, judges: Judges) -> Judges:
        """A questionnaire and its policy in the visitor's language, to be read and not kept."""
        asked, policy = judges.questionnaire, judges.policy
        first = asked.language
        return Judges(
            in_language(asked, self.language, first), in_language(policy, self.language, first)
        )

    def may(self, action: Action, record: Record | None = None) -> bool:
        """Whether this person may do something, to hide what the workflow would refuse."""
        return may(self.person, action, record.organisation if record else "")

    def go(self, going: Going) -> None:
        """Leave for another page."""
        st.switch_page(self.doors[going.page], query_params=going.query)

    def link(self, words: str, going: Going) -> None:
        """A link to another page that also works in a new tab."""
        st.page_link(self.doors[going.page], label=words, query_params=going.query)

    def address(self, going: Going) -> str:
        """The address of a page as a relative link, for HTML of ours and for mail."""
        path = self.doors[going.page].url_path
        return f"{path}?{urlencode(going.query)}" if going.query else path

    def way(self, going: Going) -> str:
        """The same for a link on a page of ours: the visit goes on in its language."""
        spoken = st.query_params.get(IN_ADDRESS)
        kept = ((IN_ADDRESS, spoken),) if spoken else ()
        return f"./{self.address(going._replace(query=(*going.query, *kept)))}"

    def name(self, ref: str) -> str:
        """Who is behind a reference."""
        if ref == self.person.ref:
            return self.language.text("you")
        with self.desk.database.reading() as connection:
            return self.language.worded(self.desk.directory(connection).name(ref))

    def time(self, at: str) -> str:
        """A moment of an event as the visitor's clock shows it, such as 14:03."""
        return self._local(at).strftime("%H:%M")

    def moment(self, at: str) -> str:
        """A moment of an event with its day."""
        local = self._local(at)
        return f"{self.language.date(local.date())}{self.language.comma}{local.strftime('%H:%M')}"

    def _local(self, at: str) -> datetime:
        try:
            zone: ZoneInfo | None = ZoneInfo(st.context.timezone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            zone = None
        return datetime.fromisoformat(at).astimezone(zone or UTC)


@cache
def shared_desk() -> Desk:
    """The desk of this process. Nothing on it is lost with it: the store has it all.

    Raises:
        SettingError, StoreError: with what to do.
    """
    return opened_desk()


def store_answers() -> None:
    """Let it pass if the store can be read now. Raises whatever it will if it cannot."""
    schema.ensure_present(shared_desk().database)


def arrived(desk: Desk, subject: str | None, email: str | None, name: str) -> Person:
    """Who this visitor is to the store; written down once a visit. None: the local person."""
    if subject is None:
        return people.local(desk)
    kept: tuple[str, str] | None = st.session_state.get(_WHO)
    if kept is None or kept[0] != subject:
        kept = (subject, people.welcome(desk, subject, email, name).ref)
        st.session_state[_WHO] = kept
    return people.known(desk, kept[1])
