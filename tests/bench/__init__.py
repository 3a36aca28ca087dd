"""How fast the toolkit is, as ratios: each measured in one run, against a floor or a peer."""
