"""People, and a small assessment begun, for tests of the workflow."""

from datetime import date, timedelta
from typing import Any

from assessor import shipped
from assessor.access import Grant, Person, local_person
from assessor.assessment import Organisation, Platform, SignedAs
from assessor.store.register import Known, enter
from assessor.whatif import Scenario, supposing
from assessor.workflow import answering, beginning, deciding, promising, reviewing
from assessor.workflow.deciding import Choice, Signing
from assessor.workflow.desk import Desk, Judges
from assessor.workflow.filing import Verified
from assessor.workflow.promising import Lifting
from assessor.workflow.record import Record
from questionnaires.questionnaire import Questionnaire
from questionnaires.response import Answer, Backing
from scoring.policy import Policy
from tests.web import kit

DROPPED = "concerns_log"
"""A question that nothing else waits for, left out of a newer version."""
ORGANISATION = Organisation(name="A society", id="society")
PLATFORM = Platform(name="Platform")
ME = local_person("Amina")
BACKED = Backing(kind="document", file="proof.pdf", seen=date(2026, 11, 1))
GOOD = Answer(value="good", backing=BACKED)
FAIR = Answer(value="fair", backing=BACKED)
BAD = Answer(value="bad", backing=BACKED)
SIGNED = SignedAs(
    role="legal",
    name="Lea Légal",
    certificate="c" * 64,
    signature="1" * 64,
    when="2026-11-26T12:00:00+00:00",
)
SIGNED_COPY = Verified(b"%PDF-1.7 signed", "signed.pdf", 1, 8, False, (SIGNED,))
"""A signed copy as verification hands it over."""


def person(name: str, *roles: str, organisation: str = "") -> Person:
    """Somebody who has signed in and holds these roles."""
    return Person(f"p_{name}", name, frozenset(Grant(role, organisation) for role in roles))


LEAD, COLLEAGUE = person("lead", "lead"), person("colleague", "contributor")
LEGAL, DECIDER = person("legal", "legal"), person("decider", "decider")
DPO = person("dpo", "dpo")
VIEWER, ADMIN = person("viewer", "viewer"), person("admin", "admin")
EVERYBODY = (LEAD, COLLEAGUE, LEGAL, DPO, DECIDER, VIEWER, ADMIN)


def policy() -> Policy:
    """The kit's policy, where a fair answer calls for a measure too."""
    data: dict[str, Any] = kit.policy().model_dump(by_alias=True, exclude_defaults=True)
    data["measures"] = {"write": {"what": "Write it down", "role": "legal", "proof": "The page"}}
    for level in data["questions"]["one"]["levels"]:
        if level["answer"] == "fair":
            level["measures"] = ("write",)
    return Policy.model_validate(data)


def known(desk: Desk, *people: Person) -> None:
    """Write people down, so that their names stand behind their references."""
    with desk.database.writing() as connection:
        for one in people:
            now = desk.now()
            enter(
                connection, Known(one.ref, one.ref, f"{one.name}@example.org", one.name, now, now)
            )
        desk.noted(connection, people[0], [])


def sound() -> Judges:
    """The kit's pair as a file could bring it: no link that is none, no way round a knock-out."""
    data: dict[str, Any] = kit.questionnaire().model_dump(by_alias=True, exclude_defaults=True)
    data["sources"] = [one for one in data["sources"] if one["id"] != "trap"]
    for question in data["item"][0]["item"]:
        question.pop("allow_not_applicable", None)
    return Judges(Questionnaire.model_validate(data), policy())


def begun(desk: Desk, who: Person = ME, judges: Judges | None = None) -> Record:
    """The kit's questionnaire, or another, begun and not answered."""
    pair = judges or (kit.questionnaire(), policy())
    return beginning.start(desk, who, PLATFORM, ORGANISATION, pair)


def answered(
    desk: Desk, answer: Answer, who: Person = LEAD, judges: Judges | None = None
) -> Record:
    """The kit with its questions answered; `answer` to the one that decides most."""
    record = begun(desk, who, judges)
    for link_id, given in (("one", answer), ("steps", Answer(value=4)), ("follow_up", GOOD)):
        answering.answer(desk, who, record.id, link_id, given, 0)
    return desk.record(who, record.id)


def sent(desk: Desk, answer: Answer = GOOD, who: Person = LEAD) -> Record:
    """The kit answered and sent for review."""
    return reviewing.submit(desk, who, answered(desk, answer, who).id)


def decided(desk: Desk, answer: Answer = GOOD, who: Person = LEAD) -> Record:
    """The kit, sound enough for a report that is verified, sent for review and decided on."""
    record = reviewing.submit(desk, who, answered(desk, answer, who, sound()).id)
    return deciding.decide(desk, DECIDER, record.id, signing(desk, record))


def lifting(record: Record, reason: str = "We know why.", role: str = "legal") -> Lifting:
    """The exception from the kit's one knock-out."""
    return Lifting("one", role, reason, record.seen("one"))


def lifted(desk: Desk, who: Person = LEGAL) -> Record:
    """The kit with its knock-out answered and lifted, in review."""
    record = sent(desk, BAD)
    return promising.lift(desk, who, record.id, lifting(record))


def supposed(desk: Desk, record: Record, value: str = "good") -> Scenario:
    """A supposition about the kit's question that decides most."""
    return supposing("supposed", desk.case(record), {"one": value})


def signing(desk: Desk, record: Record, verdict: Choice = "go", **more: Any) -> Signing:
    """A signature on what stands now, with all that it needs."""
    given: dict[str, Any] = {
        "rationale": "The answers show it.",
        "review_by": desk.today() + timedelta(days=180),
        "seen": record.head.number,
    }
    return Signing(verdict, **{**given, **more})


def ours(version: str = "1") -> Judges:
    """The shipped pair under a name of our own."""
    asked, policy = shipped.both()
    return Judges(
        asked.model_copy(update={"id": "ours", "version": version}),
        policy.model_copy(update={"id": "ours", "version": version, "questionnaire": "ours"}),
    )


def _without(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same items without that question, at any depth."""
    left = [item for item in items if item["link_id"] != DROPPED]
    return [{**item, "item": _without(item["item"])} if "item" in item else item for item in left]


def newer() -> Judges:
    """A next version of the shipped pair that asks one question less."""
    asked = shipped.both()[0].model_dump(mode="python", by_alias=True, exclude_defaults=True)
    judging_it = shipped.both()[1].model_dump(mode="python", by_alias=True, exclude_defaults=True)
    judging_it["questions"].pop(DROPPED)
    return Judges(
        Questionnaire.model_validate(
            {**asked, "version": "1.1", "item": _without(list(asked["item"]))}
        ),
        Policy.model_validate({**judging_it, "version": "1.1"}),
    )
