"""How Alembic runs our steps: on the connection that `schema.upgrade` hands over."""

from alembic import context

from assessor.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
