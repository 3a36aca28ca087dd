"""Languages: files for translators, what lies in them, and what people then read."""
