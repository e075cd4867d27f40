"""The objects that parts of the application share: the database handle and its transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from flask import current_app
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import Engine, ExceptionContext, MetaData, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase, Session

from wikimind.config import Settings
from wikimind.errors import InvalidInput

# Constraints need names so that SQLite's batch migrations can find them again.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every model derives from."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
# A checker does not see through db.Model.
if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model

migrate = Migrate(render_as_batch=True, compare_type=True)
csrf = CSRFProtect()


def settings() -> Settings:
    """The settings of the running application."""
    found: Settings = current_app.config["WIKIMIND"]
    return found


@contextmanager
def write_transaction() -> Iterator[Session]:
    """One transaction that may write: committed at the end, rolled back on any error.

    On SQLite it takes the write lock at its beginning. A transaction that reads first and then writes
    fails at once with 'database is locked' when another writer came between, whatever the time-out.
    """
    session = db.session()
    session.rollback()
    session.connection(execution_options={"wikimind_write": True})
    with _writing(session):
        yield session
    _run_afterwards(session)


@contextmanager
def own_transaction() -> Iterator[Session]:
    """A write transaction of a session of its own, for bookkeeping: what it reads is fresh, the rows that the
    caller holds stay as they are, and nobody is recorded as its author."""
    with Session(db.engine, expire_on_commit=False, info={"bookkeeping": True}) as session:
        session.connection(execution_options={"wikimind_write": True})
        with _writing(session):
            yield session
        _run_afterwards(session)


@contextmanager
def _writing(session: Session) -> Iterator[None]:
    session.info["writing"] = True
    try:
        yield
        session.commit()
    except BaseException:
        session.rollback()
        session.info.pop("afterwards", None)
        raise
    finally:
        session.info["writing"] = False


def afterwards(session: Session, act: Callable[[], object]) -> None:
    """Let `act` run as soon as the transaction is committed; not at all where it is rolled back."""
    acts: list[Callable[[], object]] = session.info.setdefault("afterwards", [])
    if act not in acts:
        acts.append(act)


def _run_afterwards(session: Session) -> None:
    for act in session.info.pop("afterwards", []):
        act()


def upsert(session: Session, table: type[Base]) -> Any:
    """An INSERT that knows ON CONFLICT, which both engines spell alike but SQLAlchemy keeps apart."""
    dialect = session.get_bind().dialect.name
    return (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)


def end_read() -> None:
    """Give the connection back, so that no transaction stays open during slow work."""
    db.session.rollback()


@event.listens_for(Session, "before_flush")
def _only_write_transactions_flush(session: Session, *_: Any) -> None:
    if not session.info.get("writing") and (session.new or session.dirty or session.deleted):
        raise RuntimeError("Rows are changed outside write_transaction().")


@event.listens_for(Engine, "connect")
def _configure_sqlite(connection: Any, _record: Any) -> None:
    if type(connection).__module__ != "sqlite3":
        return
    # The driver's own BEGIN is switched off; _begin below emits the one that is wanted.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA busy_timeout=30000")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        writing = connection.get_execution_options().get("wikimind_write")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@event.listens_for(Engine, "handle_error")
def _refuse_what_no_text_is(context: ExceptionContext) -> None:
    """PostgreSQL's text cannot hold NUL, and UTF-8 no half of a character; no keyboard makes them.

    Raises InvalidInput.
    """
    error = context.original_exception
    if isinstance(error, UnicodeEncodeError):
        raise InvalidInput("The text holds half a character; take it out and send it again.") from error
    if isinstance(error, OverflowError) or type(error).__name__ == "NumericValueOutOfRange":
        raise InvalidInput("A number is larger than any that is kept here; send a smaller one.") from error
    if isinstance(error, ValueError) and "NUL" in str(error):
        raise InvalidInput("Text cannot hold the character NUL; take it out and send it again.") from error
