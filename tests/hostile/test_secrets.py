"""Keys of providers are sealed at rest and are said nowhere."""

import io
import json
import logging
import re
import zipfile
from dataclasses import fields

import pytest
from flask import current_app
from sqlalchemy import select, text

from wikimind import access, create_app, secrets
from wikimind.config import BadSetting, Settings
from wikimind.config.account_parsing import MailServer
from wikimind.errors import InvalidInput
from wikimind.extensions import db, write_transaction
from wikimind.jobs import runner
from wikimind.models.event import Event
from wikimind.models.job import Job
from wikimind.models.secret import Secret
from wikimind.operations.backup.load import load
from wikimind.operations.backup.save import save
from wikimind.redaction import SECRET_PATHS, redacted, reportable
from wikimind.secrets import provider_key

KEY = "sk-proj-" + "A1b2C3d4" * 5 + "wxyz"


@pytest.fixture
def stored(app):
    with write_transaction() as session:
        secrets.store(session, "openai", KEY, by="alice")
    return KEY


def test_a_stored_key_is_given_to_the_one_who_uses_it(stored):
    assert provider_key("openai") == KEY
    assert provider_key("anthropic") == ""


def test_the_row_alone_tells_nothing(stored):
    sealed = db.session.scalars(select(Secret.sealed)).one()
    assert KEY.encode() not in sealed and KEY[-4:].encode() not in sealed
    with write_transaction() as session:
        secrets.store(session, "openai", KEY, by="alice")
    assert db.session.scalars(select(Secret.sealed)).one() != sealed  # the nonce is never used twice


def test_a_key_moved_to_another_provider_or_changed_does_not_open(stored):
    with write_transaction() as session:
        session.execute(text("UPDATE secrets SET provider = 'evil'"))
    assert provider_key("evil") == ""
    with write_transaction() as session:
        row = session.get_one(Secret, "evil")
        row.provider, row.sealed = "openai", row.sealed[:-1] + bytes([row.sealed[-1] ^ 1])
    assert provider_key("openai") == ""


def test_the_environment_wins(environment, stored):
    with create_app(
        Settings.from_env({**environment, "OPENAI_API_KEY": "sk-from-the-environment"})
    ).app_context():
        assert provider_key("openai") == "sk-from-the-environment"
        assert [(k.provider, k.from_environment) for k in secrets.known_keys()] == [("openai", True)]
        db.engine.dispose()


def test_a_changed_secret_opens_nothing_until_the_old_one_is_named_and_all_are_sealed_anew(
    environment, stored
):
    changed = {**environment, "SECRET_KEY": "n" * 40}
    with create_app(Settings.from_env(changed)).app_context():
        assert provider_key("openai") == ""
        assert secrets.known_keys()[0].ending == ""
        db.engine.dispose()
    old = current_app.config["SECRET_KEY"]
    both = create_app(Settings.from_env({**changed, "WIKIMIND_OLD_SECRET_KEY": old}))
    with both.app_context():
        assert provider_key("openai") == KEY
        assert both.test_cli_runner().invoke(args=["secret", "rotate"]).exit_code == 0
        db.engine.dispose()
    with create_app(Settings.from_env(changed)).app_context():
        assert provider_key("openai") == KEY
        db.engine.dispose()


def test_pages_show_the_last_four_characters_and_no_more(client, stored):
    page = client.get("/admin/keys").text
    assert "…wxyz" in page and "alice" in page
    assert KEY not in page and KEY[-5:] not in page


def test_a_short_key_is_not_shown_at_all(client, app):
    client.post("/admin/keys", data={"provider": "openai", "key": "0123456789"})
    assert "6789" not in client.get("/admin/keys").text
    assert provider_key("openai") == "0123456789"


def test_an_administrator_sets_and_removes_a_key_by_the_page(client):
    answer = client.post(
        "/admin/keys", data={"provider": "Anthropic ", "key": f" {KEY}\n"}, follow_redirects=True
    )
    assert "The key of anthropic is stored" in answer.text and KEY not in answer.text
    assert provider_key("anthropic") == KEY
    client.post("/admin/keys/anthropic/remove")
    assert provider_key("anthropic") == ""
    assert client.post("/admin/keys/anthropic/remove").status_code == 404


