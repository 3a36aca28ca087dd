"""The questions: what is asked, and what was answered.

Nothing here knows a score, a store or a screen.
"""
