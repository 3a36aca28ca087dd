"""How an assessment begins: for a first platform, for a further one, or from a file.

A further platform starts with what is known already. Facts about the platform come from
its fact sheet, answers about the organisation from its last assessment; neither counts
until a person has confirmed it.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from sqlalchemy import Connection

from assessor import shipped
from assessor.access import Person, ensure_may
from assessor.assessment import Assessment, Organisation, Platform
from assessor.audit import Saying
from assessor.casework import Case
from assessor.fingerprint import sha256
from assessor.json_text import json_line
from assessor.store import chains, shelf, vault
from assessor.workflow.desk import Desk, RefusedError, checked_text, entry_of
from assessor.workflow.events import Begun, Noted
from assessor.workflow.record import Record, organisation_id
from questionnaires.fact_sheet import Fact, FactSheet
from questionnaires.items import Question
from questionnaires.loading import load_fact_sheet
from questionnaires.messages import Message
from questionnaires.problems import InvalidFileError
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import Answer, Backing, Prefill, QuestionnaireRef
from scoring.policy import Policy

_ID_BYTES = 4
_MOST_EARLIER = 12
"""Earlier assessments that are asked for answers which carry over."""
FROM_SHEET, FROM_ASSESSMENT = "fact_sheet", "assessment"
"""How the origins of proposed answers begin."""


def start(
    desk: Desk,
    person: Person,
    platform: Platform,
    organisation: Organisation,
    judges: tuple[Questionnaire, Policy] | None = None,
    language: str | None = None,
) -> Record:
    """Begin an assessment, with everything proposed that is known already.

    language: the one that its people will write in, if somebody has said which.

    Raises:
        NotAllowedError: the person may not begin one for that organisation.
        RefusedError: a name is missing or too long.
    """
    named = platform.model_copy(
        update={"name": checked_text(platform.name, Message("The platform"))}
    )
    ours = organisation.model_copy(
        update={"name": checked_text(organisation.name, Message("The organisation"))}
    )
    asked, policy = judges or shipped.both()
    earlier = earlier_of(desk, person, organisation_id(_bare(asked, named, ours)))
    answers = proposed(asked, named, earlier)
    assessment = _bare(asked, named, ours).model_copy(
        update={
            "author": None if person.local else person.name,
            "answers": answers,
            "language": language,
        }
    )
    return _begun(desk, person, Case(assessment, asked, policy), named.id or named.name)


def adopt(desk: Desk, person: Person, case: Case, origin: str, as_id: str | None = None) -> Record:
    """Take over an assessment from a file, with all that stands in it.

    as_id: keep it under this id, if it is free.

    Raises:
        NotAllowedError: the person may not begin one for that organisation.
    """
    return _begun(desk, person, case, case.assessment.id or "assessment", origin, as_id)


def earlier_of(desk: Desk, person: Person, organisation: str) -> list[Record]:
    """What an organisation has assessed and this person may read, the last changed first.

    Examples are left out, and what was made up: nothing carries over from them.
    """
    made_up = {path.stem for path in shipped.examples()}
    with desk.database.reading() as connection:
        found = shelf.entries(connection, organisation)
    real = [one.id for one in found if not one.illustrative and one.id not in made_up]
    return [desk.record(person, one) for one in real[:_MOST_EARLIER]]


def proposed(
    asked: Questionnaire, platform: Platform, earlier: Sequence[Record]
) -> Mapping[str, Answer]:
    """The answers that may be proposed: the platform's facts, and what carries over.

    earlier: the last first; of each question the last answer that somebody stands behind.
    """
    answers: dict[str, Answer] = {}
    for link_id, about_us in asked.questions.items():
        said = (_carried(about_us, record) for record in earlier)
        last = next((answer for answer in said if answer is not None), None)
        if last is not None:
            answers[link_id] = last
    sheet = sheet_of(platform.id, asked)
    if sheet is not None:
        for fact in sheet.facts:
            question = asked.questions.get(fact.link_id or "")
            if question is not None and question.subject == "platform" and fact.value is not None:
                answers[question.link_id] = from_fact(sheet, fact, asked)
    return answers


def from_fact(sheet: FactSheet, fact: Fact, asked: Questionnaire) -> Answer:
    """The answer that a fact proposes, with the fact's own source as its proof."""
    return Answer(
        value=fact.value,
        backing=proof_of(fact, asked),
        prefill=Prefill(origin=f"{FROM_SHEET} {sheet.id} {sheet.version}"),
        good_until=fact.good_until,
    )


def proof_of(fact: Fact, asked: Questionnaire) -> Backing:
    """A fact's own source, as the proof of an answer."""
    source = asked.source_by_id.get(fact.sources[0])
    return Backing(
        kind="document",
        quote=fact.quote,
        url=source.url if source else None,
        source=fact.sources[0],
        seen=fact.seen,
        good_until=fact.good_until,
    )


