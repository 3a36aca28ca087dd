"""A further language is added by people who are not programmers: a folder of files, no code."""

import json
from pathlib import Path

import pypdfium2
import pytest
from babel.messages.catalog import Message

from assessor import shipped
from assessor.languages import codes, language
from tests.command_line import CommandLine
from tests.languages.made_up import CODE, edited, entry, marked, translate

EXAMPLE = shipped.EXAMPLES / "society_2026_tiktok.yaml"


@pytest.fixture
def out(tmp_path: Path, languages: Path, assessor: CommandLine) -> Path:
    """The files of a language that is not there yet, as a translator gets them."""
    folder = tmp_path / "for-translators"
    run = assessor("translate", "export", CODE, "-o", folder)

    assert (0, "") == (run.code, run.err)
    return folder


@pytest.fixture
def added(out: Path, assessor: CommandLine) -> Path:
    """The same files, translated and brought back."""
    edited(out)
    run = assessor("translate", "import", out)

    assert (0, "") == (run.code, run.err)
    return out


def test_a_new_language_is_there_once_its_files_are_back(
    added: Path, languages: Path, assessor: CommandLine
) -> None:
    """Exported, filled in an editor and imported, it is complete and can be chosen."""
    state = next(
        each
        for each in json.loads(assessor("translate", "state", "--json").out)
        if each["language"] == CODE
    )

    assert CODE in codes()
    assert (languages / CODE / "interface.po").is_file()
    assert ([], [], []) == (state["missing"], state["stale"], state["problems"])
    assert state["texts"] == state["ready"]


def test_a_folder_dropped_in_is_enough(out: Path, languages: Path) -> None:
    """Whoever has the files can put them there by hand; no command is needed."""
    assert CODE not in codes()
    edited(out)
    out.rename(languages / CODE)

    assert CODE in codes()
    assert marked("Yes") == language(CODE).text("Yes")


def test_its_report_and_its_summary_are_in_it(
    added: Path, assessor: CommandLine, tmp_path: Path
) -> None:
    """The verdict, the questions and the facts stand in the new language, answers as typed."""
    pdf = tmp_path / "report.pdf"
    told = assessor("score", EXAMPLE, "--lang", CODE)
    written = assessor("report", EXAMPLE, "-o", pdf, "--lang", CODE)
    text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))

    assert (0, 0, "", "") == (told.code, written.code, told.err, written.err)
    assert told.out.startswith(marked("GO WITH CONDITIONS"))
    assert marked("Data residency") in told.out
    assert "[en]" not in told.out + text
    assert "‹Where" in text
    assert "A national society and TikTok" in text


def test_the_result_is_the_same_in_every_language(added: Path, assessor: CommandLine) -> None:
    """What is printed for programs does not depend on who reads it."""
    assert (
        assessor("score", EXAMPLE, "--json").out
        == assessor("score", EXAMPLE, "--json", "--lang", CODE).out
    )


def test_a_text_that_is_missing_is_english_and_marked(out: Path, assessor: CommandLine) -> None:
    """A translation in progress can be used, and nobody takes its gaps for its words."""

    def all_but_the_verdict(message: Message) -> None:
        if message.id != "GO WITH CONDITIONS" and message.context != "data_residency.text":
            translate(message)

    edited(out, all_but_the_verdict)
    assessor("translate", "import", out)
    told = assessor("score", EXAMPLE, "--lang", CODE).out

    assert told.startswith("GO WITH CONDITIONS [en]")
    assert "Data residency [en]" in told
    assert marked("Sustainability") in told


def test_a_text_whose_english_has_changed_is_stale(
    added: Path, languages: Path, assessor: CommandLine
) -> None:
    """It is not shown, it is reported, and the next export asks for it with the old text."""
    path = languages / CODE / "policy.social_platform.po"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.replace('"Legal counsel"', '"Lawyer"', 1), encoding="utf-8")
    checked = assessor("check")
    assessor("translate", "export", CODE, "-o", added)
    asked = entry(added / path.name, "Legal counsel")

    assert (0, "") == (checked.code, checked.err)
    assert f"{CODE} (Kiswahili)" in checked.out
    assert "1 stale" in checked.out
    assert (True, marked("Legal counsel")) == (asked.fuzzy, asked.string)


