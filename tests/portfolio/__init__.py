"""Portfolios: rows, what is due, and exports that are data and nothing else."""
