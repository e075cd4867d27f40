"""What kind of document a source is, by its structure and its turns of speech."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from wikimind.extract.document import BYLINE, CODE, HEADING, LIST, PARAGRAPH, REFERENCE, TABLE, Document
from wikimind.pipeline.keyless import headings
from wikimind.pipeline.keyless.headings import role_of
from wikimind.pipeline.keyless.speech import speakers

SAMPLE = 12_000  # characters in which turns of speech are counted

_PARAGRAPH_SIGN = re.compile(
    r"(?:§+|Art(?:icle|ikel|\.)?|Artículo|Articolo|Artigo|Artikel|Статья|Clause|Section|第)\s?\d+(?:条|\b)",
    re.IGNORECASE,
)
_LAW_TITLE = re.compile(
    r"\b(?:gesetz|verordnung|satzung|vertrag|act|law|regulation|directive|ordinance|statute|constitution"
    r"|treaty|agreement"
    r"|contract|lease|licen[sc]e|terms (?:of|and)|policy|charter|loi|décret|arrêté|contrat|ley|decreto"
    r"|contrato|legge"
    r"|lei|закон|договор|постановление|法|条例|契約|合同)\b|gesetz\b|verordnung\b|vertrag\b|法律?$",
    re.IGNORECASE,
)
_PROPOSAL = re.compile(
    r"\b(?:RFC|PEP|ADR|JEP|KEP|BIP|EIP|SIP|TEP)[\s_-]?\d+|\bproposal\b|\bfeature name\b|\benhancement\b",
    re.IGNORECASE,
)
_INCIDENT = re.compile(r"\b(?:post-?mortem|incident|outage|root cause)\b", re.IGNORECASE)
_README = re.compile(r"readme", re.IGNORECASE)
_BOOK = re.compile(
    r"^(?:chapter|part|book|kapitel|teil|buch|chapitre|partie|livre|capítulo|capitolo|глава|часть|книга"
    r"|第.{1,4}[章回節編])\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"^[^\W\d_][\w .,’'/-]{2,40}(?:\s\([\w/ .]+\))?(?:\s?[—–]|\s?--|\s-)\s?\S|^\((?:Reuters|AP|AFP|dpa"
    r"|EFE)\)"
)
_VOCATIVE = re.compile(
    r"\b(?:fellow[- ]citizens|ladies and gentlemen|my (?:fellow|dear) \w+|mr\.? (?:president|speaker"
    r"|chairman)"
    r"|dear (?:friends|colleagues)|members of|meine damen und herren|liebe (?:mitbürger\w*|freunde"
    r"|kolleg\w+)"
    r"|mesdames et messieurs|mes chers|señoras y señores|queridos|signore e signori|уважаемые|дорогие"
    r"|товарищи"
    r"|皆さん|同志们|女士们)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:(?:dear|hello|hi|lieber?|sehr geehrte\w*|chère?s?|madame|monsieur|estimad[oa]s?|querid[oa]s?"
    r"|muy señor\w*"
    r"|car[oaie]|gentil\w+|egregi\w+|prezad[oa]s?|beste|geachte|szanown\w+|drog[ia]\w*|vážen\w+|kära|kære"
    r"|sayın"
    r"|sevgili|αγαπητ\w+|дорог\w+|уважаем\w+|шановн\w+|प्रिय|आदरणीय|שלום|לכבוד|السيد|عزيزي"
    r"|حضرة)\b.{0,60}[,،!:]"
    r"|(?:拝啓|前略|尊敬的|亲爱的|親愛的).{0,30}|.{1,20}(?:様|께))$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:(?:yours|sincerely|(?:best|kind|warm) regards|love|faithfully).{0,20}|mit (?:freundlichen"
    r"|besten|herzlichen) grüßen|viele grüße|hochachtungsvoll"
    r"|cordialement.*|bien à (?:toi|vous).*|.*salutations.*|saludos.*|atentamente.*|un abrazo.*"
    r"|cordiali saluti.*"
    r"|distinti saluti.*|atenciosamente.*|com os melhores cumprimentos.*|met vriendelijke groet\w*.*"
    r"|z (?:wyrazami szacunku|poważaniem).*|s pozdravem.*|med vänlig hälsning.*|med venlig hilsen.*"
    r"|saygılarımla.*"
    r"|με (?:εκτίμηση|σεβασμό).*|с уважением.*|з повагою.*|敬具|草々|此致.*|敬上|올림|सादर.*|בברכה.*"
    r"|مع (?:خالص )?التحي\w+.*"
    r"|وتفضلوا.*),?$",
    re.IGNORECASE,
)
# What a record of a meeting is called, and its line of who was there.
MINUTES = re.compile(
    r"\b(?:minutes (?:of|from)|(?:meeting|board|committee|council) minutes|meeting notes|notes (?:of"
    r"|from) the (?:\w+ )?meeting"
    r"|(?:sitzungs|ergebnis|besprechungs|verhandlungs)?protokoll|niederschrift|compte[- ]rendu"
    r"|procès[- ]verbal"
    r"|acta de|verbale|ata da|notulen|vergaderverslag|protokół|zápis|протокол|πρακτικά|tutanağı|referat)\b"
    r"|議事録|会议纪要|會議記錄|회의록|รายงานการประชุม|محضر|פרוטוקול|कार्यवृत्त",
    re.IGNORECASE,
)
_ATTENDED = re.compile(
    r"(?:(?:members |also )?present|attend(?:ees|ance|ing)|in attendance|apologies|absent|participants"
    r"|anwesend\w*|teilnehm\w*"
    r"|entschuldigt|présents?|participants|excusés?|asistentes|presentes|presenti|assenti|aanwezig\w*"
    r"|obecni|přítomni"
    r"|присутствовали|присутствующие|παρόντες|katılanlar|närvarande|til stede|出席者?|参加者"
    r"|与会(?:人员|者)?|참석자?"
    r"|ผู้เข้าประชุม|الحاضرون|الحضور|נוכחים|उपस्थित)\s?(?:[:：]|\()",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"\b(?:how to|to make|recipe|tutorial|step[- ]by[- ]step|guide to|anleitung|rezept|recette|comment"
    r"|receta|cómo|ricetta|receita"
    r"|рецепт|как \w+ть)\b|作り方|の方法|レシピ|做法",
    re.IGNORECASE,
)
_INGREDIENTS = re.compile(
    r"\b(?:ingredients|zutaten|ingrédients|ingredientes|ingredienti|ингредиенты)\b|材料|原料", re.IGNORECASE
)
_MANUAL = re.compile(
    r"\b(?:manual|handbook|user guide|reference|documentation|man page|handbuch|manuel|manuale"
    r"|руководство)\b|マニュアル|手册",
    re.IGNORECASE,
)
_MAN_PAGE = frozenset(
    (
        "name",
        "synopsis",
        "options",
        "description",
        "exit status",
        "see also",
        "files",
        "nom",
        "bezeichnung",
        "übersicht",
    )
)
_STAMPED = re.compile(
    r"^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\w{3} +\d{1,2} \d\d:\d\d:\d\d"
    r"|^\[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d"
)
SAID = re.compile(
    r"\b(?:said|says|told|according to|announced|sagte|teilte mit|a déclaré|selon|dijo|según|ha detto"
    r"|disse|сказал\w*|сообщил\w*|заявил\w*)\b",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\b(?:I|we|our|us|my|ich|wir|unser\w*|uns|je|nous|notre|nos|yo|nosotros|nuestr\w+|я|мы|наш\w*|нас)\b"
)


@dataclass(frozen=True)
class Look:
    """What is counted of a document before its kind is judged."""

    document: Document
    title: str
    filename: str

    @cached_property
    def named(self) -> str:
        return f"{self.title} {self.filename}"

    @cached_property
    def blocks(self) -> Counter[str]:
        return Counter(block.kind for block in self.document.blocks)

    @cached_property
    def roles(self) -> Counter[str]:
        return Counter(role_of(heading) for heading in self.headings)

    @cached_property
    def headings(self) -> list[str]:
        from_blocks = [self.document.block_text(b) for b in self.document.blocks if b.kind == HEADING]
        return [re.sub(r"^[\dIVX.]+[.)]?\s+", "", " ".join(text.split())) for text in from_blocks]

    @cached_property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.document.text.splitlines() if line.strip()]

    @cached_property
    def paragraphs(self) -> list[str]:
        return [self.document.block_text(b) for b in self.document.blocks if b.kind in (PARAGRAPH, LIST)]

    @cached_property
    def sample(self) -> str:
        return "\n".join(self.paragraphs)[:SAMPLE]

    def per_hundred(self, pattern: re.Pattern[str]) -> float:
        """How often the pattern stands in a hundred words of the sample."""
        return 100 * len(pattern.findall(self.sample)) / max(60, len(self.sample.split()))

    def share(self, kind: str) -> float:
        """The share of the text that stands in blocks of a kind."""
        size = sum(b.end - b.start for b in self.document.blocks if b.kind == kind)
        return size / max(1, len(self.document.text))


def kind_of(document: Document, title: str, filename: str = "") -> str:
    """One of KINDS; "text" where nothing speaks for any other."""
    look = Look(document, title, filename)
    return next((kind for kind, fits in _RULES if fits(look)), "text")


def _is_log(look: Look) -> bool:
    stamped = sum(bool(_STAMPED.match(line)) for line in look.lines[:200])
    return stamped > 0.5 * min(200, len(look.lines))


def _is_table(look: Look) -> bool:
    return look.share(TABLE) > 0.7


def _is_code(look: Look) -> bool:
    return look.share(CODE) > 0.7


def _is_meeting(look: Look) -> bool:
    return len(speakers(look.document)) >= 2 or _is_minutes(look)


def _is_minutes(look: Look) -> bool:
    """A record of what was agreed, by people who are named at its beginning."""
    attended = any(_ATTENDED.match(line) for line in look.lines[:20])
    named = MINUTES.search(look.named) or any(MINUTES.search(line) for line in look.lines[:5])
    return attended and bool(named or look.roles[headings.DECISIONS] or look.roles[headings.ACTIONS])


def _is_talk(look: Look) -> bool:
    return bool(look.document.times)


def _is_readme(look: Look) -> bool:
    return bool(_README.search(look.filename))


def _is_letter(look: Look) -> bool:
    near = [" ".join(line.split()) for line in look.lines]
    return any(map(_GREETING.match, near[:8])) and any(map(_CLOSING.match, near[-8:]))


def _is_law(look: Look) -> bool:
    signed = sum(bool(_PARAGRAPH_SIGN.match(text)) for text in [*look.headings, *look.paragraphs])
    duties = look.per_hundred(
        re.compile(r"\b(?:shall|hereby|herein|thereof|party|parties|licensor|licensee)\b", re.IGNORECASE)
    )
    termed = signed > 0 or duties > 0.8 or look.roles[headings.DEFINITIONS] > 0
    return signed >= 3 or termed and bool(_LAW_TITLE.search(look.title))


def _is_paper(look: Look) -> bool:
    apart = look.blocks[REFERENCE] >= 3 or any(
        re.fullmatch(
            r"(?i)references|bibliography|literatur(?:verzeichnis)?|références|references and notes|参考文献",
            h,
        )
        for h in look.headings
    )
    studied = (
        look.roles[headings.METHOD]
        + look.roles[headings.RESULTS]
        + look.roles[headings.RELATED]
        + look.roles[headings.SUMMARY]
    )
    return apart and (studied >= 1 or look.blocks[BYLINE] > 0)


def _is_proposal(look: Look) -> bool:
    signs = {headings.LIMITS, headings.OPEN, headings.PROBLEM, headings.RELATED, headings.SUMMARY}
    kinds = sum(bool(look.roles[role]) for role in signs)
    chosen = any(
        re.search(
            r"(?i)\balternatives?\b|\bprior art\b|\brejected\b|\bconsequences\b|\bdecision\b"
            r"|\bcompatibility\b",
            h,
        )
        for h in look.headings
    )
    named = bool(_PROPOSAL.search(look.named)) or bool(_PROPOSAL.search(look.sample[:400]))
    return kinds >= 1 and (chosen and kinds >= 2 or named)


def _is_report(look: Look) -> bool:
    incident = bool(_INCIDENT.search(look.named)) or look.roles[headings.CAUSE] > 0
    return incident and (
        look.roles[headings.CAUSE] + look.roles[headings.ACTIONS] + look.roles[headings.CONCLUSION] > 0
    )


def _is_how_to(look: Look) -> bool:
    named = bool(_HOW_TO.search(look.named))
    needed = look.roles[headings.NEEDED] > 0 or bool(_INGREDIENTS.search(look.sample))
    return (
        needed
        and (look.roles[headings.STEPS] > 0 or named or bool(_INGREDIENTS.search(look.sample)))
        and look.share(CODE) < 0.1
    )


def _is_manual(look: Look) -> bool:
    man_page = (
        len(
            _MAN_PAGE & {heading.casefold() for heading in look.headings}
            | _MAN_PAGE & {line.casefold() for line in look.lines}
        )
        >= 3
    )
    technical = look.blocks[CODE] >= 3
    return man_page or bool(_MANUAL.search(look.named)) or technical


def _is_book(look: Look) -> bool:
    chapters = sum(bool(_BOOK.match(heading)) for heading in look.headings)
    return (
        chapters >= 2
        or "epub" in look.document.metadata.get("media", "")
        or look.filename.lower().endswith(".epub")
    )


def _is_speech(look: Look) -> bool:
    return (
        bool(_VOCATIVE.search(look.sample[:1500])) and look.per_hundred(_WE) > 1.5 and len(look.headings) < 6
    )


def _is_news(look: Look) -> bool:
    opening = next((text for text in look.paragraphs if len(text.split()) > 12), "")
    dateline = _DATELINE.match(opening)
    # “PARIS — The …” begins a story, “A lake — the largest …” a definition.
    dated = dateline is not None and not opening[dateline.end() - 1].islower()
    return (
        dated or look.per_hundred(SAID) > 0.7 and look.blocks[CODE] == 0 and not look.roles[headings.METHOD]
    )


_RULES: tuple[tuple[str, Callable[[Look], bool]], ...] = (
    ("log", _is_log),
    ("table", _is_table),
    ("code", _is_code),
    ("meeting", _is_meeting),
    ("talk", _is_talk),
    ("readme", _is_readme),
    ("letter", _is_letter),
    ("law", _is_law),
    ("paper", _is_paper),
    ("proposal", _is_proposal),
    ("report", _is_report),
    ("howto", _is_how_to),
    ("book", _is_book),
    ("speech", _is_speech),
    ("manual", _is_manual),
    ("news", _is_news),
)
