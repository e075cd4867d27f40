"""Old code keeps working on the new schema: every migration only adds, and what it adds fills itself in."""

import flask_migrate
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from wikimind.extensions import db
from wikimind.factory import MIGRATIONS

REVISIONS = [r.revision for r in ScriptDirectory(str(MIGRATIONS)).walk_revisions()][::-1]


def columns() -> dict[str, dict[str, dict]]:
    inspector = inspect(db.engine)
    return {
        table: {column["name"]: column for column in inspector.get_columns(table)}
        for table in inspector.get_table_names()
        if not table.startswith(("search_fts", "search_vocabulary"))
    }


def unique_sets() -> dict[str, set[tuple[str, ...]]]:
    inspector = inspect(db.engine)
    return {
        table: {tuple(sorted(unique["column_names"])) for unique in inspector.get_unique_constraints(table)}
        for table in columns()
    }


def fills_itself_in(column: dict) -> bool:
    return bool(column["nullable"] or column.get("default") or column.get("autoincrement") is True)


@pytest.mark.parametrize(("old", "new"), list(zip(REVISIONS, REVISIONS[1:], strict=False)))
def test_a_release_can_write_into_the_schema_of_the_next(app, old, new):
    db.session.remove()
    flask_migrate.downgrade(revision=old)
    before, rules = columns(), unique_sets()
    flask_migrate.upgrade(revision=new)
    after = columns()
    for table, known in before.items():
        assert table in after, f"{new} takes the table {table} away from code that runs"
        gone = set(known) - set(after[table])
        assert not gone, f"{new} takes {gone} of {table} away from code that runs"
        added = [column for name, column in after[table].items() if name not in known]
        stubborn = [column["name"] for column in added if not fills_itself_in(column)]
        assert not stubborn, f"{new} adds {stubborn} to {table}, which old code does not fill in"
        for name in known:
            stricter = known[name]["nullable"] and not after[table][name]["nullable"]
            assert not stricter, f"{new} forbids NULL in {table}.{name}, which old code may write"
    new_rules = {table: rule - rules[table] for table, rule in unique_sets().items() if table in rules}
    assert not {table: rule for table, rule in new_rules.items() if rule}
