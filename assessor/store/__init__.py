"""Where assessments are kept: events in chains, people, documents and evidence.

engine     how transactions begin, on SQLite and PostgreSQL alike
tables     the schema; migrations/ brings every older store up to it
chains     events: appended, read, checked
shelf      what lists show of every assessment
register   people and their roles
vault      questionnaires, policies and evidence, each by the hash of its content
sniffing   what a file is, by its bytes
backup     the whole store as one file, and back

Each function works inside a transaction that its caller has opened. Only
`assessor.workflow` writes; `backup.restore` is the one exception.
"""
