"""What the command line does with people: list them, enter them, give and take roles, erase."""

import argparse
from collections.abc import Callable
from typing import Any

from assessor.access import EVERYWHERE, LOCAL, Grant
from assessor.commands.storing import Done
from assessor.installation import existing_desk, operator
from assessor.store.register import Known
from assessor.workflow import people
from assessor.workflow.desk import Desk, RefusedError
from questionnaires.messages import Message
from questionnaires.problems import quoted


def grant_of(words: str) -> Grant:
    """A role as it is written on the command line.

    >>> grant_of("legal@society")
    Grant(role='legal', organisation='society')
    """
    role, _, organisation = words.partition("@")
    if not role or any(letter.isspace() for letter in role):
        raise RefusedError(
            "{words} is no role. Write legal, or legal@ORGANISATION.", words=quoted(words)
        )
    return Grant(role, organisation or EVERYWHERE)


def written(grant: Grant) -> str:
    """A role as the command line takes it back."""
    return grant.role if grant.organisation == EVERYWHERE else f"{grant.role}@{grant.organisation}"


def _list(desk: Desk, _: argparse.Namespace) -> Done:
    found = [
        (known, sorted(map(written, grants)))
        for known, grants in people.everybody(desk, operator(desk))
        if known.ref != LOCAL
    ]
    lines = tuple(_line(known, roles) for known, roles in found)
    return Done(lines, {"people": [_as_data(known, roles) for known, roles in found]})


def _line(known: Known, roles: list[str]) -> Message:
    return Message(
        "{ref}  {name}  {email}  {roles}",
        ref=known.ref,
        name=known.name or Message("(erased)"),
        email=known.email or "-",
        roles=", ".join(roles) or "-",
    )


def _enter(desk: Desk, arguments: argparse.Namespace) -> Done:
    roles = [grant_of(words) for words in arguments.role]
    known = people.enter(desk, operator(desk), arguments.name, arguments.email, roles)
    given = [written(one) for one in roles]
    return Done(
        (Message("{ref}: {name} is entered.", ref=known.ref, name=known.name),),
        _as_data(known, given),
    )


def _grant(desk: Desk, arguments: argparse.Namespace) -> Done:
    known, given = _found(desk, arguments.who), grant_of(arguments.role)
    people.grant(desk, operator(desk), known.ref, given)
    return _changed(desk, known)


def _revoke(desk: Desk, arguments: argparse.Namespace) -> Done:
    known, taken = _found(desk, arguments.who), grant_of(arguments.role)
    people.revoke(desk, operator(desk), known.ref, taken)
    return _changed(desk, known)


def _erase(desk: Desk, arguments: argparse.Namespace) -> Done:
    known = _found(desk, arguments.who)
    places = people.erase(desk, operator(desk), known.ref)
    said = Message(
        "{ref}: erased; the name had been typed in {places} places. Every chain holds.",
        ref=known.ref,
        places=places,
    )
    return Done((said,), {"ref": known.ref, "places": places})


def _changed(desk: Desk, known: Known) -> Done:
    roles = sorted(map(written, people.known(desk, known.ref).grants))
    held = ", ".join(roles) or Message("no role")
    return Done(
        (Message("{ref}: {name} holds {held}.", ref=known.ref, name=known.name, held=held),),
        _as_data(known, roles),
    )


def _found(desk: Desk, who: str) -> Known:
    """Somebody by reference or address."""
    for known, _ in people.everybody(desk, operator(desk)):
        if who in (known.ref, known.email) or who.lower() == known.email:
            return known
    raise RefusedError("There is nobody {who} here. See: assessor people list", who=quoted(who))


def _as_data(known: Known, roles: list[str]) -> dict[str, Any]:
    return {"ref": known.ref, "name": known.name, "email": known.email, "roles": roles}


def _on_the_store(act: Callable[[Desk, argparse.Namespace], Done]) -> Callable[..., Done]:
    def acted(arguments: argparse.Namespace) -> Done:
        desk = existing_desk()
        try:
            return act(desk, arguments)
        finally:
            desk.database.close()

    return acted


ACTIONS: dict[str, Callable[[argparse.Namespace], Done]] = {
    name: _on_the_store(act)
    for name, act in (
        ("list", _list),
        ("enter", _enter),
        ("grant", _grant),
        ("revoke", _revoke),
        ("erase", _erase),
    )
}
