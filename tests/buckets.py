"""A real S3 server for tests, which checks signatures: one for all processes of a test run."""

import os
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

from tests import services

KEY, SECRET = "test-key", "test-secret"


def new() -> dict[str, str]:
    """The variables with which an application finds an empty bucket of its own."""
    port = services.shared("bucket", _start)
    name = f"test-{uuid.uuid4().hex}"
    _folder(name).mkdir()
    return {
        "WIKIMIND_STORAGE": f"s3://{name}/wikis",
        "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{port}",
        "AWS_ACCESS_KEY_ID": KEY,
        "AWS_SECRET_ACCESS_KEY": SECRET,
    }


def remove(environment: dict[str, str]) -> None:
    """Take the bucket away, with all that is in it."""
    name = environment["WIKIMIND_STORAGE"].split("/")[2]
    shutil.rmtree(_folder(name))


def _folder(bucket: str) -> Path:
    """The server keeps buckets as folders and objects as files."""
    return services.common_folder() / "bucket" / bucket


def _start(data: Path) -> int:
    port = services.free_port()
    program = Path(sys.executable).with_name("nanio")
    server = subprocess.Popen(
        [program, "serve", "--data-dir", data, "--host", "127.0.0.1", "--port", str(port), "--no-access-log"],
        env={**os.environ, "NANIO_ACCESS_KEY": KEY, "NANIO_SECRET_KEY": SECRET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    services.wait_for(port)
    services.stop_later(["kill", str(server.pid)], data)
    return port
