"""What the words beside a table, code, a formula or a figure say of it."""

import regex

from wikimind.articles.draft import CODE, FIGURE, TABLE

# Their names in the languages of most sources; a number, or a mark, has to follow.
_NAMES = {
    TABLE: "table|tab\\.|tabelle|tableau|tabla|tabela|tabella|tabel|tabell|taulukko|tablo|tabulka|táblázat"
    "|таблица|таблиця|πίνακας|טבלה|جدول|तालिका|सारणी|ตาราง(?:ที่)?|bảng|表格?|표",
    FIGURE: "figures?|figs?\\.?|abbildung|abb\\.|bild|figura|fig\\.|figuur|afbeelding|rysunek|rys\\.|obrázek"
    "|ábra|şekil|kuva|figur|scheme|schema|plate|chart|diagram|photo|photograph|illustration|map|graph"
    "|рисунок|рис\\.|мал\\.|схема|диаграмма|εικόνα|σχήμα|איור|תמונה|الشكل|شكل|صورة|चित्र|आकृति"
    "|ภาพ(?:ที่)?|รูป(?:ที่)?|hình|图|圖|図|그림",
    CODE: "listing|algorithm|code|program|algorithmus|algorithme|algoritmo"
    "|алгоритм|листинг|算法|アルゴリズム",
}
_NUMBER = (
    r"[ \t]*(?:[A-Z]?[.-]?\p{Nd}+(?:[.–-]\p{Nd}+)*[a-z]?|[IVXLC]+|[ivx]+|[A-Z](?=[.:)])"
    r"|[一二三四五六七八九十]+)"
)
# Behind a caption's number stands a mark or a title; a sentence goes on with a verb.
_END = r"(?=[ \t]*[:：.|)）—–-]|\s+[\p{Lu}\p{Lo}\"“(]|\s*$)"
_MARKED = r"(?=[ \t]*[:：.|)）—–-]|\s*$)"
_CAPTIONS, _SURE = (
    {
        kind: regex.compile(rf"\W{{0,3}}(?:\p{{Nd}}{{1,4}}\W{{1,3}})?(?P<name>(?i:{names})){_NUMBER}{end}")
        for kind, names in _NAMES.items()
    }
    for end in (_END, _MARKED)
)
_STOPS = (".", "!", "?", "。", "！", "？", "।", "؟", "…", "”", '"', ")")
_POINTS = regex.compile(
    r"\b(?:(?:the|as) follow(?:s|ing)|below|wie folgt|(?:der|die|das) folgende\w*|comme suit|ci-dessous"
    r"|a continuación|seguente|a seguir|следующ\w*|ниже|ως εξής|aşağıda\w*|als volgt|następując\w*)\b"
    r"|كما يلي|التالي|निम्न|ต่อไปนี้|以下|如下|下面|次の|下の|다음|아래",
    regex.IGNORECASE,
)


def kind_of_caption(text: str, *, sure: bool = False) -> str:
    """TABLE, FIGURE or CODE where the words begin like a caption; else nothing.

    `sure`: where they might as well begin a sentence, nothing.

    >>> kind_of_caption("Table 2. Results"), kind_of_caption("表1 結果"), kind_of_caption("Рис. 3: Схема")
    ('table', 'table', 'figure')
    """
    captions = _SURE if sure else _CAPTIONS
    return next((kind for kind, caption in captions.items() if caption.match(text)), "")


def caption_begins(text: str) -> int:
    """Where the caption begins behind the number of a page or the like.

    >>> caption_begins("-24- Table II.—Comparison")
    5
    """
    found = (caption.match(text) for caption in _CAPTIONS.values())
    return next((match.start("name") for match in found if match), 0)


def is_bare(text: str) -> bool:
    """Whether a caption is but a name and a number.

    >>> is_bare("Table 5"), is_bare("Table 5: Scores")
    (True, False)
    """
    matches = (caption.match(text) for caption in _CAPTIONS.values())
    return any(match and not text[match.end() :].strip(" .:") for match in matches)


def is_introduction(sentence: str) -> bool:
    """Whether a sentence introduces what stands below it.

    >>> is_introduction("Start the listener:"), is_introduction("Use this line"), is_introduction("It ends.")
    (True, True, False)
    """
    words = sentence.rstrip()
    if not words:
        return False
    return not words.endswith(_STOPS) or bool(_POINTS.search(words[-120:]))
