"""Assessments on their way in and out: files that other people and programs can read."""
