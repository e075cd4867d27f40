"""Who wrote a document, when, where it appeared, and where it lies: one shape for what every reader found."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wikimind.extract.dates import iso_date
from wikimind.extract.document import BYLINE, HEADING, Document

LONGEST_AUTHOR, LONGEST_SITE = 500, 200
MOST_AUTHORS = 30

# The names of readers' fields, the best first.
_AUTHOR_FIELDS = ("author", "authors", "by", "creator", "autor", "auteur", "autore", "owner")
_DATE_FIELDS = ("date", "published", "publishdate", "pubdate", "datepublished", "created", "release date")
_SITE_FIELDS = ("sitename", "site", "journal", "booktitle", "publisher", "publication")
_ADDRESS_FIELDS = ("url", "canonical", "canonical_url", "source", "link", "permalink")

# Lines above a text that tell about it: "Author: …", "Datum: …".
_LABELS = {
    "author": "author|authors|by|written by|von|autor|autorin|verfasser|auteur|auteurs|autore|автор|авторы"
    "|συγγραφέας|yazar|作者|著者|저자|المؤلف|الكاتب|लेखक|מחבר|ผู้เขียน",
    "date": "date|published|posted|created|release date|datum|veröffentlicht|publié|fecha|data|дата"
    "|опубликовано|ημερομηνία|tarih|日期|発行日|날짜|التاريخ|दिनांक|תאריך|วันที่",
    "site": "published in|journal|source|erschienen in|revue|revista|журнал|出典|来源",
}
_LABEL = re.compile(
    "|".join(rf"(?P<{name}>{words})" for name, words in _LABELS.items()) + r"\Z", re.IGNORECASE
)
_LABELLED = re.compile(r"^\W{0,3}([^\W\d_][\w ]{0,20}?)\s?[:：]\s*(\S[^\n]{0,300})$", re.MULTILINE)
_BY = re.compile(
    r"^(?:by|von|par|por|di|автор)\s+([^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,4})$",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING_BLOCKS, _OPENING_CHARACTERS = 12, 1500

_MAIL = re.compile(r"<[^<>]*>|\(?\S+@\S+\)?")
_LEADING = re.compile(r"(?:written |posted |edited )?(?:by|von|par)[:\s]\s*", re.IGNORECASE)
_NO_NAME = re.compile(
    r"(?:admin(?:istrator)?|unknown|user|username|anonymous|author|root|owner|webmaster|editor|guest|none|null"
    r"|n/?a|microsoft.*|default|windows.*|pc|.*\.(?:com|dvi|docx?)|python-docx|openpyxl|unnamed|\W*)",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[*∗†‡§¶#⋆◦•\d¹²³⁰-⁹ᵃ-ᶻ]+(?:,[*∗†‡§¶\d¹²³⁰-⁹]+)*")
_ORGANISATION = re.compile(
    r"\b(?:universi\w*|institut\w*|dept|department|school|college|laborator\w*|labs?|research|cent(?:er|re|ro)"
    r"|faculty|academy|association|corporation|company|inc|ltd|gmbh|society|committee|council|ministry"
    r"|proceedings|conference|journal|abstract|available|press|hochschule|fakultät|école|departament\w*)\b",
    re.IGNORECASE,
)
_PARTICLES = ("de", "van", "der", "den", "von", "di", "la", "del", "da", "bin", "al")
_ROLE = re.compile(r"\b(?:writer|editor|reporter|correspondent|staff|redakteur|redaktion)\b", re.IGNORECASE)
_DATED_PATH = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-])")
_VENUE = re.compile(
    r"(?:(?:in|appears in):?\s+)?((?:proceedings of|transactions of|advances in|proc\.)\s.{8,200}?)"
    r"(?=,? pages?\b|,? pp?\.|, [^,]{2,30}, (?:[^,]{2,30}, )?\w+ \d|\s\(|©|\.\s|\.?\Z)",
    re.IGNORECASE,
)
_VOLUME = re.compile(r"([^\W\d_][^\d\n]{5,80}?)\s+\d{1,3}\s\((\d{4})\)\s\d+")
_PREPRINT = re.compile(r"\b(arXiv):\d{4}\.\d{4,5}\S*\s*(?:\[[\w.-]+\]\s*)?(\d{1,2} \w+ \d{4})")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|\bc\b|copyright)\s*(\d{4})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Byline:
    """`published` is ISO text, perhaps a year or a month alone; `address` begins with http."""

    authors: tuple[str, ...] = ()
    published: str = ""
    site: str = ""
    address: str = ""

    @property
    def author(self) -> str:
        """The names in one line, as people write them and `split_names` reads them."""
        return ", ".join(self.authors)[:LONGEST_AUTHOR]


def byline_of(document: Document) -> Byline:
    """What a document says of itself: in its metadata, else at its top. Nothing is guessed."""
    given, printed = document.metadata, dict(_labelled(document))
    address = next((url for url in _values(given, _ADDRESS_FIELDS) if _host(url)), "")
    site = _site(given, printed, document, address)
    if _is_paper(given):
        return _printed(document, site)
    authors = names_in(next(iter(_values(given, _AUTHOR_FIELDS)), "") or printed.get("author", ""))
    places = f"{address}/ /{given.get('path', '')}"
    dates = (*_values(given, _DATE_FIELDS), printed.get("date", ""), _date_in(places))
    return Byline(
        tuple(_without_site(authors, site, document.title)),
        next((date for text in dates if (date := iso_date(text))), ""),
        site,
        address,
    )


def names_in(text: str) -> tuple[str, ...]:
    """The names of people, or of whoever else signs.

    >>> names_in("By Ann Lee and Bo Ek"), names_in("Lee, Ann; Ek, Bo"), names_in("admin")
    (('Ann Lee', 'Bo Ek'), ('Lee, Ann', 'Ek, Bo'), ())
    >>> names_in("Анна Ли, 王芳"), names_in("Reuters <desk@reuters.example>"), names_in("Lee, Ann")
    (('Анна Ли', '王芳'), ('Reuters',), ('Lee, Ann',))
    """
    text = _LEADING.sub("", " ".join(_MAIL.sub(" ", text).split()), count=1)
    parts = re.split(r"\s*[;|·、؛]\s*", text)
    if len(parts) == 1:
        parts = re.split(r"\s*[,،]\s*(?:(?:and|und|et|y|и)\s+)?|\s+(?:and|und|et|&)\s+", text)
        if len(parts) == 2 and all(" " not in part and part.isascii() for part in parts) and "," in text:
            parts = [text]  # a family name first
    names = (part.strip(" ,.;:()[]\"'“”") for part in parts)
    good = [name for name in names if len(name) > 1 and "://" not in name and not _NO_NAME.fullmatch(name)]
    return tuple(dict.fromkeys(good))[:MOST_AUTHORS]


def _without_site(names: Sequence[str], site: str, title: str) -> Iterator[str]:
    """The names but for those of the site itself, and what somebody is there."""
    for name in names:
        key = _squashed(name)
        known = key == _squashed(title) or (len(key) > 2 and _squashed(site).startswith(key))
        if not known and not (len(names) > 1 and _ROLE.search(name)):
            yield name


def _date_in(address: str) -> str:
    """The day, or the month, that an address names between slashes."""
    found = _DATED_PATH.search(address)
    return iso_date("-".join(part for part in found.groups() if part)) if found else ""


def _values(given: Mapping[str, str], names: Iterable[str]) -> Iterator[str]:
    return (given[name] for name in names if given.get(name))


def _host(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.scheme in ("http", "https") else ""


def _site(given: Mapping[str, str], printed: Mapping[str, str], document: Document, address: str) -> str:
    """The name of the site or venue; where the page calls itself so, or gives an address, the host."""
    named = next(iter(_values(given, _SITE_FIELDS)), "") or printed.get("site", "")
    host = _host(address).removeprefix("www.")
    if not named or named == document.title or _host(named):
        named = _host(named).removeprefix("www.") or host
    return " ".join(named.split())[:LONGEST_SITE]


def _opening(document: Document) -> str:
    blocks = [block for block in document.blocks[:_OPENING_BLOCKS] if block.kind != HEADING]
    return "\n".join(document.block_text(block) for block in blocks)[:_OPENING_CHARACTERS]


def _labelled(document: Document) -> Iterator[tuple[str, str]]:
    """What lines such as "Author: Ann Lee" above the text say; the first of each counts."""
    opening = _opening(document)
    found = {
        match.lastgroup or "": value
        for label, value in reversed(_LABELLED.findall(opening))
        if (match := _LABEL.fullmatch(label.strip()))
    }
    if "author" not in found and (signed := _BY.search(opening)):
        found["author"] = signed[1]
    return iter(found.items())


def _is_paper(given: Mapping[str, str]) -> bool:
    """Whether the fields are those of a PDF, which its programs fill in rather than people."""
    return "producer" in given or "creationdate" in given


def _printed(document: Document, site: str) -> Byline:
    """The byline of a PDF: its fields count as far as its first page says the same."""
    given, opening = document.metadata, document.text[:4000]
    lines = [document.block_text(block) for block in document.blocks[:40] if block.kind == BYLINE]
    signed = names_in(given.get("author", ""))
    printed = tuple(_people(lines, document.title))
    confirmed = any(_squashed(name) in _squashed(opening) for name in signed)
    organised = any(_ORGANISATION.search(name) for name in signed)
    believed = (confirmed and not organised and len(signed) >= len(printed)) or not (printed or lines)
    authors = signed if believed else printed
    venue, date = _appeared(lines)
    if not date and (year := iso_date(given.get("creationdate", ""))[:4]) and year in opening:
        date = year
    return Byline(authors, date, (venue or site)[:LONGEST_SITE])


def _people(lines: Iterable[str], title: str) -> Iterator[str]:
    """The names at the head of the lines under a title, up to the first that is no name of a person."""
    taken = 0
    for line in lines:
        if _VENUE.search(line) or _VOLUME.search(line) or line == title:
            continue
        parts = re.split(r"\s*[,;]\s*(?:(?:and|und|et|&)\s+)?|\s+(?:and|und|et|&)\s+", _MARKS.sub(",", line))
        names = [name for part in parts if (name := _before_organisation(part))]
        for name in names:
            if not _is_person(name):
                if taken or len(names) > 1:
                    return
                break
            taken += 1
            yield name


def _before_organisation(part: str) -> str:
    """What stands before the place where somebody works, without the letter that points at a footnote.

    >>> _before_organisation("Ann Lee Department of Tea"), _before_organisation("Ann Lee a")
    ('Ann Lee', 'Ann Lee')
    """
    part = re.sub(r"\s+[a-z]$", "", part.strip())
    found = _ORGANISATION.search(part)
    head = part[: found.start()].strip() if found else part
    return head if len(head.split()) > 1 else part


def _is_person(name: str) -> bool:
    """Two to four words, each with a capital, or few letters of a script without capitals."""
    words = name.split()
    if _ORGANISATION.search(name) or not 2 <= len(words) <= 4 or re.search(r"[\d@/:_]", name):
        return False
    if words[: len(words) // 2] == words[len(words) // 2 :]:
        return False  # "RWTH Aachen RWTH Aachen" stands under two names
    return all(word[0].isupper() or word.lower() in _PARTICLES for word in words)


def _appeared(lines: Iterable[str]) -> tuple[str, str]:
    """Venue and date as an imprint says them."""
    venue = date = ""
    for line in lines:
        line = " ".join(line.split())
        if found := _PREPRINT.search(line):
            return found[1], iso_date(found[2])
        if found := _VENUE.search(line):
            venue = venue or found[1].strip(" ,.")
            date = date or iso_date(line[found.end() :]) or iso_date(line)
        elif found := _VOLUME.search(line):
            venue, date = venue or found[1].strip(), date or found[2]
        elif found := _COPYRIGHT.search(line):
            date = date or iso_date(found[1])
    return venue, date


def _squashed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
