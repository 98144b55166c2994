"""Version 2: the files that the reports were read from are kept."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Adds the table of originals; those of reports taken in before come with their next ingest."""
    op.create_table(
        "originals",
        sa.Column(
            "report_id",
            sa.String(200),
            sa.ForeignKey("reports.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Drops the kept files."""
    op.drop_table("originals")
