"""Databases of PostgreSQL for tests: copies of one that the migrations made, emptied and lent again.

Making one costs the server a third of a second, emptying one a hundredth.
"""

import io
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import flask_migrate
import psycopg2

from tests import services
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db

# All that a change of the schema would change; not what emptying a table or reckoning its size does.
_SCHEMA = """
SELECT md5(string_agg(line, ';' ORDER BY line)) FROM (
  SELECT concat_ws(' ', oid, relname, relkind) AS line FROM pg_class
    WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', attrelid, attnum, xmin) FROM pg_attribute
    WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
  UNION ALL SELECT concat_ws(' ', oid, xmin) FROM pg_constraint
  UNION ALL SELECT concat_ws(' ', oid, xmin) FROM pg_trigger
  UNION ALL SELECT concat_ws(' ', oid, xmin) FROM pg_proc WHERE oid >= 16384
  UNION ALL SELECT concat_ws(' ', oid, xmin) FROM pg_namespace
  UNION ALL SELECT concat_ws(' ', oid, xmin) FROM pg_extension
) AS lines
"""
_OTHERS = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid != pg_backend_pid()"
)
MOMENT = 0.5  # in which connections that were closed are gone


@dataclass
class Databases:
    """Copies of a database that is made when the first one is asked for."""

    template: str = ""
    free: list[str] = field(default_factory=list)
    beginnings: dict[str, "Beginning"] = field(default_factory=dict)

    def lend(self) -> str:
        """The URL of one that is as the template is."""
        if self.free:
            return self.free.pop()
        self.template = self.template or _migrated()
        url = services.postgres_url(template=self.template)
        with closing(_connected(url)) as connection:
            self.beginnings[url] = Beginning.of(connection.cursor())
        return url

    def give_back(self, url: str) -> None:
        """Make it as it was; one whose schema was changed, or that somebody still uses, is dropped."""
        with closing(_connected(url)) as connection:
            again = self.beginnings[url].restored(connection.cursor())
        if again:
            self.free.append(url)
        else:
            services.drop(url)

    def drop(self) -> None:
        for url in (*self.free, self.template):
            if url:
                services.drop(url)


@dataclass(frozen=True)
class Beginning:
    """How a database was before its first test: the schema, the few rows, where its sequences stood."""

    schema: str
    rows: dict[str, str]
    sequences: dict[str, int | None]
    tables: list[str]

    @classmethod
    def of(cls, cursor: Any) -> "Beginning":
        tables = _column(cursor, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        rows = {table: _copied(cursor, table) for table in _filled(cursor, tables)}
        return cls(_schema(cursor), rows, _sequences(cursor), tables)

    def restored(self, cursor: Any) -> bool:
        """Whether everything is as it was."""
        if not _within_a_moment(lambda: _column(cursor, _OTHERS) == [0]) or _schema(cursor) != self.schema:
            return False
        filled = _filled(cursor, self.tables)
        cursor.execute("SET session_replication_role = replica")  # in any order, whatever refers to what
        for table in {*filled, *self.rows}:
            cursor.execute(f"DELETE FROM {table}")
        for table, rows in self.rows.items():
            cursor.copy_expert(f"COPY {table} FROM STDIN", io.StringIO(rows))
        for name, value in _sequences(cursor).items():
            if value != self.sequences[name]:
                _set(cursor, name, self.sequences[name])
        cursor.execute(f"VACUUM {', '.join({*filled, *self.rows})}")
        return True


def _migrated() -> str:
    url = services.postgres_url()
    app = create_app(Settings.from_env({"DATABASE_URL": url}))
    with app.app_context():
        flask_migrate.upgrade()
        db.engine.dispose()
    return url


def _connected(url: str) -> Any:
    connection = psycopg2.connect(url.replace("postgresql+psycopg2", "postgresql"))
    connection.autocommit = True
    return connection


def _column(cursor: Any, query: str) -> list[Any]:
    cursor.execute(query)
    return [row[0] for row in cursor.fetchall()]


def _schema(cursor: Any) -> str:
    return str(_column(cursor, _SCHEMA)[0])


def _filled(cursor: Any, tables: list[str]) -> list[str]:
    return _column(
        cursor, " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in tables)
    )


def _copied(cursor: Any, table: str) -> str:
    rows = io.StringIO()
    cursor.copy_expert(f"COPY {table} TO STDOUT", rows)
    return rows.getvalue()


def _sequences(cursor: Any) -> dict[str, int | None]:
    cursor.execute("SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'")
    return dict(cursor.fetchall())


def _set(cursor: Any, sequence: str, value: int | None) -> None:
    cursor.execute("SELECT setval(%s, %s, %s)", (sequence, value or 1, value is not None))


def _within_a_moment(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + MOMENT
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True
