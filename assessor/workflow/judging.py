"""What asks and what judges: questionnaires with their policies, kept and found again.

Kept by the hash of their content, so a version that somebody answered is never changed,
and the same pair handed in twice is there once.
"""

from functools import cache, lru_cache
from typing import NamedTuple

from assessor import shipped
from assessor.access import NotAllowedError, Person, refusal
from assessor.fingerprint import sha256
from assessor.json_text import parsed
from assessor.store import vault
from assessor.workflow.beginning import keep_judges
from assessor.workflow.desk import Desk, Judges, RefusedError
from assessor.workflow.events import Noted
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import QuestionnaireRef
from scoring.checks import findings
from scoring.policy import Policy


class Pair(NamedTuple):
    """A questionnaire and a policy that judges it, by hash. added: when it was kept, if it was."""

    key: tuple[str, str]
    judges: Judges
    added: str | None = None

    @property
    def shipped(self) -> bool:
        """Whether it came with the toolkit that is running."""
        return self.added is None


@cache
def in_use() -> Pair:
    """The pair that ships."""
    asked, policy = shipped.both()
    return Pair((sha256(asked), sha256(policy)), Judges(asked, policy))


def pairs(desk: Desk) -> list[Pair]:
    """Every pair that there is: the shipped one first, then those in the store, newest first."""
    first = in_use()
    with desk.database.reading() as connection:
        asked = vault.documents(connection, "questionnaire")
        judging = vault.documents(connection, "policy")
    found = {first.key: first}
    for one in asked:
        for other in judging:
            judges = _joined(one.body, other.body)
            if judges is not None:
                key = one.sha256, other.sha256
                found.setdefault(key, Pair(key, judges, max(one.added, other.added)))
    return list(found.values())


def for_answers(desk: Desk, ref: QuestionnaireRef | None) -> Judges:
    """The judges that answers name, if they are there; else the shipped ones, which say so."""
    for pair in pairs(desk) if ref else ():
        asked = pair.judges.questionnaire
        if ref is not None and (asked.id, asked.version) == (ref.id, ref.version):
            return pair.judges
    return in_use().judges


def keep(desk: Desk, person: Person, asked: Questionnaire, policy: Policy) -> Pair:
    """Keep a checked pair, for assessments to be started with.

    Raises:
        NotAllowedError: the person leads nowhere.
        RefusedError: one of the same id and version is there and says something else.
    """
    if not leads(person):
        raise NotAllowedError(refusal("start"))
    for one in pairs(desk):
        _ensure_other(one.judges.questionnaire, asked)
        _ensure_other(one.judges.policy, policy)
    with desk.database.writing() as connection:
        key = keep_judges(desk, connection, asked, policy)
        about = f"{asked.id} {asked.version}"
        desk.noted(connection, person, [Noted(what="kept", about=about, detail=key)])
    return Pair(key, Judges(asked, policy), desk.now())


def _ensure_other(known: Questionnaire | Policy, given: Questionnaire | Policy) -> None:
    """Refuse what calls itself like something else that is there: one version says one thing."""
    same = (known.id, known.version) == (given.id, given.version)
    if same and sha256(known) != sha256(given):
        raise RefusedError(
            "Not kept: {id} {version} is there already and says something else. Raise the "
            "version in your file, then choose it again.",
            id=given.id,
            version=given.version,
        )


def leads(person: Person) -> bool:
    """Whether the person may begin an assessment anywhere."""
    return person.local or any(grant.role == "lead" for grant in person.grants)


@lru_cache(maxsize=256)
def _joined(asked: str, policy: str) -> Judges | None:
    """The two as models, if the policy judges this questionnaire. Read once: texts never change."""
    judging = parsed(policy)
    questions = parsed(asked)
    if judging.get("questionnaire") != questions.get("id"):
        return None
    pair = Judges(Questionnaire.model_validate(questions), Policy.model_validate(judging))
    fits = not any(findings(pair.policy, pair.questionnaire))
    return pair if fits else None
