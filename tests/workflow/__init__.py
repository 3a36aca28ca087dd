"""What people do to an assessment, on SQLite and on a real PostgreSQL."""
