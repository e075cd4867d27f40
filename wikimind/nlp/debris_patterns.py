"""The patterns behind `debris`: captions, references, notices, formulas, glued text."""

import regex

# Ends of statements in every script, with closing quotation marks and footnote numbers.
END = regex.compile(
    r"[[\p{Sentence_Break=STerm}\p{Sentence_Break=ATerm}།༎]--[?？؟፧]]"
    r"(?:[\p{Pe}\p{Pf}\"'”»“‹›]|[ \u00a0\u202f]»|\s?\[\d[\d,–\s-]*\]|\[[^\[\]\n]{1,24}\]|[¹²³⁰⁴-⁹*†‡])*$"
    r"|(?<=\p{Armenian}):$|(?<=\p{Devanagari}[\p{M}]?\s?)\|$|፡፡$",
    regex.V1,
)
QUESTION = regex.compile(r"[?？؟፧⸮⁇⁈‽]$|(?<=[\p{Greek}\p{M}»])[;\u037e]$|か[。．]$")
CLOSING = "\"'”’»“)）」』】 "
CUT_OFF = regex.compile(
    r"(?:[:;,–—，、：；،؛-]|\.\.\.|…|\b(?:e\.g\.|i\.e\.|cf\.|vs\.|Fig\.|Eq\.|Sec\.|et al\.|z\.\s?B\."
    r"|d\.\s?h\.|т\.\s?е\.|p\.\s?ex\.|and|or|of|the|a|an|to|by|with|from|for))$"
)
# Neither a letter, a number, an opening mark nor a currency; or the number of a section, an item, a note.
BAD_START = regex.compile(
    r"[^\p{L}\p{M}\p{N}\p{Cf}\p{Ps}\p{Pi}\p{Pf}\p{Sc}\"'’`„‚«»¿¡+~#.−-]|[-−.#]\s|--|[⁰¹²³⁴-⁹]"
    r"|\d+[.)]?\s+\p{Lu}|\d+\.\d"
    r"|\([\p{L}\p{N}]{1,3}\)|\[\d|[-–—]\p{L}"
)
CAPTION = regex.compile(
    r"(?:Fig(?:ure)?s?|Tab(?:le)?s?|Algorithm|Listing|Box|Plate|Chart|Appendix|Theorem|Lemma|Corollary"
    r"|Proposition|Claim|Definition|Example|Exercise|Step|Case|Remark|Proof|Equation|Eq|Note|Abbildung|Abb"
    r"|Tabelle|Tableau|Tablas?|Figuras?|Tabelas?|Tabell[ae]?|Figur[ae]?|Afbeelding|Rysunek|Rys|Obrázek|Obr"
    r"|Tabulka|Şekil|Tablo|Çizelge|Hình|Bảng|Gambar|Kuva|Taulukko|Ábra|Táblázat"
    r"|Рис(?:унок)?|Табл(?:иця|ица)?|Εικόνα|Σχήμα|Πίνακας)\b\.?\s?(?:\(?\d|[IVX]+\b|\p{Lu}\b|[.:])"
    r"|(?:(?:ال)?شكل|(?:ال)?جدول|نمودار|תרשים|איור|טבלה|चित्र|तालिका|सारणी|[图圖図表]|그림|표|ภาพที่"
    r"|ตารางที่)\s?(?:[\p{Nd}][\p{Nd}.\-–]*|[:：])"
)
REFERENCE = regex.compile(
    r"\b(?:In (?:Proceedings|Proc\.|Advances in)|Proceedings of|Proc\. of|doi:|https?:|www\.|arXiv:|ISBN"
    r"|ISSN|pages? \d+[–-]\d"
    r"|(?:19|20)\d\d, \d+[–-]\d+\.$|pp\. ?\d|[Vv]ol\. ?\d+|Ph\.?D\.? thesis|Technical [Rr]eport"
    r"|University Press|et al\., eds)"
    r"|\b\p{Lu}\p{Ll}+, (?:\p{Lu}\.[ -]?){1,3},? (?:and|und|et|y|e|и|&|\(?\d{4})"
    r"|\p{Lu}[\w-]+, (?:19|20)\d\d[a-z]?\.$|\(\p{Lu}[\w-]+\.?,? (?:19|20)\d\d[a-z]?\)\.$"
)
# What a section of the text is going to do, told by the text itself.
ROADMAP = regex.compile(
    r"(?:in )?(?:the )?(?:(?:next|following|remaining) )?(?:section|chapter|abschnitt|kapitel|section"
    r"|chapitre|sección"
    r"|capítulo|sezione|seção|hoofdstuk|rozdział|раздел|глава)s? (?:\d[\d.]*|[ivx]+)\b,?(?! of\b)"
    r"|the (?:rest|remainder|structure) of th(?:e|is) (?:paper|article|report|thesis|chapter)"
    r"|th(?:e|is) (?:paper|article|report) is (?:organi[sz]ed|structured)"
    r"|.{0,120}\b(?:is|are|will be|can be) (?:\w+ )?(?:described|discussed|reported|presented|given|shown"
    r"|summari[sz]ed"
    r"|explained|introduced|listed|illustrated) (?:in detail )?in (?:section|chapter|appendix|table"
    r"|fig(?:ure|\.))\s?\d",
    regex.IGNORECASE,
)
# Two authors' initials and a year or pages: an entry of a bibliography.
AUTHORS = regex.compile(
    r"^\p{Lu}[\p{L}’'-]+, \p{Lu}[\p{L}.’' -]+(?:,? (?:and|und|et|y|e|&) \p{Lu}[\p{L}.’' -]+)*\.$"
    r"|(?:\b\p{Lu}\. ){2,}.*\b(?:1[89]|20)\d\d\b|^(?:\p{Lu}\. ){1,3}\p{Lu}\p{Ll}+(?:,|\.| and| &)"
)
# What pages and letters carry besides their matter: rights, invitations to read or follow, page numbers,
# signatures with a place and a date.
FURNITURE = regex.compile(
    r"©|\b(?:copyright (?:\(c\) )?(?:19|20)\d\d|all rights reserved"
    r"|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
    r"|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden"
    r"|wszelkie prawa zastrzeżone|все права защищены|tüm hakları saklıdır"
    r"|(?:uses?|accept|set) cookies|cookie (?:policy|settings|consent)|subscribe (?:to|now|today)"
    r"|sign up (?:to|for|now)|share (?:this|on) (?:page|article|facebook|twitter|social)|follow us"
    r"|click here|clique aqui|cliquez ici|haga clic|haz clic|klicken sie hier|clicca qui|klik hier|kliknij"
    r"|(?:in|into|to) your (?:e-?mail )?inbox|volume \d+, number \d+|originally (?:published"
    r"|appeared) (?:by|in|on|at)"
    r"|follow (?:me|her|him|them) on|receba em seu|page \d+ of \d+|enable javascript"
    r"|photo(?:graph)? (?:by|:)|image credit)\b"
    r"|^(?:(?:last )?updated?(?: at| on|:)|published(?: at| on|:))\b.{0,40}$"
    r"|^(?:read (?:more|also|next)|related(?: articles?)?|see also|more on this|advertisement"
    r"|(?:lesen|hören|sehen) sie auch|mehr zum thema|anzeige|lire aussi|à lire aussi|lea también"
    r"|lee también"
    r"|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|więcej)|читайте также"
    r"|διαβάστε (?:επίσης|ακόμη)"
    r"|läs också|læs også|ayrıca okuyun|اقرأ أيض[اً]+|קראו גם|यह भी पढ़ें)\b\s?[:：—–-]"
    r"|^(?:関連記事|相关阅读|相關閱讀|관련 기사|อ่านเพิ่มเติม)"
    r"|^(?:signed|gezeichnet|gez\.|signé|firmado|firmato|подпись|podpisano)\b\W{0,3}(?:_|:|$)"
    r"|^\p{Lu}[\p{L} .’'-]{1,30}, (?:(?:the|den|am|le|a|el|il|dnia|op|на)\s)?\d{1,2}\.?(?:\s"
    r"|de\s){1,2}[\p{L}.]{2,12}"
    r"(?:\s(?:de\s)?)(?:19|20)\d\d(?: г\.)?\.?$"
    r"|版权所有|版權所有|無断転載|무단 전재|สงวนลิขสิทธิ์|جميع الحقوق محفوظة|כל הזכויות שמורות|सर्वाधिकार सुरक्षित",
    regex.IGNORECASE,
)
# Lower-case pieces, one of which stands in whatever FURNITURE or NOTICE finds: a tenth of the cost.
FURNITURE_HINTS = (
    "©", "right", "recht", "droits", "derechos", "diritti", "direitos", "prawa",
    "права", "hakları", "cookie", "subscri", "sign", "share", "follow",
    "cliqu", "update", "publish", "clic", "klik", "klicken", "inbox", "volume", "originally", "receba",
    "page ", "javascript", "photo", "image", "read ", "related", "see also",
    "more on", "advert", "sie auch", "thema", "anzeige", "lire", "también",
    "anche", "leia", "lees", "czytaj", "читайте", "διαβάστε", "läs", "læs",
    "okuyun", "اقرأ", "קראו", "यह भी", "関連記事", "相关阅读", "相關閱讀", "관련", "อ่าน",
    "gez", "firma", "подпись", "podpis", "19", "20", "版权", "版權", "転載", "전재",
    "สงวน", "جميع", "שמורות", "सर्वाधिकार",
)  # fmt: skip
NOTICE_HINTS = (
    "®", "™", "copyright", "right", "permission", "licen", "commons", "mail",
    "acknowledg", "thank", "support", "fund", "sponsor", "financ", "grant",
    "cookie", "subscri", "newsletter", "sign up", "log", "click", "privacy",
    "terms of", "download", "correspond", "conflict", "received", "accepted",
    "printed", "share", "follow", "read more", "prices", "page ", "browser",
    "javascript", "last ", "association", "views", "publish", "advert", "@",
    "http", "www.", "recht", "nutzungs", "datenschutz", "droits", "légales",
    "confidentialité", "derechos", "privacidad", "diritti", "direitos",
    "privacidade", "prawa", "prywatności", "права", "конфиден", "hakları",
    "gizlilik", "drepturi", "quyền", "επιφύλαξη", "απορρήτου", "جميع", "سياسة",
    "حقوق", "שמורות", "פרטיות", "सर्वाधिकार", "版权", "版權", "隐私", "许可", "転載",
    "プライバシー", "전재", "สงวน", "riservati", "privacybeleid",
)  # fmt: skip
NOTICE = regex.compile(
    r"[®™]|\b(?:copyrights? (?:\(c\)|\d|by|notice|holders?)|all rights reserved"
    r"|(?:with|by|without) (?:the )?(?:\w+ ){0,2}permission|permission (?:to (?:make|copy|reproduce|use)"
    r"|is "
    r"(?:hereby )?granted)|licen[sc]ed? (?:under|to|by)|creative commons|e-?mail (?:address|us)"
    r"|acknowledge?ments?|(?:we|authors?) (?:would like to |also |gratefully |wish to )*(?:thank"
    r"|acknowledge)|(?:was|is|were|been) (?:\w+ly )?(?:supported|funded|sponsored"
    r"|financed) (?:in part )?(?:by|as part)|grant (?:no|number|agreement)"
    r"|(?:uses?|accept|set|of) cookies|cookie (?:policy|settings|consent)|subscribe (?:to|now|today)"
    r"|newsletter|sign up (?:to|for|now)|log ?in to|click here|privacy policy|terms of (?:use|service)"
    r"|downloaded from|corresponding author|conflicts? of interest|(?:received"
    r"|accepted) \d{1,2} \p{L}+ \d{4}"
    r"|printed in|reprinted|share (?:this|on) (?:page|article|facebook|twitter|social)|follow us|read more"
    r"|all prices|page \d+ of \d+|your browser|enable javascript|last (?:modified|updated)"
    r"|association for computational linguistics|views expressed"
    r"|alle rechte vorbehalten|nutzungsbedingungen|datenschutzerklärung|tous droits réservés"
    r"|mentions légales"
    r"|politique de confidentialité|todos los derechos reservados|política de privacidad"
    r"|tutti i diritti riservati|informativa sulla privacy|todos os direitos reservados"
    r"|política de privacidade|alle rechten voorbehouden|privacybeleid|wszelkie prawa zastrzeżone"
    r"|polityka prywatności|все права защищены|политик[аи] конфиденциальности|всі права захищені"
    r"|tüm hakları saklıdır|gizlilik politikası|toate drepturile rezervate|mọi quyền được bảo lưu)\b"
    r"|^(?:published by|advertisement)\b|\S@\S+\.\w|https?://|\bwww\."
    r"|με επιφύλαξη παντός|πολιτική απορρήτου|جميع الحقوق محفوظة|سياسة الخصوصية|تمامی حقوق|کلیه حقوق"
    r"|כל הזכויות שמורות|מדיניות הפרטיות|सर्वाधिकार सुरक्षित|版权所有|版權所有|隐私政策|未经许可"
    r"|無断転載|プライバシーポリシー|무단 전재|무단전재"
    r"|สงวนลิขสิทธิ์",
    regex.IGNORECASE,
)
MATH = regex.compile(
    r"[=∑∏∫√∂∇≤≥≠≈∈∉⊂⊆∪∩∀∃→←⇒⇔↦∞±×∧∨¬⟨⟩|{}\\^_<>\ue000-\uf8ff\ufffd\uffff\ufffe]|(?<!\p{L})[·⋅]"
    r"|[·⋅](?!\p{L})"
)
# A Greek letter by itself, as a quantity; not in "β-blocker".
GREEK_QUANTITY = regex.compile(r"(?<![\p{L}\p{M}-])[\p{Greek}µ](?![\p{L}\p{M}-])")
APPLIED = regex.compile(r"\b[A-Za-z]\([A-Za-z|, ]{1,7}\)")  # P(x, y)
THOUSANDS = regex.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")  # 7 000 000
NUMBERS_IN_A_ROW = regex.compile(r"(?:(?:^|\s)[-+(]?[\d.,/%±:]+\)?(?=\s|$)){3}")
GLUED = regex.compile(
    r"\p{Ll}{2}[.!?]\p{Lu}\p{Ll}|\p{Ll}{3}\d{1,2}\s\p{Lu}|\.{4}|_{3}|\s[.,](?:\s|$)|•|■|►|\|"
)
# The heading of a paragraph run into its first sentence: "Bigrams We also studied".
RUN_IN = {
    "en": regex.compile(
        r"[\w)] (?:The|We|In|An|This|These|It|Our|To|For|As|If|When|While|Since|There|Although|However|Most"
        r"|Many) [a-z]"
    ),
    "de": regex.compile(r"[\w)] (?:Der|Die|Das|Wir) \p{Ll}"),
    "fr": regex.compile(r"[\w)] (?:Les|Nous) \p{Ll}"),
    "es": regex.compile(r"[\w)] (?:Los|Las) \p{Ll}"),
}
PATH_LIKE = regex.compile(
    r"\S*[\w][/_\\]\w\S*|\S*\w/$|\S+\.(?:py|md|js|ts|sh|toml|cfg|json|ya?ml|txt|html|css|exe|conf)\b"
)
