"""The numbers that the code holds, and documentation that keeps up with it."""

import ast
import re
import statistics
from dataclasses import fields
from pathlib import Path

import pytest

from tests.deploy.compose import variables
from wikimind.config import Settings

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "wikimind").rglob("*.py"))
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
MEDIAN_FUNCTION = 8


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text())
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_no_file_is_longer_than_its_reader_is_patient():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text().splitlines())
        for path in (*MODULES, *(ROOT / "tests").rglob("*.py"))
    }
    assert {path: n for path, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_are_short():
    lengths = {f"{path.name}:{f.name}": length(f) for path in MODULES for f in functions(path)}
    assert {name: n for name, n in lengths.items() if n > LONGEST_FUNCTION} == {}
    assert statistics.median(lengths.values()) <= MEDIAN_FUNCTION


def test_every_module_says_what_it_is_for():
    assert [
        p.name for p in MODULES if p.read_text().strip() and not ast.get_docstring(ast.parse(p.read_text()))
    ] == []


def test_only_the_job_wrapper_the_sweep_and_the_500_handler_catch_everything():
    catching = [p.name for p in MODULES if re.search(r"except (Base)?Exception\b", p.read_text())]
    assert set(catching) <= {"runner.py", "watch.py", "crew.py", "errors.py", "extensions.py", "local.py"}


def test_only_config_reads_the_environment():
    reading = {
        str(p.relative_to(ROOT / "wikimind"))
        for p in MODULES
        if re.search(r"os\.(environ|getenv)", p.read_text())
    }
    # The last two hand parts of their own environment on to processes that they start.
    assert reading <= {"config/__init__.py", "jobs/companion.py", "extract/child/sandbox.py"}


@pytest.mark.parametrize("document", [".env.example", "docs/settings.md"])
def test_every_setting_is_documented(document):
    text = (ROOT / document).read_text()
    missing = [
        f.metadata["env"] for f in fields(Settings) if not re.search(rf"\b{f.metadata['env']}\b", text)
    ]
    assert missing == []


def test_documents_name_no_setting_that_does_not_exist():
    known = {f.metadata["env"] for f in fields(Settings)} | variables("docker-compose.prod.yml")
    texts = "".join(
        p.read_text() for p in [ROOT / "README.md", ROOT / ".env.example", *(ROOT / "docs").rglob("*.md")]
    )
    assert set(re.findall(r"\bWIKIMIND_[A-Z_]+\b", texts)) <= known


def test_links_between_documents_lead_somewhere():
    broken = []
    for page in [
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "bench/README.md",
    ]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
            if "://" not in target and not (page.parent / target).exists():
                broken.append(f"{page.name}: {target}")
    assert broken == []


def test_the_numbers_of_decisions_have_no_holes():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/adr").glob("0*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    listed = (ROOT / "docs/adr/README.md").read_text()
    assert [path.name for path in (ROOT / "docs/adr").glob("0*.md") if path.name not in listed] == []


def test_only_actions_jobs_and_what_looks_after_the_database_open_write_transactions():
    opening = {
        path.relative_to(ROOT / "wikimind").parts[0]
        for path in MODULES
        if re.search(r"\b(write|own)_transaction\(\)", path.read_text()) and path.name != "extensions.py"
    }
    # Signing in counts tries and ends sessions; what is written there is no use-case of the product.
    assert opening <= {"actions", "jobs", "upkeep", "operations", "access", "articles"}