def sheet_of(platform: str | None, asked: Questionnaire) -> FactSheet | None:
    """The shipped fact sheet of a platform, if it informs this questionnaire."""
    return next((sheet for sheet in sheets(asked.id) if sheet.id == platform and platform), None)


def fact_for(link_id: str, platform: str | None, asked: Questionnaire) -> Fact | None:
    """The fact that proposes an answer to a question about a platform, if there is one."""
    facts = facts_about(link_id, platform, asked)
    return next((one for one in facts if one.value is not None), None)


def facts_about(link_id: str, platform: str | None, asked: Questionnaire) -> tuple[Fact, ...]:
    """All that the platform's fact sheet says to one question."""
    sheet = sheet_of(platform, asked)
    return tuple(one for one in sheet.facts if one.link_id == link_id) if sheet else ()


def sheets(questionnaire: str) -> tuple[FactSheet, ...]:
    """The shipped fact sheets that inform a questionnaire."""
    return tuple(sheet for sheet in _shipped_sheets() if sheet.questionnaire == questionnaire)


@cache
def _shipped_sheets() -> tuple[FactSheet, ...]:
    asked, _ = shipped.both()
    found = []
    for path in shipped.fact_sheets():
        try:
            found.append(load_fact_sheet(path, asked))
        except InvalidFileError:
            continue  # `assessor check` says what is wrong with it
    return tuple(found)


def _carried(question: Question, last: Record) -> Answer | None:
    """What an earlier assessment of the same organisation says to a question about it."""
    answer = last.assessment.answers.get(question.link_id)
    if not question.carries_over or answer is None or answer.value is None:
        return None
    if answer.prefill is not None and not answer.prefill.confirmed:
        return None
    origin = f"{FROM_ASSESSMENT} {last.id} {last.version}"
    return Answer(
        value=answer.value,
        backing=answer.backing,
        prefill=Prefill(origin=origin),
        good_until=answer.good_until,
        comment=answer.comment,
    )


def _bare(asked: Questionnaire, platform: Platform, organisation: Organisation) -> Assessment:
    return Assessment(
        format="response/1",
        questionnaire=QuestionnaireRef(id=asked.id, version=asked.version),
        platform=platform,
        organisation=organisation,
        answers={},
    )


def _begun(
    desk: Desk,
    person: Person,
    case: Case,
    called: str,
    origin: str | None = None,
    as_id: str | None = None,
) -> Record:
    """Write the first event of a new chain, and its place in the register and the lists."""
    ensure_may(person, "start", organisation_id(case.assessment))
    with desk.database.writing() as connection:
        questionnaire, policy = keep_judges(desk, connection, case.questionnaire, case.policy)
        assessment = _free_id(connection, called, as_id)
        desk.noted(connection, person, [Noted(what="began", about=assessment)])
        event = Begun(
            assessment=case.assessment,
            owner=person.ref,
            questionnaire=questionnaire,
            policy=policy,
            origin=origin,
        )
        saying = Saying(desk.now(), person.ref, event.kind, None, event.body())
        chains.append(connection, assessment, chains.begin(connection, assessment), [saying])
        record = desk.found(connection, assessment)
        shelf.put(connection, entry_of(record))
    return record


def keep_judges(
    desk: Desk, connection: Connection, asked: Questionnaire, policy: Policy
) -> tuple[str, str]:
    """Keep what asks and what judges in the store, and say under which hashes."""
    hashes = []
    for kind, model in (("questionnaire", asked), ("policy", policy)):
        data = model.model_dump(mode="python", by_alias=True, exclude_defaults=True)
        document = vault.Document(
            sha256(model), kind, model.id, model.version, model.title, json_line(data), desk.now()
        )
        vault.put_document(connection, document)
        hashes.append(document.sha256)
    return hashes[0], hashes[1]


def _free_id(connection: Connection, called: str, wanted: str | None) -> str:
    """An id that says what it is about and that nobody has yet."""
    if wanted is not None and wanted != chains.REGISTER:
        if chains.head(connection, wanted) is None:
            return wanted
        raise RefusedError(
            "There is an assessment {wanted} already. Nothing was changed.", wanted=wanted
        )
    plain = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in called)
    stem = "-".join(part for part in plain.lower().split("-") if part)[:40]
    stem = stem if stem[:1].isalpha() else f"a-{stem}".strip("-")
    return f"{stem}-{secrets.token_hex(_ID_BYTES)}"


def stale_facts(sheet: FactSheet, as_of: date) -> Iterable[Fact]:
    """The facts that must be looked up again before anyone relies on them."""
    return (fact for fact in sheet.facts if fact.stale(as_of))