def test_nobody_else_finds_the_page(client, stored, monkeypatch):
    monkeypatch.setattr(access, "is_admin", lambda: False)
    assert client.get("/admin/keys").status_code == 404
    assert client.post("/admin/keys", data={"provider": "openai", "key": "x" * 20}).status_code == 404
    assert client.post("/admin/keys/openai/remove").status_code == 404
    assert provider_key("openai") == KEY


@pytest.mark.parametrize("provider", ["", "Ope nai", "../x", "x" * 41, "é"])
@pytest.mark.parametrize("key", ["", "two\nlines", "ünprintable", "k" * 501])
def test_nonsense_is_refused_in_a_sentence(app, provider, key):
    with pytest.raises(InvalidInput), write_transaction() as session:
        secrets.store(session, provider, "k" * 20, by="")
    with pytest.raises(InvalidInput), write_transaction() as session:
        secrets.store(session, "openai", key, by="")


def test_the_command_line_sets_lists_and_removes(app):
    run = app.test_cli_runner().invoke
    answer = run(args=["secret", "set", "openai"], input=f"{KEY}\n")
    assert answer.exit_code == 0 and KEY not in answer.output
    assert provider_key("openai") == KEY
    shown = run(args=["secret", "list"]).output
    assert "…wxyz" in shown and KEY not in shown
    assert run(args=["secret", "remove", "openai"]).exit_code == 0
    assert run(args=["secret", "remove", "openai"]).exit_code == 1


def test_a_backup_holds_keys_only_where_it_is_asked_for_and_sealed_even_then(app, stored, tmp_path):
    plain, full = tmp_path / "plain.zip", tmp_path / "full.zip"
    save(plain, empty=True)
    save(full, with_secrets=True, empty=True)
    assert not any("secrets" in name for name in zipfile.ZipFile(plain).namelist())
    row = json.loads(zipfile.ZipFile(full).read("database/secrets.jsonl"))
    assert row["provider"] == "openai" and KEY not in json.dumps(row)
    with write_transaction() as session:
        secrets.remove(session, "openai")
    load(full, replace=True)
    assert provider_key("openai") == KEY


@pytest.fixture
def log(app):
    """What the application's own handler writes."""
    handler = next(h for h in logging.getLogger().handlers if h.name == "wikimind")
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


def test_no_log_line_and_no_error_holds_a_key(client, stored, log, monkeypatch, feed):
    def quoting_sandbox():
        raise ValueError(f"Incorrect API key provided: {KEY}")

    provider_key("openai")
    logging.getLogger("wikimind.any").error("refused: %s", KEY)
    logging.getLogger("wikimind.any").error("refused", extra={"headers": {"Authorization": f"Bearer {KEY}"}})
    source_id = feed("# Tea\n\nTea grows slowly.").id
    monkeypatch.setattr("wikimind.pipeline.stages.extracting.sandbox", quoting_sandbox)
    runner.work(db.session.scalars(select(Job.id).where(Job.source_id == source_id)).one())
    assert log.getvalue().count("[secret]") >= 4 and KEY not in log.getvalue()
    assert "[secret]" in db.session.scalars(select(Job.error).where(Job.source_id == source_id)).one()
    assert KEY not in client.get("/s/main/inbox").text


def test_settings_do_not_print_what_is_secret():
    settings = Settings.from_env(
        {"SECRET_KEY": "s" * 40, "OPENAI_API_KEY": KEY, "DATABASE_URL": "sqlite:///pw"}
    )
    assert KEY not in repr(settings) and "s" * 40 not in repr(settings) and "pw" not in repr(settings)
    with pytest.raises(BadSetting) as refused:
        Settings.from_env({"DATABASE_URL": "mysql://user:password@host/wiki"})
    assert "password" not in str(refused.value) and "DATABASE_URL" in str(refused.value)


