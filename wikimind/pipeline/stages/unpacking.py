"""Stage: the files of a zip archive become sources of their own; the archive stays as it was fed."""

import json
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read, settings
from wikimind.extract.archive import MOST_FILES
from wikimind.extract.document import LIST, Document, DocumentBuilder
from wikimind.extract.sniff import ZIP
from wikimind.models.job import Priority
from wikimind.models.queries.documents import source_of
from wikimind.models.source import COMPILED, Source, StoredDocument
from wikimind.models.space import Space, User
from wikimind.models.types import now
from wikimind.pipeline import intake
from wikimind.pipeline.stages import extracting
from wikimind.storage import current, raw_key
from wikimind.storage.spool import Spooled, kept_spooled

_TOTAL_FILES_OF_FULL_SIZE = 5


@dataclass(frozen=True)
class Unpacked:
    """One file of the archive: where its bytes wait, or why it is not taken."""

    name: str
    file: Spooled | None = None
    media_type: str = ""
    refused: str = ""


@dataclass(frozen=True)
class Contents:
    """The list that the child process made, and what became of its files."""

    listing: Document
    files: tuple[Unpacked, ...]


def work(source_id: int) -> Contents:
    """Unpack what the child process found harmless. Raises Unreadable."""
    listing, _ = extracting.read(source_id)
    space = db.session.get_one(Space, source_of(db.session(), source_id).space_id)
    key = raw_key(space.slug, source_of(db.session(), source_id).sha256)
    end_read()
    files = json.loads(listing.metadata.get("files", "[]"))[:MOST_FILES]
    left = _TOTAL_FILES_OF_FULL_SIZE * settings().max_upload_bytes
    found: list[Unpacked] = []
    with current().local_copy(key) as path, zipfile.ZipFile(path) as archive:
        for name, shown in files:
            each = _unpack(archive, name, shown, min(left, settings().max_upload_bytes))
            left -= each.file.size if each.file else 0
            found.append(each)
    return Contents(listing, tuple(found))


def save(session: Session, source_id: int, result: Contents) -> None:
    """Add a source for every file that can be read, and say on the archive's page what became of each."""
    source = source_of(session, source_id)
    space = session.get_one(Space, source.space_id)
    user = session.get(User, source.received_by_id) if source.received_by_id else None
    for each in result.files:
        if each.file is not None:
            intake.receive(
                session,
                space,
                each.file,
                filename=each.name,
                media_type=each.media_type,
                user=user,
                origin=f"{source.filename}: {each.name}",
                priority=Priority.BULK,
            )
            each.file.path.unlink(missing_ok=True)  # that of a duplicate is still there
    document = _told(result)
    layout = document.to_json()
    text = layout.pop("text")
    session.merge(StoredDocument(source_id=source_id, text=text, layout=layout))
    keep(source)


def keep(source: Source) -> None:
    """An archive is done with when its files are in; it has no article."""
    source.state, source.error, source.compiled_at = COMPILED, "", now()


def _unpack(archive: zipfile.ZipFile, name: str, shown: str, limit: int) -> Unpacked:
    file: Spooled | None = None
    try:
        with archive.open(name) as stream:
            file = kept_spooled(stream, current().incoming, limit=limit)
        media_type = intake.check(file, Path(shown).name)
    except WikimindError as error:
        _forget(file)
        return Unpacked(shown, refused=str(error))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, KeyError) as error:
        _forget(file)
        return Unpacked(shown, refused=f"It is damaged ({type(error).__name__}).")
    if media_type == ZIP:
        _forget(file)
        return Unpacked(shown, refused="It is an archive within an archive.")
    return Unpacked(shown, file, media_type)


def _forget(file: Spooled | None) -> None:
    if file is not None:
        file.path.unlink(missing_ok=True)


def _told(contents: Contents) -> Document:
    """The listing, with the reasons that only showed when the files were unpacked."""
    refused = {each.name: each.refused for each in contents.files if each.refused}
    builder = DocumentBuilder()
    for block in contents.listing.blocks:
        text = contents.listing.block_text(block)
        reason = refused.get(text, "") if block.kind == LIST else ""
        builder.add(block.kind, f"{text}: left out. {reason}" if reason else text, level=block.level)
    listing = contents.listing
    return replace(builder.build(), language=listing.language, notes=listing.notes)
