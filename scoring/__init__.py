"""The judgement: what answers mean. Pure functions over frozen values."""
