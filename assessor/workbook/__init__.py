"""An assessment as a workbook (XLSX): to be filled in without a connection, and taken back.

layout   the sheets, their columns, and what kind of thing stands in each
cells    single cells: texts that no program takes for a formula, days, numbers
writing  an assessment as a workbook, in the words of a language
reading  a workbook as the same tree of values that a YAML file gives, with its rows

The first row of every sheet is hidden and says by a key what each column holds, so that
headings may stand in any language. A sheet of lists, hidden too, says which code stands
behind each answer that may be chosen; with it a workbook can be read by itself.
"""
