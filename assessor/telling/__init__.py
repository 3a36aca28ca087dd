"""What happened to an assessment, in words: for the page, the command line, files and reports.

answers      one answer as people read it
happened     one event as a sentence
written_out  the history for spreadsheets and programs
history      all events, with what an answer was before and after; the milestones
versions     the versions that were kept, and the one that is being worked on
differences  what one version says otherwise than another
carried      an assessment with its remarks and milestones, as files and reports carry it
"""
