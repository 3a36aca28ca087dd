"""Other people's rubrics: published instruments as policies, with sums and outcomes of their own.

README.md is the guide for authors. `rubric.py` evaluates, `tree.py` holds what a policy
declares, and `instrument.py` gives the outcome the shape that all results have.
"""
