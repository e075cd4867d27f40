"""A PDF is opened, or refused with a sentence that says what to do."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from wikimind.errors import Unreadable

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it warns of forms that it shows in part

_MOST_PAGES = 20_000
_XFA = (pdfium_c.FORMTYPE_XFA_FULL, pdfium_c.FORMTYPE_XFA_FOREGROUND)
_SHELL_PAGES = 3
_SHELL_LETTERS = 1500
# What Adobe's programs put on the one page that other programs show.
_WAITING = re.compile(
    r"if this message is not eventually replaced by the proper contents of the document"
    r"|please wait\W.{0,200}\b(?:adobe|acrobat|reader|viewer)\b"
    r"|to view (?:the full contents of this document|this (?:form|document)), you need a later version",
    re.I | re.S,
)
_PORTFOLIO = re.compile(
    r"\bpdf portfolio\b|\b(?:open|view) this .{0,60}\b(?:acrobat|adobe reader)\b", re.I | re.S
)


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    """The PDF with its form, if it has one. Raises Unreadable."""
    if path.stat().st_size == 0:
        raise Unreadable("This file is empty; feed it again from where it came from.")
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable(_refusal(error)) from error
    try:
        _load_form(pdf)
        if not len(pdf):
            raise Unreadable("This PDF has no pages; feed a complete copy.")
        if len(pdf) > _MOST_PAGES:
            raise Unreadable(f"This PDF claims {len(pdf)} pages, more than {_MOST_PAGES}; feed it in parts.")
        yield pdf
    finally:
        pdf.close()


def _load_form(pdf: pdfium.PdfDocument) -> None:
    """Filled-in values are shown by a form's own machinery; a broken form leaves the pages as they are."""
    try:
        pdf.init_forms()
    except pdfium.PdfiumError:
        return


def _refusal(error: pdfium.PdfiumError) -> str:
    if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        return "This PDF is encrypted with a password; feed a copy saved without it."
    if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
        return (
            "This PDF is protected in a way that cannot be opened here; feed a copy saved without protection."
        )
    return "This file is not a PDF or is damaged; open it in a PDF program and feed a newly saved copy."


def refuse_shell(pdf: pdfium.PdfDocument, text: str, attachments: int, fields: bool) -> None:
    """Raises Unreadable for a file whose pages only say that another program would show more.

    `text` is what its pages say, `fields` whether there are any to fill in on them.
    """
    if len(pdf) > _SHELL_PAGES or sum(map(str.isalpha, text)) > _SHELL_LETTERS:
        return
    if _WAITING.search(text) or pdf.get_formtype() in _XFA and not fields:
        raise Unreadable(
            "This PDF is a form that only Adobe's programs can show (XFA); open it there, print it to a new"
            " PDF and feed that."
        )
    if attachments and _PORTFOLIO.search(text):
        raise Unreadable(
            f"This PDF is only the cover of {_counted(attachments, 'file')} that it carries; save"
            f" {'it' if attachments == 1 else 'them'} and feed what you need."
        )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
