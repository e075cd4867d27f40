"""An OpenID provider on the loopback that signs whatever a test wants to be said about somebody."""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask, jsonify, request
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import make_server

CLIENT, SECRET = "wikimind", "shared-with-the-provider"


@dataclass
class Provider:
    """`claims` go into the ID token, `asked` are given to who asks; `key` signs and `shown` is published."""

    claims: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "k1"}))
    url: str = ""
    nonce: str = ""
    challenge: str = ""
    verifiers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.shown = self.key

    def app(self) -> Flask:
        app = Flask("provider")

        @app.get("/.well-known/openid-configuration")
        def metadata() -> Any:
            return jsonify(
                issuer=self.url,
                authorization_endpoint=f"{self.url}/authorize",
                token_endpoint=f"{self.url}/token",
                userinfo_endpoint=f"{self.url}/userinfo",
                jwks_uri=f"{self.url}/keys",
                scopes_supported=["openid", "email", "profile", "groups"],
                id_token_signing_alg_values_supported=["RS256"],
            )

        @app.get("/keys")
        def keys() -> Any:
            return jsonify(keys=[self.shown.as_dict(private=False)])

        @app.post("/token")
        def token() -> Any:
            self.verifiers.append(request.form.get("code_verifier", ""))
            return jsonify(access_token="a", token_type="Bearer", id_token=self.id_token())

        @app.get("/userinfo")
        def userinfo() -> Any:
            return jsonify(self.asked)

        return app

    def id_token(self) -> str:
        moment = int(time.time())
        claims = {
            "iss": self.url,
            "aud": CLIENT,
            "iat": moment,
            "exp": moment + 300,
            "nonce": self.nonce,
            **self.claims,
        }
        return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.key)


@pytest.fixture
def provider() -> Iterator[Provider]:
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider.app(), threaded=True)
    provider.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield provider
    server.shutdown()
    thread.join()
