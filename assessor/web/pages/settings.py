"""Settings: who is here with which roles, what is kept for how long, and where."""

from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from assessor import shipped
from assessor.report.model import KeyValues, typed, words
from assessor.sealing.installed import certificate_name, installed
from assessor.store.backup import backup
from assessor.store.schema import PRESENT
from assessor.web.blocks import passage
from assessor.web.emphasis import main
from assessor.web.forms import Draft, done, note, send
from assessor.web.plain import html, label
from assessor.web.register import people_and_roles
from assessor.web.room import enter
from assessor.web.tongue import choose
from assessor.web.visit import Going, Visit
from assessor.workflow import people, tidying


def settings_page(visit: Visit) -> Going | None:
    """Draw the settings; what is of no concern to a visitor is not shown to them."""
    enter("settings")
    title = html(visit.language.text("Settings"))
    st.html(f'<h1 style="font-size:1.75rem;margin:0">{title}</h1>')
    done()
    choose(visit.language, visit.desk, visit.person)
    if visit.person.local:
        _local_name(visit)
    if visit.may("manage_people"):
        people_and_roles(visit)
    _retention(visit)
    _seal(visit)
    if visit.may("manage_people"):
        _store(visit)
    _versions(visit)
    return None


def _section(words_: str) -> None:
    st.html(f'<h2 style="font-size:1.15rem;margin:16px 0 0;padding:0">{html(words_)}</h2>')


def _local_name(visit: Visit) -> None:
    language = visit.language
    _section(language.text("You"))
    note(
        language.text(
            "Nobody signs in here, so you hold every role, and what you sign is printed as a "
            "lone local signature."
        )
    )
    draft = Draft("settings-name")
    name = draft.text(
        language.text("What are you called?"), "name", lines=False, first=visit.person.name
    )
    if st.button(label(language.text("Save")), key="settings-name-go", type=main()):
        send(draft, lambda: _renamed(visit, name), visit.language)


def _renamed(visit: Visit, name: str) -> str:
    person = people.name_local(visit.desk, name)
    return visit.language.text("Saved: you are called {name}.", name=person.name)


def _retention(visit: Visit) -> None:
    """How long things are kept, and what the next tidying would take."""
    language, settings = visit.language, visit.desk.settings
    _section(language.text("How long things are kept"))
    lines = [
        _kept(visit, language.text("Drafts that nobody touches"), settings.keep_drafts_days),
        _kept(visit, language.text("Names of people who do nothing"), settings.keep_names_days),
        language.text("What was sent for review or signed is never deleted by itself."),
    ]
    if visit.may("manage_people"):
        due = tidying.due(visit.desk)
        lines.append(
            language.text(
                "The server tidies up once a day. Today it would delete {drafts} and {files}, and "
                "erase {names}.",
                drafts=language.plural("{n} draft", "{n} drafts", len(due.drafts)),
                files=language.plural("{n} unused file", "{n} unused files", due.files),
                names=language.plural("{n} name", "{n} names", due.names),
            )
        )
    items = "".join(f"<li>{html(line)}</li>" for line in lines)
    st.html(f'<ul style="margin:2px 0 0">{items}</ul>')


def _kept(visit: Visit, what: str, days: int | None) -> str:
    if days is None:
        return visit.language.text("{what}: kept for good.", what=what)
    long = visit.language.plural("{n} day", "{n} days", days)
    return visit.language.text("{what}: {long}.", what=what, long=long)


def _seal(visit: Visit) -> None:
    """Whether what is taken away is sealed, and who vouches for the names in signatures."""
    language, here = visit.language, installed(visit.desk.settings)
    _section(language.text("Seal and signatures"))
    if here.seal:
        note(language.text("Reports and comparisons that are downloaded here are sealed."))
    else:
        note(
            language.text(
                "Reports and comparisons that are downloaded here are not sealed: no certificate "
                "is set up."
            )
        )
    names = [certificate_name(each) for each in here.anchors]
    if names:
        note(
            language.text(
                "Names in signatures are vouched for by {names}.", names=language.list(names)
            )
        )
    else:
        note(language.text("Nobody is trusted here to vouch for the names in signatures."))


def _store(visit: Visit) -> None:
    """Where everything is kept, and a copy of all of it to take away."""
    language, database = visit.language, visit.desk.database
    _section(language.text("The store"))
    note(language.text("Everything is kept in {place}.", place=database.shown))
    note(
        language.text(
            "A backup holds all of it, names and files too. Keep it as safe as the store itself. "
            "It is read back with: assessor db restore FILE"
        )
    )
    st.download_button(
        label(language.text("Download a backup")),
        lambda: packed(visit),
        file_name=f"assessor-backup-{visit.desk.today().isoformat()}.zip",
        mime="application/zip",
        on_click="ignore",
        key="settings-backup",
    )


def packed(visit: Visit) -> bytes:
    """The whole store as one file, for whoever manages people here."""
    people.ensure_manages(visit.person)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "backup.zip"
        backup(visit.desk.database, file)
        return file.read_bytes()


def _versions(visit: Visit) -> None:
    language = visit.language
    _section(language.text("Versions"))
    asked, policy = shipped.both()
    rows = (
        (language.text("Toolkit"), version("platform-due-diligence")),
        (language.text("Questionnaire"), f"{asked.id} {asked.version}"),
        (language.text("Policy"), f"{policy.id} {policy.version}"),
        (language.text("Form of the store"), PRESENT),
    )
    pairs = KeyValues(tuple((words(name), typed(value)) for name, value in rows))
    st.html(passage([pairs]))
