"""The work: who assesses what, when, and how it is shown."""
