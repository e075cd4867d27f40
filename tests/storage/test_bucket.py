"""What only a bucket can refuse, and an application whose files lie in one."""

import pytest

from tests import buckets, services
from wikimind.config import BadSetting, Settings
from wikimind.errors import Unavailable
from wikimind.storage import opened


@pytest.fixture
def variables(tmp_path):
    found = buckets.new()
    yield {**found, "WIKIMIND_DATA_DIR": str(tmp_path)}
    buckets.remove(found)


def storage(variables, **others):
    return opened(Settings.from_env({**variables, **others}))


def test_a_wrong_key_is_told_by_the_name_of_its_variable(variables):
    with pytest.raises(Unavailable, match="AWS_SECRET_ACCESS_KEY"):
        storage(variables, AWS_SECRET_ACCESS_KEY="wrong").put("spaces/main/wiki/a.md", b"x")


def test_a_bucket_that_is_not_there_is_told_by_the_name_of_its_variable(variables):
    with pytest.raises(Unavailable, match="no bucket named nobody-made-it.*WIKIMIND_STORAGE"):
        storage(variables, WIKIMIND_STORAGE="s3://nobody-made-it").put("spaces/main/wiki/a.md", b"x")


def test_a_server_that_is_away_is_worth_another_try(variables, monkeypatch):
    monkeypatch.setattr("wikimind.storage.bucket.RETRIES", 1)
    away = f"http://127.0.0.1:{services.free_port()}"
    with pytest.raises(Unavailable, match="does not answer") as told:
        storage(variables, AWS_ENDPOINT_URL_S3=away).read("spaces/main/wiki/a.md")
    assert told.value.retryable


def test_a_file_that_could_not_be_sent_is_still_there(variables, tmp_path):
    file = tmp_path / "in"
    file.write_bytes(b"x")
    with pytest.raises(Unavailable):
        storage(variables, AWS_SECRET_ACCESS_KEY="wrong").adopt(file, "spaces/main/raw/x")
    assert file.read_bytes() == b"x"


def test_two_prefixes_share_a_bucket_and_nothing_else(variables):
    name = variables["WIKIMIND_STORAGE"].split("/")[2]
    storage(variables, WIKIMIND_STORAGE=f"s3://{name}/one").put("spaces/main/wiki/a.md", b"one")
    assert not storage(variables, WIKIMIND_STORAGE=f"s3://{name}/two").exists("spaces/main/wiki/a.md")


@pytest.mark.parametrize("place", ["s3://", "s3://Capital", "/somewhere", "gs://bucket", "s3://ab"])
def test_a_place_that_is_none_stops_the_start(place):
    with pytest.raises(BadSetting, match="WIKIMIND_STORAGE"):
        Settings.from_env({"WIKIMIND_STORAGE": place})