def test_every_secret_setting_is_kept_out_of_the_log(tmp_path):
    given = {"DATABASE_URL": "postgresql://u:pass%40word1@h/db", "WIKIMIND_METRICS_TOKEN": "t" * 20}
    assert {"pass@word1", "t" * 20} <= set(Settings.from_env(given).secrets())
    create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(tmp_path), "WIKIMIND_METRICS_TOKEN": "t" * 20}))
    assert redacted("token " + "t" * 20) == "token [secret]"


HUSH = "Hush-Hush-0123456789"
PROVING = re.compile(r"KEY|TOKEN(?!S)|PASSWORD|SECRET|DSN|URL|HASH|PROXY$")
VALUES = (
    HUSH,
    f"https://name:{HUSH}@host.example/path",
    f"postgresql://name:{HUSH}@host.example/db",
    f"redis://:{HUSH}@host.example/0",
    f"smtp://name:{HUSH}@host.example",
    f"$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQ${HUSH.replace('-', '')}",
)
MAIL = {"WIKIMIND_PUBLIC_URL": "https://wiki.example", "WIKIMIND_MAIL_FROM": "wiki@wiki.example"}
NAMES = [spec.metadata["env"] for spec in fields(Settings)]


@pytest.mark.parametrize("env", list(filter(PROVING.search, NAMES)))
def test_no_key_token_password_or_address_of_the_settings_is_printed_logged_or_quoted(env):
    """Whatever is written into a variable of such a name, its secret part is shown nowhere."""
    taken = 0
    for value in VALUES:
        try:
            settings = Settings.from_env({**MAIL, env: value})
        except BadSetting as refused:
            assert "Hush" not in str(refused)
            continue
        assert "Hush" not in repr(settings)
        held = settings.secrets()
        assert any(each in value and "Hush" in each for each in held)
        taken += 1
    assert taken or env == "WIKIMIND_PUBLIC_URL"  # which may hold none at all


def test_the_password_of_the_mail_server_is_kept_out_of_the_log_too():
    settings = Settings.from_env({**MAIL, "WIKIMIND_SMTP_URL": f"smtp://me:{HUSH}@host"})
    assert isinstance(settings.smtp, MailServer) and HUSH in settings.secrets()


ONE_TIME = "JGyQ2lqR5k-2kEoP_Zw9rL8mN4xV1cB7tHsUaYdF3gI"


def test_links_that_prove_who_may_stand_in_no_log_and_no_record(client, log):
    """Those of every route whose path holds a secret, also where it is mistyped or fails."""
    rules = [rule for rule in client.application.url_map.iter_rules() if "secret" in rule.arguments]
    beginnings = {rule.rule.split("/")[1] for rule in rules}
    assert beginnings == set(SECRET_PATHS)
    for path in [rule.rule.replace("<secret>", ONE_TIME) for rule in rules]:
        for asked in (path, f"{path}/", path.replace(f"/{ONE_TIME}", f"//{ONE_TIME}"), f"{path}/more"):
            client.get(asked)
            client.post(asked, data={"name": "zoe"})
        logging.getLogger("waitress").error("Exception while serving %s", path)
        try:
            raise ValueError(f"GET http://localhost{path}?x=1")
        except ValueError:
            logging.getLogger("wikimind.any").exception("it failed")
    assert log.getvalue().count("[secret]") > 20
    assert ONE_TIME not in log.getvalue()
    assert not db.session.scalars(select(Event).where(Event.detail.contains(ONE_TIME))).all()


def test_an_error_page_does_not_repeat_a_link_that_proves_who_may(client):
    for path in (f"/shared/{ONE_TIME}", f"/invitation/{ONE_TIME}", f"/password/{ONE_TIME}/x"):
        answer = client.get(path)
        assert answer.status_code == 404 and ONE_TIME not in answer.text


def test_a_report_to_sentry_holds_neither_links_nor_queries():
    event = {
        "request": {
            "url": f"https://wiki.example/setup/{ONE_TIME}",
            "query_string": "code=abc",
            "headers": {"Referer": f"https://wiki.example/shared/{ONE_TIME}"},
        },
        "breadcrumbs": {"values": [{"message": f"GET /password/{ONE_TIME} 200"}]},
    }
    told = json.dumps(reportable(event))
    assert ONE_TIME not in told and "code=abc" not in told and "wiki.example/setup/[secret]" in told
