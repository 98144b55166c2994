"""Version 3: users that are kept in the database."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table of users, empty: those of the settings file stay there."""
    op.create_table(
        "users",
        sa.Column("name", sa.String(60), primary_key=True),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("password", sa.Text, nullable=False),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.String(40), nullable=False),
    )


def downgrade() -> None:
    """Drops the users."""
    op.drop_table("users")
