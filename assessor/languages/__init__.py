"""The languages of the toolkit: one folder each, and the folders are the list.

folders    which languages there are, and who has checked them
po         one file of texts, read and written in gettext's PO format
catalogue  a language's texts, as the interface and the content ask for them
laying     a questionnaire, policy, fact sheet or whole case with its texts in a language
template   everything that there is to translate, with notes; interface finds it in the code
merging    what a language has, laid against what there is to translate now
faults     what is out of step: places, plurals, labels too long for a button
state      how far each language is
exchange   files for translators, out and back in; commands: `assessor translate`
"""

from assessor.languages.folders import codes, is_known, language

__all__ = ["codes", "is_known", "language"]
