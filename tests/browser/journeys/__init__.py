"""Whole journeys through the page, each walked by one person in a real browser."""
