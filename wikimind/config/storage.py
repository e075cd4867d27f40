"""Where raw files and wikis lie."""

from dataclasses import dataclass

from wikimind.config.field import setting
from wikimind.config.parsing import http_url, storage_place


@dataclass(frozen=True)
class Bucket:
    """An S3-compatible bucket. `endpoint` is empty for AWS, keys where the host gives them."""

    name: str
    prefix: str
    endpoint: str
    region: str
    key_id: str
    secret: str


@dataclass(frozen=True)
class StorageSettings:
    """Where raw files and wikis lie. Keys have the names that hosts and AWS's own tools use."""

    storage: str = setting(
        "WIKIMIND_STORAGE", storage_place, "local", "local: the data directory; or s3://bucket/prefix"
    )
    s3_endpoint: str = setting("AWS_ENDPOINT_URL_S3", http_url, "", "The bucket's server; empty: AWS")
    s3_region: str = setting("AWS_REGION", str, "us-east-1", "The bucket's region")
    s3_key_id: str = setting(
        "AWS_ACCESS_KEY_ID", str, "", "Key of the bucket; empty: the host's own role", secret=True
    )
    s3_secret: str = setting("AWS_SECRET_ACCESS_KEY", str, "", "Secret of that key", secret=True)

    @property
    def bucket(self) -> Bucket | None:
        """The bucket, or None where files lie in the data directory."""
        if self.storage == "local":
            return None
        name, _, prefix = self.storage.removeprefix("s3://").partition("/")
        return Bucket(
            name, prefix.strip("/"), self.s3_endpoint, self.s3_region, self.s3_key_id, self.s3_secret
        )
