"""The API describes itself, and nothing that it answers is otherwise."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import select, update

from wikimind import api, create_app
from wikimind.actions import sources
from wikimind.api.openapi import api_rules, contract_of
from wikimind.config import Settings
from wikimind.extensions import db, write_transaction
from wikimind.jobs import runner
from wikimind.models.job import WAITING, Job
from wikimind.models.space import Space
from wikimind.models.types import now

TEA = "# Tea\n\nTea grows slowly in the hills. Its leaves are picked twice a year by hand, says the grower.\n"
EXAMPLES = 25  # of each operation
THERE = {"space": "main", "slug": "tea", "number": 1}
THERE |= dict.fromkeys(("source_id", "conversation_id", "gap_id", "job_id"), 1)
CHECKED = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]


def endpoints() -> list[str]:
    """Those of all routes, without what an application has besides."""
    bare = Flask("bare")
    api.init_app(bare)
    return [rule.endpoint for rule in api_rules(bare) if rule.endpoint != "api.openapi.document"]


@pytest.fixture(scope="module")
def seeded(tmp_path_factory, parser) -> Iterator[Flask]:
    """An application with one article, so that some of what is asked for is there."""
    folder = tmp_path_factory.mktemp("api")
    app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(folder), "WIKIMIND_MAX_UPLOAD_MB": "1"}))
    app.config["TESTING"] = False  # a bug has to be answered with 500, not raised
    app.extensions["wikimind.sandbox"] = parser
    with app.app_context():
        space = db.session.scalars(select(Space)).one()
        sources.feed_text(space, TEA, title="", user=None)
        with write_transaction() as session:
            session.execute(
                update(Job).where(Job.state == WAITING).values(run_after=now() - timedelta(seconds=1))
            )
        for job_id in db.session.scalars(select(Job.id)).all():
            runner.work(job_id)
        db.session.remove()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="module")
def operations(seeded):
    """Endpoint → the operation as schemathesis reads it from the served document."""
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", seeded)
    found = (result.ok() for result in document.get_all_operations())
    return {f"api.{operation.definition.raw['operationId']}": operation for operation in found}


def test_every_route_says_what_it_takes_and_answers(app):
    missing = sorted(rule.endpoint for rule in api_rules(app) if contract_of(app, rule) is None)
    assert not missing, (
        f"Put @contract(summary, status=…, errors=…) on {missing}, below the route: the classes of `query`, "
        "`sent` and of what is returned stand in wikimind/api/requests.py and resources.py"
    )


def test_the_document_is_served_and_names_every_path(client):
    document = client.get("/api/v1/openapi.json").json
    assert document["openapi"] == "3.1.0"
    assert set(document["paths"]["/api/v1/spaces/{space}/sources"]) == {"get", "post"}
    parameters = document["paths"]["/api/v1/spaces/{space}/sources/{source_id}"]["get"]["parameters"]
    assert [(p["name"], p["schema"]["type"]) for p in parameters] == [
        ("source_id", "integer"),
        ("space", "string"),
    ]


@pytest.mark.parametrize("endpoint", endpoints())
def test_whatever_is_asked_the_answer_is_as_described_and_never_500(operations, endpoint):
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operations[endpoint].as_strategy(), there=booleans())
    def ask(case, there):
        # Most made-up names lead nowhere; the space, the article and the source that are there lead further.
        if there and case.path_parameters:
            case.path_parameters = {name: THERE[name] for name in case.path_parameters}
        case.call_and_validate(checks=CHECKED, headers={"Accept-Encoding": "identity"})

    ask()
