"""Wording and signs by which the kinds of lines are told apart."""

import re

IMPRINT = re.compile(
    r"proceedings|©|\(c\)|\bc 20\d\d\b|copyright|licen[sc]ed|arxiv:|\bdoi\b|issn|isbn|all rights reserved",
    re.I,
)
KNOWN = re.compile(
    r"^(abstract|summary|introduction|acknowledge?ments?|references|bibliography|conclusions?|appendix|keywords|"
    r"related work|discussion|results|methods?|contents|index|zusammenfassung|literatur|résumé)\W*$",
    re.I,
)
MATH = re.compile(
    r"[=∑∏∫√≤≥≈∝∈∀∃×·±→←⇒∼|∂∇≠∞∪∩⊂⊆{}^\[\]()<>+−*/]|\b(?:arg|max|min|log|exp|sin|cos|lim|Pr|P)\b"
)
LABEL = re.compile(r"\(\s*[A-Z]?\.?\d+[a-z]?(\.\d+)?\s*\)$")
