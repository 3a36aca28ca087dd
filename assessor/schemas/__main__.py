"""`python -m assessor.schemas` writes the schemas anew."""

from assessor.schemas import write

write()
