"""What the toolkit is measured against: the least that plain Python can do."""
