"""What makes the applications of a test process cheap, and changes nothing that a test could see.

Nearly every test has an application of its own. Making one took a tenth of a second, most of it for turning
routes into code, its first page as long again for turning templates into code, and each password 40 ms.
"""

import json
from types import CodeType
from typing import Any

import argon2
from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy.engine.default import DefaultDialect
from werkzeug.routing import Rule

from wikimind import factory
from wikimind.access import credentials

SLOW_HASHER = credentials._HASHER  # that of the installations

_builders: dict[tuple[str, str, bool], Any] = {}


class RememberedRule(Rule):
    """A rule whose code for building addresses is shared with the same rule of other applications."""

    def _compile_builder(self, append_unknown: bool = True) -> Any:
        if self.defaults:
            return super()._compile_builder(append_unknown)
        key = (self.rule, json.dumps(self._trace), append_unknown)
        if key not in _builders:
            _builders[key] = super()._compile_builder(append_unknown)
        return _builders[key]


class Templates(BytecodeCache):
    """Compiled templates in memory; one whose text has changed is compiled anew."""

    def __init__(self) -> None:
        self._compiled: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._compiled.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code:
            self._compiled[bucket.key] = (bucket.checksum, bucket.code)


def share_statements() -> None:
    """Let all engines of one kind share what they turned into SQL, where each would do it again.

    SQLAlchemy finds a statement by the dialect, too, and every engine has one of its own.
    """
    DefaultDialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    DefaultDialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
    options = factory.engine_options
    statements: dict[Any, Any] = {}

    def sharing(settings: Any) -> dict[str, Any]:
        return {**options(settings), "execution_options": {"compiled_cache": statements}}

    factory.engine_options = sharing


def begin() -> None:
    """Let all applications that this process makes share their code, and hash passwords quickly."""
    Flask.url_rule_class = RememberedRule
    Flask.jinja_options = {**Flask.jinja_options, "bytecode_cache": Templates()}
    share_statements()
    credentials._HASHER = argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
