"""The first minutes of an installation in production, with real processes: closed, then somebody's."""

import re
from pathlib import Path

import pytest
import requests

from tests.processes import free_port, until

PRODUCTION = {"WIKIMIND_MODE": "production", "SECRET_KEY": "s" * 64}
PASSWORD = "correct horse battery"


@pytest.fixture
def port(processes):
    processes.environment |= PRODUCTION
    return free_port()


def link_file(processes) -> Path:
    return Path(processes.environment["WIKIMIND_DATA_DIR"]) / "setup-link"


def told_by(processes, *words: str) -> str:
    process = processes.start(*words)
    assert process.wait(60) == 0, processes.log(process)
    return processes.log(process).strip().splitlines()[-1]


def form_token(page: str) -> str:
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]


def test_the_file_has_the_only_way_in_and_it_works_once(processes, port):
    processes.gunicorn(port)
    url = f"http://localhost:{port}"
    # Not even from this machine: production knows no local owner.
    assert requests.get(f"{url}/s/main/wiki", timeout=20).url == f"{url}/setup"
    assert (
        requests.post(f"{url}/api/v1/spaces/main/sources", json={"text": "Tea"}, timeout=20).status_code
        == 401
    )
    link = link_file(processes).read_text().strip()
    assert link.startswith(f"http://localhost:{port}/setup/")
    browser = requests.Session()
    page = browser.get(link, timeout=20).text
    form = {"name": "Ada", "password": PASSWORD, "csrf_token": form_token(page)}
    assert browser.post(link, data=form, timeout=20).url == f"{url}/s/main/inbox"
    late = requests.Session()
    token = form_token(late.get(f"{url}/signin", timeout=20).text)
    again = late.post(link, data={**form, "name": "Eve", "csrf_token": token}, timeout=20)
    assert again.status_code == 404
    assert not link_file(processes).exists()


def test_a_program_feeds_with_a_token_of_the_command_line(processes, port):
    told = told_by(processes, "flask", "user", "create", "Ada", "--password", PASSWORD)
    assert "is an administrator" in told
    secret = told_by(processes, "flask", "user", "token", "Ada", "--scope", "feed", "--scope", "read")
    processes.gunicorn(port)
    assert not link_file(processes).exists()
    processes.worker()
    api = f"http://127.0.0.1:{port}/api/v1/spaces/main"
    shown = {"Authorization": f"Bearer {secret}"}
    note = {"title": "Kelp", "text": "Kelp forests grow along cold coasts. Kelp shelters many fish."}
    fed = requests.post(f"{api}/sources", json=note, headers=shown, timeout=20)
    assert fed.status_code == 202, fed.text

    def compiled() -> bool:
        return bool(requests.get(f"{api}/articles", headers=shown, timeout=20).json()["items"])

    until(compiled, what="the article")
    deleted = requests.delete(f"{api}/sources/{fed.json()['id']}", headers=shown, timeout=20)
    assert deleted.status_code == 403


def test_the_environment_makes_the_administrator_before_anybody_asks(processes, port):
    processes.environment |= {"WIKIMIND_ADMIN_NAME": "Root", "WIKIMIND_ADMIN_PASSWORD": PASSWORD}
    server = processes.gunicorn(port)
    assert "Root is the first administrator" in processes.log(server)
    assert PASSWORD not in processes.log(server)
    browser, url = requests.Session(), f"http://127.0.0.1:{port}"
    token = form_token(browser.get(f"{url}/signin", timeout=20).text)
    form = {"name": "root", "password": PASSWORD, "csrf_token": token}
    assert browser.post(f"{url}/signin", data=form, timeout=20).url == f"{url}/s/main/inbox"


def test_flask_run_for_everybody_serves_others_the_set_up_page(processes, port):
    processes.environment |= {"WIKIMIND_MODE": "dev"}
    processes.start("flask", "run", "--host", "0.0.0.0", "--port", str(port), "--no-reload")
    url = f"http://127.0.0.1:{port}"

    def opened() -> bool:
        try:
            return requests.get(f"{url}/s/main/inbox", timeout=20).url == f"{url}/s/main/inbox"
        except requests.ConnectionError:
            return False

    until(opened, what="an answer of flask run")
    for names in ({"Host": "wiki.example.org"}, {"X-Forwarded-For": "203.0.113.9"}):
        answer = requests.get(f"{url}/s/main/inbox", headers=names, timeout=20, allow_redirects=False)
        assert answer.headers["Location"] == "/setup"


def test_a_note_fed_beside_flask_run_is_compiled_though_no_page_was_asked_for(processes, tmp_path):
    server = processes.start("flask", "run", "--no-reload", "--port", str(free_port()))
    note = tmp_path / "kelp.md"
    note.write_text("# Kelp\n\nKelp forests grow along cold coasts. Kelp shelters many fish.")
    adding = processes.start("flask", "wiki", "add", "--wait", str(note))
    assert adding.wait(120) == 0, processes.log(server)
    assert "Kelp: compiled" in processes.log(adding)
