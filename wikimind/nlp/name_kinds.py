"""What a name is one of, where the text shows it: a person, an organisation, a place, a work, a product."""

from functools import lru_cache

import regex

PERSON, ORGANISATION, PLACE, WORK, PRODUCT = "person", "organisation", "place", "work", "product"

_ORGANISATIONS = regex.compile(
    r"\b(?:Universit\w+|Institut\w*|College|School|Ministry|Committee|Commission|Council|Association|Society"
    r"|Foundation|Company|Corporation|Inc|Ltd|LLC|GmbH|AG|Bank|Agency|Department|Parliament|Court|Academy"
    r"|Laborator\w+|Hospital|Museum|\w*[Ss]tiftung|\w*[Mm]inisterium|\w*[Gg]esellschaft|Verein|\w*regierung"
    r"|Société|Ministère|Universidad|Ministerio|Università|Ministero|Universidade|Ministério|Stichting"
    r"|Uniwersytet|Ministerstwo|Университет|Министерство|Институт|Академия|Общество|Πανεπιστήμιο|Υπουργείο"
    r"|Üniversitesi|Bakanlığı)\b|大学|大學|公司|株式会社|研究所|委员会|委員会|대학교|위원회|جامعة|وزارة|אוניברסיטת|משרד"
)
_PLACES = regex.compile(
    r"\b(?:River|Lake|Mount|Mountains?|Street|Avenue|Road|Bay|Islands?|County|Valley|City|Village|Sea|Ocean"
    r"|Strait|Peninsula|Province|Republic|Kingdom|\w*[Ss]tra(?:ße|sse)|Rue|Calle|Via|Rua|Ulica|улица|река"
    r"|озеро)\b|[省市县縣]$"
)
_BEFORE_PERSONS = (
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Sir|Lady|Lord|Senator|Minister|Chancellor|King|Queen|Herr|Frau"
    r"|Monsieur|Madame|M|Mme|Señora?|Don|Doña|Signora?|Senhora?|Pan|Pani|господин|госпожа|доктор|профессор"
    r"|президент|κύριος|κυρία|Bay|Bayan|السيد|الدكتور|ד״ר|מר|श्री)\.?\s"
)
_BEHIND_PERSONS = (
    r"\s(?:said|says|told|wrote|writes|asked|replied|was born|sagte|schrieb|erklärte|a dit|a déclaré|dijo"
    r"|disse|сказал\w*|написал\w*|заявил\w*|родил\w+)\b"
)


def kind_of_name(name: str, text: str) -> str:
    """One of the kinds, "" where neither the name nor the words around it tell.

    >>> kind_of_name("Ada Roe", "The mill was sold. Dr. Ada Roe bought it.")
    'person'
    >>> kind_of_name("Roe Mill 2", "It runs on Roe Mill 2.")
    ''
    """
    if _ORGANISATIONS.search(name):
        return ORGANISATION
    if _PLACES.search(name):
        return PLACE
    person, work, product = _contexts(name)
    if person.search(text):
        return PERSON
    if product.search(text):
        return PRODUCT
    return WORK if " " in name and work.search(text) else ""


@lru_cache(maxsize=512)
def _contexts(name: str) -> tuple[regex.Pattern[str], ...]:
    escaped = regex.escape(name)
    return (
        regex.compile(rf"{_BEFORE_PERSONS}(?:[\p{{Lu}}][\w.]*\s)?{escaped}\b|\b{escaped}{_BEHIND_PERSONS}"),
        regex.compile(rf"[“«„‘《「]{escaped}[”»“’》」]"),
        regex.compile(rf"\b{escaped}\s(?:v(?:ersion)?\s?)?\d+\.\d+"),
    )
