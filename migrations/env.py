"""How Alembic reaches the application's database, on either engine."""

import logging
from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import text

from wikimind.operations.schema import wait_for_database

log = logging.getLogger("alembic.env")

# One number for all replicas: whoever upgrades first makes the others wait.
ADVISORY_LOCK = 784_217_842


def run_offline(database: Any) -> None:
    context.configure(
        url=str(database.engine.url),
        target_metadata=database.metadata,
        literal_binds=True,
        **current_app.extensions["migrate"].configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()


def ahead_of_this_code() -> bool:
    """Whether a newer release has brought the schema further already: an old one that restarts leaves it."""
    known = {revision.revision for revision in context.script.walk_revisions()}
    unknown = set(context.get_context().get_current_heads()) - known
    if unknown:
        log.warning("the schema is at %s, newer than this code, and stays so", ", ".join(sorted(unknown)))
    return bool(unknown)


def run_online(database: Any) -> None:
    """Upgrade the application's database, or the one that the caller gives with the configuration."""
    engine = context.config.attributes.get("engine") or database.engine
    wait_for_database(engine, current_app.config["WIKIMIND"].database_wait_seconds)
    with engine.connect() as connection:
        # Batch operations drop and rename tables, which would cascade while keys are enforced.
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            connection.commit()
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            if not ahead_of_this_code():
                context.run_migrations()
        if connection.dialect.name == "sqlite":
            connection.commit()
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


db = current_app.extensions["migrate"].db
run_offline(db) if context.is_offline_mode() else run_online(db)
