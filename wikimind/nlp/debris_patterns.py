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
    r"[^\p{L}\p{M}\p{N}\p{Cf}\p{Ps}\p{Pi}\p{Pf}\p{Sc}\"'’`„‚«»¿¡+~#.−-]|[-−.#]\s|[⁰¹²³⁴-⁹]|\d+[.)]?\s+\p{Lu}|\d+\.\d"
    r"|\([\p{L}\p{N}]{1,3}\)|\[\d|[-–—]\p{L}"
)
CAPTION = regex.compile(
    r"(?:Fig(?:ure)?s?|Tab(?:le)?s?|Algorithm|Listing|Box|Plate|Chart|Appendix|Theorem|Lemma|Corollary"
    r"|Proposition|Claim|Definition|Example|Exercise|Step|Case|Remark|Proof|Equation|Eq|Note|Abbildung|Abb"
    r"|Tabelle|Tableau|Tablas?|Figuras?|Tabelas?|Tabell[ae]?|Figur[ae]?|Afbeelding|Rysunek|Rys|Obrázek|Obr"
    r"|Tabulka|Şekil|Tablo|Çizelge|Hình|Bảng|Gambar|Kuva|Taulukko|Ábra|Táblázat"
    r"|Рис(?:унок)?|Табл(?:иця|ица)?|Εικόνα|Σχήμα|Πίνακας)\b\.?\s?(?:\(?\d|[IVX]+\b|\p{Lu}\b|[.:])"
    r"|(?:(?:ال)?شكل|(?:ال)?جدول|نمودار|תרשים|איור|טבלה|चित्र|तालिका|सारणी|[图圖図表]|그림|표|ภาพที่|ตารางที่)\s?(?:[\p{Nd}][\p{Nd}.\-–]*|[:：])"
)
REFERENCE = regex.compile(
    r"\b(?:In (?:Proceedings|Proc\.|Advances in)|Proceedings of|Proc\. of|doi:|https?:|www\.|arXiv:|ISBN"
    r"|ISSN|pages? \d+[–-]\d|pp\. ?\d|[Vv]ol\. ?\d+|Ph\.?D\.? thesis|Technical [Rr]eport"
    r"|University Press|et al\., eds)"
    r"|\b\p{Lu}\p{Ll}+, (?:\p{Lu}\.[ -]?){1,3},? (?:and|und|et|y|e|и|&|\(?\d{4})"
    r"|\p{Lu}[\w-]+, (?:19|20)\d\d[a-z]?\.$|\(\p{Lu}[\w-]+\.?,? (?:19|20)\d\d[a-z]?\)\.$"
)
# Two authors' initials and a year or pages: an entry of a bibliography.
AUTHORS = regex.compile(
    r"(?:\b\p{Lu}\. ){2,}.*\b(?:1[89]|20)\d\d\b|^(?:\p{Lu}\. ){1,3}\p{Lu}\p{Ll}+(?:,|\.| and| &)"
)
NOTICE = regex.compile(
    r"[©®™]|\b(?:copyrights? (?:\(c\)|\d|by|notice|holders?)|all rights reserved"
    r"|(?:with|by|without) (?:the )?(?:\w+ ){0,2}permission|permission (?:to (?:make|copy|reproduce|use)|is "
    r"(?:hereby )?granted)|licen[sc]ed? (?:under|to|by)|creative commons|e-?mail (?:address|us)"
    r"|acknowledge?ments?|(?:we|authors?) (?:would like to |also |gratefully |wish to )*(?:thank"
    r"|acknowledge)|(?:was|is|were|been) (?:\w+ly )?(?:supported|funded|sponsored"
    r"|financed) (?:in part )?(?:by|as part)|grant (?:no|number|agreement)"
    r"|(?:uses?|accept|set|of) cookies|cookie (?:policy|settings|consent)|subscribe (?:to|now|today)"
    r"|newsletter|sign up (?:to|for|now)|log ?in to|click here|privacy policy|terms of (?:use|service)"
    r"|downloaded from|corresponding author|conflicts? of interest|(?:received|accepted) \d{1,2} \p{L}+ \d{4}"
    r"|printed in|reprinted|share (?:this|on) (?:page|article|facebook|twitter|social)|follow us|read more"
    r"|all prices|page \d+ of \d+|your browser|enable javascript|last (?:modified|updated)"
    r"|association for computational linguistics|views expressed"
    r"|alle rechte vorbehalten|nutzungsbedingungen|datenschutzerklärung|tous droits réservés|mentions légales"
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
    r"[=∑∏∫√∂∇≤≥≠≈∈∉⊂⊆∪∩∀∃→←⇒⇔↦∞±×∧∨¬⟨⟩|{}\\^_<>\ue000-\uf8ff\ufffd\uffff\ufffe]|(?<!\p{L})[·⋅]|[·⋅](?!\p{L})"
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
