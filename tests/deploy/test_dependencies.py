"""What is installed is what was looked at: locked by hash, and under licences that we may hand on."""

import contextlib
import os
import re
from importlib import metadata
from pathlib import Path

import pytest

from tests import audit

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text()
ENTRIES = re.findall(r"^([A-Za-z0-9._-]+)==(\S+) \\\n((?:    --hash=\S+(?: \\)?\n)+)", LOCK, re.MULTILINE)
ALLOWED = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|Zlib|Unlicense|CC0|CNRI|LGPL"
    r"|ZPL|Zope Public)\b",
    re.IGNORECASE,
)
# Said in the package's own file of the licence, but not in its metadata.
LOOKED_UP = {"huey": "MIT"}


def licences(name: str) -> list[str]:
    """The choices that a package leaves; each as its metadata names it."""
    about = metadata.metadata(name)
    if expression := about.get("License-Expression"):
        return re.split(r"\s+OR\s+", expression.strip("()"))
    classifiers = [c for c in about.get_all("Classifier") or () if c.startswith("License ::")]
    if classifiers:
        return [c.rpartition(" :: ")[2] for c in classifiers]
    return [LOOKED_UP.get(name) or (about.get("License") or "").split("\n")[0]]


def is_allowed(licence: str) -> bool:
    """LGPL and MPL leave programs that use a library alone; GPL and AGPL do not."""
    return bool(ALLOWED.search(licence)) and not re.search(r"(?<![L])A?GPL", licence.replace("(LGPL)", ""))


def test_every_locked_package_is_locked_by_hash():
    assert len(ENTRIES) == len(re.findall(r"^\S+==", LOCK, re.MULTILINE)) > 40
    for lock in ("requirements.lock", "requirements-full.lock", "requirements-dev.lock"):
        assert "--index-url" not in (ROOT / lock).read_text() and " @ " not in (ROOT / lock).read_text()


@pytest.mark.parametrize("name", [entry[0] for entry in ENTRIES])
def test_a_package_that_runs_in_production_may_be_handed_on(name):
    try:
        found = licences(name)
    except metadata.PackageNotFoundError:
        pytest.skip("not for this platform")
    assert any(map(is_allowed, found)), f"{name} is under {found}; ask before it is used"


def test_what_the_image_installs_stays_small():
    """Beside the compiled forms, which are a quarter more; together less than 250 MB."""
    pruned = re.compile(
        r"/tests/|babel/locale-data/|numpy/(distutils|f2py)/|sqlalchemy/testing/|rapidfuzz/.*_avx2\."
        r"|\.(pyc|pyi|pyx|pxd|c|cpp|h|hpp|a)$"
    )
    sizes = {}
    for name, _, _ in ENTRIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            files = [file for file in metadata.files(name) or () if not pruned.search(str(file))]
            sizes[name] = sum(os.path.getsize(file.locate()) for file in files if file.locate().exists())
    largest = sorted(sizes.items(), key=lambda size: -size[1])[:5]
    assert sum(sizes.values()) < 195e6, largest


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0", "GNU Affero General Public License v3 (AGPLv3)", ""]
)
def test_licences_that_reach_out_are_told_from_those_that_do_not(licence):
    assert not is_allowed(licence)
    assert is_allowed("GNU Library or Lesser General Public License (LGPL)") and is_allowed("MIT")


def test_the_audit_fails_for_a_known_flaw_and_not_for_want_of_an_answer(monkeypatch, capsys):
    flaw = {"name": "x", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
    monkeypatch.setattr(audit, "answer", lambda lock: ({"dependencies": [flaw]}, ""))
    assert audit.main("requirements.lock") == 1
    assert "x 1: PYSEC-1, fixed in 2" in capsys.readouterr().out
    # A mirror of the index may answer without knowing anything.
    skipped = {"dependencies": [{"name": "x", "skip_reason": "not found"}]}
    for nothing in ((None, "no network"), (skipped, "")):
        monkeypatch.setattr(audit, "answer", lambda lock, nothing=nothing: nothing)
        assert audit.main("requirements.lock") == 0
        assert "AUDIT NOT POSSIBLE" in capsys.readouterr().out
