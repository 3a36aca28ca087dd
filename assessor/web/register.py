"""People and their roles, for whoever manages them."""

from functools import partial

import streamlit as st

from assessor.access import EVERYWHERE, LOCAL, ROLES, Grant
from assessor.i18n import Language
from assessor.store.register import Known
from assessor.web.emphasis import main
from assessor.web.forms import Draft, in_dialog, note, send
from assessor.web.plain import html, label
from assessor.web.visit import Visit
from assessor.words import own_role_words
from assessor.workflow import listing, people
from assessor.workflow.desk import RefusedError


def people_and_roles(visit: Visit) -> None:
    """Everybody with their roles, and the ways to change that."""
    language = visit.language
    title = html(language.text("People and roles"))
    st.html(f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{title}</h2>')
    found = [
        (known, grants)
        for known, grants in people.everybody(visit.desk, visit.person)
        if known.ref != LOCAL and known.name is not None
    ]
    if not found:
        note(
            language.text(
                "Nobody yet. Enter people by the address that they sign in with; they have "
                "their roles from the first moment."
            )
        )
    for known, grants in found:
        with st.container(border=True, key=f"person-{known.ref}", gap="xxsmall"):
            _person(visit, known, grants)
    if st.button(label(language.text("Enter somebody")), key="enter-somebody"):
        in_dialog(visit, language.text("Enter somebody"), _enter)


def _person(visit: Visit, known: Known, grants: frozenset[Grant]) -> None:
    language = visit.language
    roles = [grant_words(language, one) for one in sorted(grants)]
    held = language.list(roles) if roles else language.text("no role yet")
    lines = [
        f"<b>{html(known.name or '')}</b> {html(known.email or '')}",
        html(language.text("Roles: {roles}", roles=held)),
    ]
    if known.subject is None:
        lines.append(html(language.text("Has not signed in yet.")))
    st.html("".join(f'<p style="margin:2px 0 0">{line}</p>' for line in lines))
    forms = {
        language.text("Give a role"): _grant,
        language.text("Take a role"): _revoke,
        language.text("Erase the name"): _erase,
    }
    with st.container(horizontal=True, key=f"person-{known.ref}-steps"):
        pressed = [
            (words, draw)
            for words, draw in forms.items()
            if (draw is not _revoke or grants)
            and st.button(label(words), key=f"{known.ref}{draw.__name__}")
        ]
    for words, draw in pressed:
        in_dialog(visit, f"{words}: {known.name}", partial(draw, known.ref))


def grant_words(language: Language, grant: Grant) -> str:
    """A role, with the organisation that it holds for."""
    role = own_role_words(language, grant.role)
    if grant.organisation == EVERYWHERE:
        return role
    return language.text("{role} for {organisation}", role=role, organisation=grant.organisation)


def _enter(visit: Visit) -> None:
    language, draft = visit.language, Draft("enter-somebody")
    name = draft.text(language.text("Name"), "name", lines=False)
    email = draft.text(language.text("E-mail address"), "email", lines=False)
    given = _role(visit, draft)
    if not st.button(label(language.text("Enter")), key="enter-somebody-go", type=main()):
        return

    def act() -> str:
        roles = [given] if given else []
        known = people.enter(visit.desk, visit.person, name, email, roles)
        return language.text("{name} is entered.", name=known.name or "")

    send(draft, act, visit.language)


def _role(visit: Visit, draft: Draft) -> Grant | None:
    """A role to give: one of ours, or one that a policy names; everywhere, or for one of us."""
    language = visit.language
    options = {role: own_role_words(language, role) for role in ROLES}
    role: str | None = draft.choice(language.text("Role"), options, "role")
    other = draft.text(
        language.text("Or a role that a policy names, such as safeguarding"), "other", lines=False
    )
    organisations = {
        line.entry.organisation: line.entry.organisation_name
        for line in listing.lines(visit.desk, visit.person)
    }
    where: str | None = None
    if organisations:
        everywhere = {"*": language.text("All organisations")}
        where = draft.choice(language.text("For"), everywhere | organisations, "where")
    chosen = other or role
    return Grant(chosen, EVERYWHERE if where in (None, "*") else str(where)) if chosen else None


def _grant(ref: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{ref}-grant")
    given = _role(visit, draft)
    if not st.button(label(language.text("Give")), key=f"{ref}-grant-go", type=main()):
        return

    def act() -> str:
        if given is None:
            raise RefusedError(language.text("Choose a role first. Nothing was changed."))
        people.grant(visit.desk, visit.person, ref, given)
        return language.text("Given: {role}.", role=grant_words(language, given))

    send(draft, act, visit.language)


def _revoke(ref: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{ref}-revoke")
    held = sorted(people.known(visit.desk, ref).grants)
    options = {str(place): grant_words(language, one) for place, one in enumerate(held)}
    chosen = draft.choice(language.text("Which role?"), options, "role")
    if not st.button(label(language.text("Take")), key=f"{ref}-revoke-go", type=main()):
        return

    def act() -> str:
        if chosen is None:
            raise RefusedError(language.text("Choose a role first. Nothing was changed."))
        taken = held[int(chosen)]
        people.revoke(visit.desk, visit.person, ref, taken)
        return language.text("Taken: {role}.", role=grant_words(language, taken))

    send(draft, act, visit.language)


def _erase(ref: str, visit: Visit) -> None:
    language, draft = visit.language, Draft(f"{ref}-erase")
    for sentence in (
        language.text(
            "The name, the address and the roles are deleted, and the name is taken out of "
            "every text here. This cannot be undone."
        ),
        language.text(
            "What this person did stays, as done by somebody whose name was erased; every "
            "chain still holds."
        ),
        language.text(
            "Not touched: files that were added as proof, and reports and backups that somebody "
            "has taken away."
        ),
    ):
        note(sentence)
    if not st.button(label(language.text("Erase it")), key=f"{ref}-erase-go", type=main()):
        return

    def act() -> str:
        places = people.erase(visit.desk, visit.person, ref)
        return language.plural(
            "Erased; the name had been typed in {n} place.",
            "Erased; the name had been typed in {n} places.",
            places,
        )

    send(draft, act, visit.language)
