"""The worked examples judged and put on paper: what `assessor demo` does."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from assessor import shipped
from assessor.casework import Evaluated, evaluated, opened
from assessor.i18n import ENGLISH, Language
from assessor.paper import comparison_pdf, report_pdf
from assessor.places import ensure_place_for_pdf
from assessor.summary import headline


class Shown(NamedTuple):
    """One PDF that was written: what it says in a line, and its assessment, if it is of one."""

    line: str
    pdf: Path
    path: Path | None
    found: Evaluated | None


def demonstrated(
    folder: Path, progress: Callable[[str], None], language: Language = ENGLISH
) -> Iterator[Shown]:
    """Every example's report, one by one, then the platforms of one society side by side."""
    beside: list[tuple[str, Evaluated]] = []
    examples = shipped.examples()
    for number, path in enumerate(examples, 1):
        done = language.text("{n} of {most}: {name}", n=number, most=len(examples), name=path.stem)
        progress(done)
        pdf = folder / f"{path.stem}.pdf"
        ensure_place_for_pdf(pdf)
        found = evaluated(opened(path))
        pdf.write_bytes(report_pdf(found, language=language))
        if path.name.startswith(shipped.BESIDE):
            beside.append((path.stem, found))
        yield Shown(headline(found, language), pdf, path, found)
    if len(beside) > 1:
        yield _side_by_side(beside, folder / f"{shipped.BESIDE}side_by_side.pdf", language)


def _side_by_side(cases: list[tuple[str, Evaluated]], pdf: Path, language: Language) -> Shown:
    from assessor.comparing import side_by_side

    ensure_place_for_pdf(pdf)
    compared = side_by_side(cases)
    pdf.write_bytes(comparison_pdf(compared, language=language))
    names = language.comma.join(compared.names.values())
    return Shown(language.text("Side by side: {names}", names=names), pdf, None, None)
