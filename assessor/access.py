"""Who may do what: one table, asked by the workflow on every read and every write.

A page may hide what somebody may not do; only this table refuses it.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from questionnaires.messages import Message, SpokenError
from questionnaires.problems import listed

Role = Literal["contributor", "lead", "legal", "dpo", "decider", "viewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
OWN_WORDS: Mapping[str, Message] = {
    "contributor": Message("Contributor"),
    "lead": Message("Lead"),
    "legal": Message("Legal"),
    "dpo": Message("Data protection officer"),
    "decider": Message("Decider"),
    "viewer": Message("Viewer"),
    "admin": Message("Admin"),
}
"""What the roles are called."""
Action = Literal[
    "read",
    "start",
    "answer",
    "agree_measure",
    "meet_measure",
    "submit",
    "remark",
    "reply",
    "give_back",
    "advise",
    "decide",
    "file_copy",
    "reopen",
    "record_outcome",
    "suppose",
    "move",
    "delete",
    "manage_people",
    "read_register",
]

ALLOWED: Mapping[Action, frozenset[Role]] = {
    "read": frozenset({"contributor", "lead", "legal", "dpo", "decider", "viewer"}),
    "start": frozenset({"lead"}),
    "answer": frozenset({"contributor", "lead"}),
    "agree_measure": frozenset({"lead"}),
    "meet_measure": frozenset({"lead", "legal", "dpo"}),
    "submit": frozenset({"lead"}),
    "remark": frozenset({"lead", "legal", "dpo", "decider"}),
    "reply": frozenset({"contributor", "lead", "legal", "dpo", "decider"}),
    "give_back": frozenset({"legal"}),
    "advise": frozenset({"legal", "dpo"}),
    "decide": frozenset({"decider"}),
    "file_copy": frozenset({"lead", "legal", "dpo", "decider"}),
    "reopen": frozenset({"lead", "decider"}),
    "record_outcome": frozenset({"contributor", "lead"}),
    "suppose": frozenset({"contributor", "lead", "legal", "dpo", "decider"}),
    "move": frozenset({"lead"}),
    "delete": frozenset({"lead"}),
    "manage_people": frozenset({"admin"}),
    "read_register": frozenset({"admin"}),
}
"""The roles that may do each thing.

Lifting a knock-out is apart: its policy names the role. Whoever holds a role that only a
policy names may read as well, or they could not see what they are asked to lift.
"""

EVERYWHERE = ""
"""Stands for all organisations in a grant."""
LOCAL = "p_local"
"""The reference of the one local person, where nobody signs in."""
SYSTEM = "p_system"
"""The reference under which the toolkit itself acts, such as when it tidies up."""


class Grant(NamedTuple):
    """A role that somebody holds for one organisation, or everywhere.

    role: one of ROLES, or one that a policy names, such as "safeguarding", which lets
    its holder lift that policy's knock-outs.
    """

    role: str
    organisation: str = EVERYWHERE


class Person(NamedTuple):
    """Somebody who acts, by reference. local: nobody signs in here, so nobody is known."""

    ref: str
    name: str
    grants: frozenset[Grant]
    local: bool = False

    def holds(self, role: str, organisation: str) -> bool:
        """Whether this person has the role for that organisation."""
        if self.local:
            return True
        return Grant(role) in self.grants or Grant(role, organisation) in self.grants


class NotAllowedError(SpokenError):
    """Somebody tried what their roles do not allow. The message is for them."""


def may(person: Person, action: Action, organisation: str) -> bool:
    """Whether the person may do this for that organisation."""
    if any(person.holds(role, organisation) for role in ALLOWED[action]):
        return True
    return action == "read" and any(
        grant.role not in ROLES and grant.organisation in (EVERYWHERE, organisation)
        for grant in person.grants
    )


def may_lift(person: Person, role: str, organisation: str) -> bool:
    """Whether the person may lift a knock-out whose policy names this role."""
    return person.holds(role, organisation)


def ensure_may(person: Person, action: Action, organisation: str) -> None:
    """Let it pass, or refuse.

    Raises:
        NotAllowedError: the person's roles do not allow it; the message says which would.
    """
    if not may(person, action, organisation):
        raise NotAllowedError(refusal(action))


def refusal(action: Action) -> Message:
    """What to tell somebody who may not do something."""
    if action == "read":
        return Message("You may not open this. Nothing changed. Ask the owner named in your PDF.")
    roles = listed(words for role, words in OWN_WORDS.items() if role in ALLOWED[action])
    return Message(
        "Your roles do not allow this. Nothing changed. It takes the role {roles}.", roles=roles
    )


def local_person(name: str) -> Person:
    """The one person of an installation where nobody signs in: all roles, and known to nobody."""
    return Person(LOCAL, name, frozenset(Grant(role) for role in ROLES), local=True)
