"""The command line as tests call it: in this process, with what it prints and its exit code."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from assessor.cli import main

SHARED = Path(__file__).parent / "cases" / "shared"
SMALL = (
    "--questionnaire",
    str(SHARED / "small_questionnaire.yaml"),
    "--policy",
    str(SHARED / "small_policy.yaml"),
)
"""The small questionnaire and policy of the cases, for whatever takes an assessment."""
ANSWERS = """\
format: response/1
id: small-answers
questionnaire: {id: small, version: "1"}
title: A small assessment
as_of: 2026-11-23
answers:
  export: {value: all, backing: {kind: document}}
  dpia: done
  skills: good
  rota: true
"""
PROBLEM = re.compile(r"(?P<file>.+?):(?P<line>[0-9]+): .+[.?!] .+[.?!]")
"""A problem as it is printed: file:line: what is wrong. what to do."""


class Run(NamedTuple):
    """What one command came to."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines of stderr."""
        return self.err.splitlines()


class CommandLine:
    """`assessor` with some arguments."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Run:
        """Run it; argparse ends wrong usage by SystemExit, which is its code."""
        self._capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(str(ended.code))
        printed = self._capsys.readouterr()
        return Run(code, printed.out, printed.err)


def answers(folder: Path, *changes: tuple[str, str], name: str = "answers.yaml") -> Path:
    """An assessment in a file, with some of its text replaced."""
    text = ANSWERS
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
