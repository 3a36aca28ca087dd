"""What if: scenarios, what moves, and portfolios of assessments."""
