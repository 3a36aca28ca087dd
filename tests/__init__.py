"""What shows that the toolkit does what it says.

A package, so that no installed one of the same name is taken for it.
"""
