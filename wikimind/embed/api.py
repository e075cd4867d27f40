"""Vectors from an API that answers as OpenAI's /v1/embeddings does; Ollama and many others do."""

import httpx2 as httpx
import numpy as np

from wikimind.embed.local import unit_length
from wikimind.errors import Unavailable

SECONDS = 30.0
AT_ONCE = 64  # texts in one request
LONGEST = 8_000  # characters of a text


class ApiEmbedder:
    """A model behind a URL such as https://api.openai.com/v1/embeddings."""

    def __init__(
        self, url: str, model: str, key: str = "", transport: httpx.BaseTransport | None = None
    ) -> None:
        self.name = f"api:{model}"[:100]
        self._url, self._model = url, model
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(timeout=SECONDS, headers=headers, transport=transport)

    def embed(self, texts: list[str]) -> np.ndarray:
        """One row of length 1 for each text. Raises Unavailable."""
        parts = [self._asked(texts[start : start + AT_ONCE]) for start in range(0, len(texts), AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros((0, 0), np.float32)

    def _asked(self, texts: list[str]) -> np.ndarray:
        body = {"model": self._model, "input": [text[:LONGEST] or " " for text in texts]}
        try:
            answer = self._client.post(self._url, json=body)
            answer.raise_for_status()
            rows = sorted(answer.json()["data"], key=lambda row: row["index"])
            vectors = np.array([row["embedding"] for row in rows], np.float32)
        except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
            raise Unavailable(f"The embeddings API at {self._url} gave no vectors: {error}.") from error
        if len(vectors) != len(texts):
            raise Unavailable(
                f"The embeddings API at {self._url} gave {len(vectors)} vectors for {len(texts)} texts."
            )
        return unit_length(vectors)
