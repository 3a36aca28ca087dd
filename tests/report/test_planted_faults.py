"""Faults planted in a good file: each is found, so that finding nothing means something."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.report import conformance

Plant = Callable[[pikepdf.Pdf], None]


def _first(pdf: pikepdf.Pdf, tag: str) -> pikepdf.Object:
    return next(
        one for one in conformance.elements(pdf.Root.StructTreeRoot) if one.S == Name(f"/{tag}")
    )


def _no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_colours(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_description(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def _name_for_title(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def _untagged_stroke(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 m 9 9 l S")


def _mark_in_a_mark(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/P <</MCID 900>> BDC /Artifact BMC 0 0 m 9 9 l S EMC EMC")


def _parent_forgets(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "H1").K


def _lost_parents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].StructParents


def _silent_picture(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure").Alt


def _picture_nowhere(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "Figure").A


def _header_without_scope(pdf: pikepdf.Pdf) -> None:
    del _first(pdf, "TH").A


def _row_in_a_list(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "LI").S = Name.TR


def _narrow_row(pdf: pikepdf.Pdf) -> None:
    row = _first(pdf, "TR")
    row.K = row.K[0]


def _skipped_level(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "H2").S = Name.H3


def _loose_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].StructParent


def _vanishing_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].F = 2


def _unnamed_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def _wrong_tab_order(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Tabs


def _font_outside(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.as_dict().values()))
    del font.FontDescriptor.FontFile2


def _font_without_meaning(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].Resources.Font.as_dict().values())).ToUnicode


def _program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _other_colours(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC")


def _film(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Movie, Rect=Array([0, 0, 9, 9]), F=4)
    pdf.pages[0].Annots.append(pdf.make_indirect(note))


def _unrelated_file(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].AFRelationship


def _smuggled_file(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.json"] = b"{}"
    del pdf.Root.AF[-1]


def _kindless_file(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF[0].EF.F.Subtype


PLANTED: dict[Plant, str] = {
    _no_tree: "StructTreeRoot",
    _no_language: "no Lang",
    _no_colours: "OutputIntents",
    _no_description: "Metadata",
    _name_for_title: "instead of its title",
    _untagged_stroke: "S paints something untagged",
    _mark_in_a_mark: "a mark stands inside another",
    _parent_forgets: "the parent of 0 does not know it",
    _lost_parents: "page 2: its list of parents",
    _silent_picture: "a figure without words",
    _picture_nowhere: "without a place",
    _header_without_scope: "does not say what it heads",
    _row_in_a_list: "L holds",
    _narrow_row: "not equally wide",
    _skipped_level: "H3 follows a heading of level 1",
    _loose_link: "a link is in no element",
    _vanishing_link: "disappears in print",
    _unnamed_link: "says nothing of itself",
    _wrong_tab_order: "the order of its links",
    _font_outside: "is not in the file",
    _font_without_meaning: "what the letters",
    _program: "acts by itself",
    _other_colours: "DeviceCMYK",
    _unrelated_file: "what the report has to do with it",
    _smuggled_file: "not the files associated",
    _kindless_file: "what kind of file",
    _film: "annotation type not permitted",
}


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__.strip("_"))
def test_a_planted_fault_is_found(plant: Plant, content: bytes) -> None:
    """One thing is broken in a file without fault, and it is named."""
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        plant(pdf)
        pdf.save(spoilt, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(spoilt, inherit_page_attributes=False) as pdf:
        found = conformance.own_faults(pdf)
    if not any(PLANTED[plant] in fault for fault in found):
        found = conformance.archiving_faults(spoilt.getvalue())

    assert any(PLANTED[plant] in fault for fault in found), found


def test_saving_it_again_is_no_fault(content: bytes) -> None:
    """The planted faults are what is found, not that another program has saved the file."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        pdf.save(saved)
    with pikepdf.open(saved, inherit_page_attributes=False) as pdf:
        assert [] == conformance.own_faults(pdf)
