"""Keys of providers that come from the environment, and the secret that those before SECRET_KEY were."""

from dataclasses import dataclass

from wikimind.config.field import setting


@dataclass(frozen=True)
class KeySettings:
    """Keys of providers; one that is set here wins over one that an administrator stored."""

    openai_key: str = setting("OPENAI_API_KEY", str, "", "Key of OpenAI", secret=True)
    anthropic_key: str = setting("ANTHROPIC_API_KEY", str, "", "Key of Anthropic", secret=True)
    google_key: str = setting("GEMINI_API_KEY", str, "", "Key of Google", secret=True)
    old_secret_key: str = setting(
        "WIKIMIND_OLD_SECRET_KEY",
        str,
        "",
        "The SECRET_KEY before this one, until `flask secret rotate` has run",
        secret=True,
    )
