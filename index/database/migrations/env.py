"""What Alembic runs: the steps, on the connection that :mod:`index.database.migrate` hands over."""

from alembic import context

from index.database import schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=schema.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
