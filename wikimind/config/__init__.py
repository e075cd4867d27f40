"""Every setting: read once from the environment, typed and strict, so that a bad value stops the start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from dotenv import dotenv_values

from wikimind.config.accounts import AccountSettings
from wikimind.config.fetching import FetchingSettings
from wikimind.config.field import setting
from wikimind.config.keys import KeySettings
from wikimind.config.models import ModelSettings
from wikimind.config.parsing import (
    app_mode,
    credentials_in,
    database_url,
    http_url,
    log_format_name,
    log_level_name,
    positive,
    redis_url,
)
from wikimind.config.running import RunningSettings
from wikimind.config.searching import SearchingSettings
from wikimind.config.storage import StorageSettings
from wikimind.config.working import WorkingSettings

DEV_SECRET = "dev-only-not-secret"


class BadSetting(SystemExit):
    """A setting cannot be used; the message names the variable."""


@dataclass(frozen=True)
class Settings(
    StorageSettings,
    AccountSettings,
    FetchingSettings,
    ModelSettings,
    KeySettings,
    SearchingSettings,
    RunningSettings,
    WorkingSettings,
):
    """One field per environment variable; `metadata` holds its name, its reader and its documentation."""

    mode: str = setting("WIKIMIND_MODE", app_mode, "dev", "dev or production")
    secret_key: str = setting(
        "SECRET_KEY", str, DEV_SECRET, "Signs sessions, seals keys; required in production", secret=True
    )
    data_dir: Path = setting(
        "WIKIMIND_DATA_DIR", Path, Path("data"), "Holds raw files, wikis and SQLite files"
    )
    database: str = setting(
        "DATABASE_URL", database_url, "", "Empty: SQLite in the data directory", secret=True
    )
    redis: str = setting("REDIS_URL", redis_url, "", "Empty: the queue is a SQLite file", secret=True)
    port: int = setting("PORT", positive, 7842, "Port of the web server")
    log_level: str = setting("WIKIMIND_LOG_LEVEL", log_level_name, "INFO", "DEBUG, INFO, WARNING or ERROR")
    max_upload_mb: int = setting("WIKIMIND_MAX_UPLOAD_MB", positive, 100, "Largest file accepted, in MB")

    log_format: str = setting(
        "WIKIMIND_LOG_FORMAT", log_format_name, "auto", "text, json, or auto: JSON lines in production"
    )
    sentry_dsn: str = setting(
        "SENTRY_DSN", http_url, "", "Where errors are reported; empty: nowhere", secret=True
    )
    metrics_token: str = setting(
        "WIKIMIND_METRICS_TOKEN",
        str,
        "",
        "Opens /metrics and /health/deep to a monitor; empty: admins only",
        secret=True,
    )
    metrics_directory: str = setting(
        "PROMETHEUS_MULTIPROC_DIR", str, "", "Where gunicorn's processes share their figures; set by gunicorn"
    )
    worker_metrics_port: int = setting(
        "WIKIMIND_WORKER_METRICS_PORT", positive, 0, "Port on which a worker serves its figures; empty: none"
    )
    least_free_mb: int = setting(
        "WIKIMIND_LEAST_FREE_MB", positive, 500, "With less free disk than this, health is not well"
    )

    @classmethod
    def from_env(cls, environ: Mapping[str, str | None] | None = None) -> "Settings":
        """Settings from `environ` (default: the process environment over `.env`). Raises BadSetting."""
        environ = {**dotenv_values(".env"), **os.environ} if environ is None else environ
        values: dict[str, Any] = {}
        for spec in fields(cls):
            text = (environ.get(spec.metadata["env"]) or "").strip()
            if not text:
                continue
            try:
                values[spec.name] = spec.metadata["parse"](text)
            except ValueError as error:
                shown = "its value" if spec.metadata["hidden"] else repr(text)
                raise BadSetting(f"{spec.metadata['env']}: {shown} cannot be used: {error}.") from error
        settings = cls(**values)
        settings._check()
        return settings

    def _check(self) -> None:
        if self.mode == "production" and (self.secret_key == DEV_SECRET or len(self.secret_key) < 32):
            raise BadSetting(
                "SECRET_KEY must be set to at least 32 random characters in production. "
                "Make one with: python3 -c 'import secrets; print(secrets.token_hex(32))'"
            )
        if problem := self.problem_with_accounts():
            raise BadSetting(problem)

    def secrets(self) -> list[str]:
        """The values that nobody may read in a log, and what addresses hold of names and passwords."""
        texts = [(spec, getattr(self, spec.name)) for spec in fields(self)]
        words = [(spec, text) for spec, text in texts if isinstance(text, str) and text != DEV_SECRET]
        secret = [text for spec, text in words if spec.metadata["secret"]]
        within = [part for _, text in words if "://" in text for part in credentials_in(text)]
        return secret + within + ([self.smtp.password] if self.smtp else [])

    @property
    def database_uri(self) -> str:
        return self.database or f"sqlite:///{self.data_dir.resolve() / 'wikimind.db'}"

    @property
    def queue_file(self) -> Path:
        return self.data_dir / "queue.db"

    @property
    def on_sqlite(self) -> bool:
        return self.database_uri.startswith("sqlite")

    @property
    def logs_are_json(self) -> bool:
        return self.log_format == "json" or (self.log_format == "auto" and self.mode == "production")

    @property
    def max_upload_bytes(self) -> int:
        return self.max_upload_mb * 1_000_000
