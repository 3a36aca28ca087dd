"""The settings page: people and roles, how long things are kept, and a copy to take away."""

import zipfile
from io import BytesIO

import pytest

from assessor.access import Grant, NotAllowedError
from assessor.i18n import ENGLISH
from assessor.web import visit as visits
from assessor.web.pages.settings import packed
from assessor.workflow import people
from assessor.workflow.desk import Desk
from assessor.workflow.people import everybody
from tests.web.drawn import chosen, drawn, form, offered, pressed, said, typed
from tests.workflow.kit import ADMIN, LEAD, LEGAL, ME, VIEWER, begun, known, person


def roles_of(desk: Desk, email: str) -> frozenset[Grant]:
    """The roles of whoever has this address."""
    return next(grants for one, grants in everybody(desk, ADMIN) if one.email == email)


def test_only_who_manages_people_sees_them(page_desk: Desk) -> None:
    """Everybody else sees how long things are kept, and which versions these are."""
    known(page_desk, LEAD, ADMIN)

    theirs, ours = drawn("", "settings", VIEWER), drawn("", "settings", ADMIN)

    assert "lead@example.org" not in said(theirs)
    assert "Enter somebody" not in offered(theirs)
    assert "Drafts that nobody touches: 730 days." in said(theirs)
    assert "lead lead@example.org" in said(ours)
    assert "Enter somebody" in offered(ours)
    assert "would delete 0 drafts" in said(ours)


def test_the_local_person_says_what_they_are_called(page_desk: Desk) -> None:
    """The name is kept for signatures, and said back."""
    page = typed(drawn("", "settings"), "What are you called?", "Amina")

    page = pressed(page, "Save")

    assert "Saved: you are called Amina." in said(page)
    assert "Amina" == people.local(page_desk).name


def test_somebody_is_entered_with_a_role(page_desk: Desk) -> None:
    """By address, with a role for all organisations; what is no address is refused."""
    page = typed(form("register:_enter", who=ADMIN), "Name", "Bo")
    page = pressed(chosen(typed(page, "E-mail address", "bo"), "Role", "legal"), "Enter")
    assert "is no e-mail address" in said(page)

    page = pressed(typed(page, "E-mail address", "bo@example.org"), "Enter")

    assert "Bo is entered." in said(page)
    assert frozenset({Grant("legal")}) == roles_of(page_desk, "bo@example.org")


def test_roles_are_given_for_one_organisation_and_taken(page_desk: Desk) -> None:
    """Also a role that only a policy names."""
    known(page_desk, LEGAL)
    begun(page_desk, LEAD)
    admin = person("both", "admin", "viewer")
    page = form("register:_grant", LEGAL.ref, who=admin)
    words = "Or a role that a policy names, such as safeguarding"
    page = chosen(typed(page, words, "safeguarding"), "For", "society")

    page = pressed(page, "Give")

    assert "Given: safeguarding for society." in said(page)
    assert frozenset({Grant("safeguarding", "society")}) == roles_of(page_desk, "legal@example.org")
    page = chosen(form("register:_revoke", LEGAL.ref, who=admin), "Which role?", "0")
    pressed(page, "Take")
    assert frozenset() == roles_of(page_desk, "legal@example.org")


def test_a_role_must_be_chosen(page_desk: Desk) -> None:
    """Neither giving nor taking nothing changes anything."""
    known(page_desk, LEGAL)

    for place, words in (("register:_grant", "Give"), ("register:_revoke", "Take")):
        page = pressed(form(place, LEGAL.ref, who=ADMIN), words)
        assert "Choose a role first" in said(page)


def test_erasing_says_what_happens_before_it_does(page_desk: Desk) -> None:
    """The dialog names what goes, what stays and what is not touched; then it is done."""
    known(page_desk, LEGAL, ADMIN)
    page = form("register:_erase", LEGAL.ref, who=ADMIN)
    assert "This cannot be undone." in said(page)
    assert "reports and backups that somebody has taken away" in said(page)

    page = pressed(page, "Erase it")

    assert "Erased; the name had been typed in 0 places." in said(page)
    assert "legal@example.org" not in said(drawn("", "settings", ADMIN))


def test_a_backup_holds_the_store_and_is_for_who_manages_it(page_desk: Desk) -> None:
    """The file is a whole backup; nobody else is handed it."""
    begun(page_desk, ME)
    admin = visits.Visit(page_desk, ADMIN, ENGLISH, {})
    viewer = visits.Visit(page_desk, VIEWER, ENGLISH, {})

    with zipfile.ZipFile(BytesIO(packed(admin))) as file:
        assert "manifest.json" in file.namelist()
    with pytest.raises(NotAllowedError):
        packed(viewer)


def test_everybody_reads_whether_files_are_sealed(page_desk: Desk) -> None:
    """Without a certificate it says so plainly, and that nobody vouches for names."""
    told = said(drawn("", "settings", VIEWER))

    assert "downloaded here are not sealed: no certificate is set up." in told
    assert "Nobody is trusted here to vouch for the names in signatures." in told
