"""`flask wiki backup | restore | doctor`: what keeps an installation safe."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from wikimind.errors import WikimindError
from wikimind.operations import doctor as doctors
from wikimind.operations.backup.load import load
from wikimind.operations.backup.save import save
from wikimind.storage import current

THROUGH = Path("-")


def register(group: AppGroup) -> None:
    group.add_command(backup)
    group.add_command(restore)
    group.add_command(doctor)


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path, allow_dash=True))
@click.option("--with-secrets", is_flag=True, help="Also the keys of providers, sealed as they are.")
@click.option("--empty", is_flag=True, help="Even where there is nothing in the wiki.")
def backup(file: Path, with_secrets: bool, empty: bool) -> None:
    """Write database, raw files and wikis to one archive; - writes it to the standard output."""
    with _told(), _scratch(file) as path:
        saved = save(path, with_secrets=with_secrets, empty=empty)
        if file == THROUGH:
            with open(path, "rb") as stream:
                shutil.copyfileobj(stream, sys.stdout.buffer)
    click.echo(
        f"{saved.rows} rows and {saved.files} files are in the backup ({saved.size / 1e6:.1f} MB), "
        "which was read again and is whole.",
        err=True,
    )


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path, allow_dash=True))
@click.option("--replace", is_flag=True, help="Delete what is here first.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def restore(file: Path, replace: bool, yes: bool) -> None:
    """Read an archive into this installation, on whichever database; - reads the standard input."""
    if replace and not yes and file != THROUGH:
        click.confirm("Everything that is in this wiki now is deleted. Go on?", abort=True)
    with _told(), _scratch(file) as path:
        if file == THROUGH:
            with open(path, "wb") as target:
                shutil.copyfileobj(sys.stdin.buffer, target)
        loaded = load(path, replace=replace)
    click.echo(f"{loaded.rows} rows and {loaded.files} files of {loaded.written_at[:16]} UTC are restored.")


@click.command()
def doctor() -> None:
    """Say in sentences what is wrong; ends with 1 if anything is."""
    found = list(doctors.findings())
    for sentence in found:
        click.echo(f"- {sentence}")
    click.echo(f"{len(found)} things to look at." if found else "All is well.")
    raise SystemExit(1 if found else 0)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except WikimindError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or 'The file'}: {error.strerror}.") from error


@contextmanager
def _scratch(file: Path) -> Iterator[Path]:
    """The path itself; for a stream a temporary file beside the data, because archives are read anywhere."""
    if file != THROUGH:
        yield file
        return
    current().incoming.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=current().incoming) as folder:
        yield Path(folder) / "archive.zip"
