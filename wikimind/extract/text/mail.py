"""Mail as files: single messages, mailboxes, and web pages that a browser saved as mail (MHTML)."""

import email
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default as modern
from pathlib import Path
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract.document import BYLINE, HEADING, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.lines import squeezed
from wikimind.extract.notes import EMBEDDED, named
from wikimind.extract.text import html, plain
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.markup import parsed, pieces
from wikimind.extract.text.visible import prepare

_NEXT = re.compile(rb"^From [^\n]{1,200}\d{4}[^\n]{0,20}\r?\n", re.MULTILINE)
_MOST_MESSAGES = 20_000
_SHOWN = ("From", "To", "Cc", "Date")


def read(path: Path, hints: Hints = Hints()) -> Document:
    """Every message with its subject as heading. Raises Unreadable."""
    data = path.read_bytes()
    if page := _saved_page(data):
        return page
    builder = DocumentBuilder()
    attached: list[str] = []
    subjects = []
    metadata: dict[str, str] = {}
    for message in _messages(data):
        subject = squeezed(str(message.get("Subject", ""))) or "(no subject)"
        subjects.append(subject)
        metadata = {"author": squeezed(str(message.get("From", ""))), "date": str(message.get("Date", ""))}
        builder.add(HEADING, subject, level=1)
        builder.add(BYLINE, "\n".join(f"{n}: {squeezed(str(message[n]))}" for n in _SHOWN if message[n]))
        body = _body(message)
        if body is not None:
            for block in body.blocks:
                level = min(block.level + 1, 6) if block.level else 0
                builder.add(block.kind, body.block_text(block), level=level)
        attached += [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
    title = subjects[0] if len(subjects) == 1 else hints.stem
    facts = metadata if len(subjects) == 1 else {}  # a mailbox has as many as it has messages
    return builder.build(title=title, metadata=facts, notes=named(EMBEDDED, attached))


def _messages(data: bytes) -> Iterator[EmailMessage]:
    starts = [match.end() for match in _NEXT.finditer(data)] if _NEXT.match(data) else [0]
    if len(starts) > _MOST_MESSAGES:
        raise Unreadable(f"This mailbox holds more than {_MOST_MESSAGES:,} messages; export it in parts.")
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        message = email.message_from_bytes(data[start:end], policy=modern)
        if isinstance(message, EmailMessage):
            yield message


def _body(message: EmailMessage) -> Document | None:
    """What was written: as text where the message has that, else as HTML."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return None
    text = _text(part)
    if part.get_content_subtype() == "html":
        return _page(text)
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=\S) \n(?!>|-- \n)", " ", text)
    body = plain.parse(text)
    # A short first line is no title here.
    return replace(body, title="")


def _page(text: str) -> Document:
    builder = DocumentBuilder()
    root = parsed(text)
    if root is not None:
        prepare(root)
        for piece in pieces(root):
            builder.add(piece.kind, piece.text, level=piece.level)
    return builder.build()


def _text(part: Any) -> str:
    data = part.get_payload(decode=True)
    charset = str(part.get_content_charset() or "")
    return decode(data if isinstance(data, bytes) else b"", charset)


def _saved_page(data: bytes) -> Document | None:
    """The page of a web archive: the first part that is HTML."""
    message = email.message_from_bytes(data, policy=modern)
    if message.get_content_type() != "multipart/related" or message["To"]:
        return None
    part = next(
        (
            each
            for each in message.walk()
            if each.get_content_type() in ("text/html", "application/xhtml+xml")
        ),
        None,
    )
    return html.parse(_text(part)) if isinstance(part, EmailMessage) else None
