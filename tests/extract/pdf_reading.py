"""What tests of PDFs read of the files that they make."""

from pathlib import Path

from wikimind.extract import read
from wikimind.extract.document import Document

SENTENCE = "The old mill was turned into a museum by the people of the town."
LEFT = [
    "The left column begins with the first half of the",
    "story about two rivers that meet below the town,",
    "and it is told in the order in which it happened,",
    "from the first settlers to the building of the dam.",
    "Nobody had lived there before they came from the",
    "coast with their cattle and their few belongings.",
]


def document(tmp_path: Path, data: bytes) -> Document:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    return read(path, "application/pdf")


def text(tmp_path: Path, data: bytes) -> str:
    return document(tmp_path, data).text


def notes(made_document: Document) -> str:
    return " ".join(note.sentence for note in made_document.notes)
