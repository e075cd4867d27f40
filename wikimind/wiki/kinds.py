"""The kinds of documents, by which an article gets its shape, and what people call them."""

KINDS = {
    "paper": "Paper",
    "news": "News",
    "howto": "How-to",
    "meeting": "Meeting",
    "talk": "Talk",
    "manual": "Manual",
    "law": "Law or contract",
    "book": "Book",
    "speech": "Speech",
    "proposal": "Proposal",
    "report": "Report",
    "readme": "Readme",
    "letter": "Letter",
    "log": "Log",
    "table": "Table",
    "code": "Code",
    "text": "Text",
}