def test_what_is_out_of_step_is_refused_and_nothing_is_taken_over(
    out: Path, languages: Path, assessor: CommandLine
) -> None:
    """A lost place would break a sentence for everyone, so the whole import waits for it."""

    def losing_places(message: Message) -> None:
        translate(message)
        if message.id == "{low} to {high}":
            message.string = "‹{low}›"

    edited(out, losing_places)
    run = assessor("translate", "import", out)

    assert 1 == run.code
    assert [f"{out / 'interface.po'}"] == [line.rsplit(":", 3)[0] for line in run.problems]
    assert "Write {high} and {low} as they are." in run.err
    assert not (languages / CODE).exists()


def test_check_finds_the_same_in_files_that_lie_there(
    added: Path, languages: Path, assessor: CommandLine
) -> None:
    """Whoever edits the folder by hand hears of it from `assessor check`, with the line."""
    path = languages / CODE / "interface.po"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"‹{low} to {high}›"', '"‹{low} to {hihg}›"'), encoding="utf-8")
    whole, one, folder = assessor("check"), assessor("check", path), assessor("check", path.parent)

    assert (1, 1, 1) == (whole.code, one.code, folder.code)
    assert 1 == len(whole.problems)
    assert whole.problems == one.problems == folder.problems
    line = int(one.problems[0].removeprefix(f"{path}:").split(":")[0])
    assert 'msgid "{low} to {high}"' == path.read_text(encoding="utf-8").splitlines()[line - 1]


def test_a_code_that_nobody_knows_is_told(
    out: Path, languages: Path, assessor: CommandLine, tmp_path: Path
) -> None:
    """Without CLDR's knowledge there are no dates and numbers, so the folder's name matters."""
    edited(out)
    out.rename(languages / "elvish")
    checked = assessor("check")
    asked = assessor("report", EXAMPLE, "-o", tmp_path / "a.pdf", "--lang", "elvish")
    exported = assessor("translate", "export", "elvish", "-o", tmp_path / "x")

    assert (1, 2, 1) == (checked.code, asked.code, exported.code)
    assert "Name its folder by a code such as fr, sw or pt_BR." in checked.err
    assert "fr, sw or pt_BR" in asked.err
    assert not (tmp_path / "x").exists()


def test_somebodys_own_questionnaire_is_translated_alike(
    languages: Path, assessor: CommandLine, tmp_path: Path
) -> None:
    """Who brings questions of their own exports and imports only those."""
    shared = Path(__file__).parents[1] / "cases" / "shared"
    own = ("--questionnaire", shared / "small_questionnaire.yaml")
    folder = tmp_path / "own"
    assessor("translate", "export", CODE, "-o", folder, *own)
    edited(folder)
    run = assessor("translate", "import", folder, *own)

    assert (0, "") == (run.code, run.err)
    assert ["questionnaire.small.po"] == [path.name for path in folder.iterdir()]
    assert (languages / CODE / "questionnaire.small.po").is_file()


def test_who_has_checked_a_language_is_said(
    added: Path, languages: Path, assessor: CommandLine
) -> None:
    """Until a native reader has, it says so; afterwards it says who, and when."""
    draft = assessor("translate", "state").out
    path = languages / CODE / "checked.yaml"
    path.write_text("by: Amina Hassan\nday: 2026-12-01\n", encoding="utf-8")
    read = assessor("translate", "state").out
    path.write_text("by: Amina Hassan\n", encoding="utf-8")
    incomplete = assessor("check")

    assert f"{CODE} (Kiswahili): " in draft
    assert "drafted, not yet checked by a native reader" in draft
    assert "checked by Amina Hassan on 2026-12-01" in read
    assert [f"{path}:1"] == [line.split(": ")[0] for line in incomplete.problems]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "en"), "English is what is translated from"),
        (("import", "."), "no PO file here says a language"),
        (("import", "nowhere", "--lang", "fr"), "none of the files interface.po"),
    ],
)
def test_what_cannot_be_done_is_told(
    assessor: CommandLine,
    languages: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    """Each refusal says what is wrong and what to do, and writes nothing."""
    monkeypatch.chdir(languages)
    run = assessor("translate", *arguments)

    assert 1 == run.code
    assert said in run.err
    assert [] == list(languages.iterdir())
