"""What every test shares."""

import os

from hypothesis import HealthCheck, settings

# No deadline: a slow machine is not a wrong result. The same examples in every
# automatic run, so that a red build is about the change and not about the dice.
settings.register_profile("local", deadline=None)
settings.register_profile(
    "ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci" if os.environ.get("CI") else "local")
