"""What if: scenarios, and what they move."""
