"""People, and a small assessment begun, for tests of the workflow."""

from assessor.access import Grant, Person, local_person
from assessor.assessment import Organisation, Platform
from assessor.workflow import beginning
from assessor.workflow.desk import Desk
from assessor.workflow.record import Record
from tests.web import kit

ORGANISATION = Organisation(name="A society", id="society")
PLATFORM = Platform(name="Platform")
ME = local_person("Amina")


def person(name: str, *roles: str, organisation: str = "") -> Person:
    """Somebody who has signed in and holds these roles."""
    return Person(f"p_{name}", name, frozenset(Grant(role, organisation) for role in roles))


LEAD, COLLEAGUE = person("lead", "lead"), person("colleague", "contributor")
LEGAL, DECIDER = person("legal", "legal"), person("decider", "decider")
VIEWER, ADMIN = person("viewer", "viewer"), person("admin", "admin")


def begun(desk: Desk, who: Person = ME) -> Record:
    """The kit's questionnaire, begun and not answered."""
    return beginning.start(desk, who, PLATFORM, ORGANISATION, (kit.questionnaire(), kit.policy()))
