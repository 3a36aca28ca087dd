"""The page: opens an assessment, takes answers, and shows the verdict move.

state holds what one visitor has open; question and widgets take one answer; strip and
blocks draw what follows from it; pages put these together. Words from files and people
pass through `plain` before they reach the screen.
"""
