"""Scripted models, one model after another, structured replies, and settings."""

import subprocess
import sys

import pytest

from wikimind import llm, secrets
from wikimind.config import BadSetting, Settings
from wikimind.extensions import write_transaction
from wikimind.llm.fallback import FallbackModel
from wikimind.llm.keys import key_for
from wikimind.llm.values import ModelFailure, Prompt

HELLO = Prompt("answer", "Be kind.", "Hello, I am Ada.")
TITLE = {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}


def test_the_first_rule_that_fits_replies_with_what_it_caught(script):
    model = script(
        {"purpose": "other", "reply": "No."}, {"when": r"I am (\w+)", "reply": "Hello \\1!"}, {"reply": "Hm."}
    )
    assert list(model.stream(HELLO)) == ["Hello ", "Ada!"]
    assert model.complete(Prompt("answer", "", "Who?")) == "Hm."


def test_a_structured_reply_has_to_fit_its_schema(script):
    assert script({"reply": 'Sure: {"title": "Tea"} Done.'}).structured(HELLO, TITLE) == {"title": "Tea"}
    for reply in ("no json", '{"name": 1}', '{"title": 1}', "[1]"):
        with pytest.raises(ModelFailure, match="not reply in the form"):
            script({"reply": reply}).structured(HELLO, TITLE)


@pytest.mark.parametrize(("kind", "retryable"), [("passing", True), ("final", False)])
def test_a_failure_says_whether_asking_again_can_help(script, kind, retryable):
    with pytest.raises(ModelFailure) as failure:
        script({"error": kind}).complete(HELLO)
    assert failure.value.retryable is retryable


def test_a_model_that_takes_too_long_is_given_up(script):
    with pytest.raises(ModelFailure, match="in time"):
        script({"reply": "one two three", "pause": 0.2}, seconds=0.1).complete(HELLO)


def test_the_second_model_is_asked_where_the_first_says_nothing(script):
    models = FallbackModel([script({"error": "final"}), script({"reply": '{"title": "B"}'})])
    assert models.complete(HELLO) == '{"title": "B"}'
    assert "".join(models.stream(HELLO)) == '{"title": "B"}'
    assert models.structured(HELLO, TITLE) == {"title": "B"}


def test_half_a_reply_is_not_continued_by_another_model(script):
    models = FallbackModel([script({"reply": "Half", "error": "passing"}), script({"reply": "Other"})])
    with pytest.raises(ModelFailure):
        list(models.stream(HELLO))


def test_where_all_fail_the_last_one_is_heard(script):
    models = FallbackModel([script({"error": "passing"}), script({"error": "final"})])
    for ask in (models.complete, lambda prompt: list(models.stream(prompt))):
        with pytest.raises(ModelFailure) as failure:
            ask(HELLO)
        assert failure.value.retryable is False


def test_no_model_is_set_by_default(app):
    assert not llm.configured()
    assert llm.current() is None


@pytest.mark.parametrize("name", ["gpt-5", "openai:", "unknown:x", ":x"])
def test_a_model_that_cannot_be_stops_the_start(name):
    with pytest.raises(BadSetting, match="WIKIMIND_MODEL.*provider:model"):
        Settings.from_env({"WIKIMIND_MODEL": name})


def test_a_model_without_a_key_is_a_sentence(app):
    object.__setattr__(app.config["WIKIMIND"], "model", "openai:gpt")
    with pytest.raises(ModelFailure, match="There is no key for openai:gpt"):
        llm.current()


def test_a_key_is_not_shown_with_the_settings():
    settings = Settings.from_env({"WIKIMIND_MODEL_KEY": "sk-secret", "WIKIMIND_MODEL_FALLBACK_KEY": "sk-2nd"})
    assert "sk-" not in repr(settings)


def test_a_key_that_an_administrator_stored_opens_its_provider_and_goes_to_no_other_server(app):
    with write_transaction() as session:
        secrets.store(session, "anthropic", "stored-key-of-anthropic", by="admin")
    settings = Settings.from_env({"WIKIMIND_MODEL": "anthropic:claude"})
    assert key_for(settings, "anthropic:claude") == "stored-key-of-anthropic"
    elsewhere = Settings.from_env(
        {"WIKIMIND_MODEL": "anthropic:x", "WIKIMIND_MODEL_URL": "http://localhost:1"}
    )
    assert key_for(elsewhere, "anthropic:x") == ""


def test_the_second_model_of_a_provider_uses_the_same_key(app):
    settings = Settings.from_env(
        {
            "WIKIMIND_MODEL": "openai:big",
            "WIKIMIND_MODEL_KEY": "one",
            "WIKIMIND_MODEL_FALLBACK": "openai:small",
        }
    )
    assert key_for(settings, "openai:small") == "one"
    assert key_for(settings, "anthropic:claude") == ""
    assert key_for(settings, "scripted:file") == ""


def test_a_stored_key_is_used_where_none_is_set_but_never_sent_to_another_server(app, monkeypatch):
    monkeypatch.setattr(secrets, "provider_key", {"openai": "stored"}.get)
    model = {"WIKIMIND_MODEL": "openai:big"}
    assert key_for(Settings.from_env(model), "openai:big") == "stored"
    assert key_for(Settings.from_env({**model, "WIKIMIND_MODEL_KEY": "set"}), "openai:big") == "set"
    elsewhere = Settings.from_env({**model, "WIKIMIND_MODEL_URL": "http://localhost:1/v1"})
    assert key_for(elsewhere, "openai:big") == ""


def test_the_libraries_for_models_are_not_loaded_where_none_is_set(tmp_path):
    code = (
        "import sys; from wikimind import create_app; from wikimind.config import Settings;"
        "create_app(Settings.from_env({'WIKIMIND_DATA_DIR': sys.argv[1]}));"
        "print({name.split('.')[0] for name in sys.modules} & {'pydantic_ai', 'openai', 'anthropic'})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "set()"
