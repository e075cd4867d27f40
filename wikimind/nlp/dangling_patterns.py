"""The patterns behind `dangling`, by language: allowed openings, pointers into the text, early pronouns."""

_DOCUMENT_NOUNS = (
    "paper|article|work|study|report|thesis|survey|chapter|book|review|tutorial|guide|document|essay"
    "|dissertation|monograph|manual|post|talk|lecture|memo|library|project|package|repository|handbook"
    "|note|proposal|specification"
)
_EXPLETIVE = (
    "known|clear|possible|impossible|important|necessary|difficult|hard|easy|easier|likely|unlikely|common"
    "|believed|thought|assumed|shown|argued|suggested|estimated|recommended|customary|desirable|essential"
    "|crucial|useful|reasonable|natural|tempting|true|worth|best|better|interesting|surprising|found"
    "|observed|hypothesi[sz]ed|expected|understood|accepted|established|claimed|said|noted|impractical"
    "|feasible|infeasible|sufficient"
)

_ABSTRACT_NOUNS = (
    r"methods?|approach(?:es)?|algorithms?|techniques?|models?|cases?|problems?|criteri(?:on|a)|rules?"
    r"|results?|assumptions?|definitions?|experiments?|settings?|situations?|procedures?|strateg(?:y|ies)"
    r"|reasons?|ways?|examples?|process(?:es)?|steps?|features?|ideas?|issues?|points?|facts?|ones?"
    r"|measures?|differences?"
)
# Openings that look dangling and are not.
ALLOWED = {
    "en": (
        r"(?:(?:in|of|from|throughout)\s+)?this\s+(?:(?:present|short|white|research|technical)\s+)?"
        rf"(?:{_DOCUMENT_NOUNS})\b"
        r"|it\s+(?:is|was|has\s+been|remains|seems|appears|can\s+be|may\s+be|becomes)\s+(?:(?:\w+ly|not"
        r"|well|now|also|often|still|very|quite|even|more|most|been)[\s-]+)*"
        rf"(?:{_EXPLETIVE})\s+(?:(?:for\s+\w+(?:\s\w+)?\s+)?to|that|whether|how|if)\b"
        r"|both\s+[\w-]+(?:\s+[\w-]+){0,3}\s+and\b|(?:either|neither)\s+[\w-]+(?:\s+[\w-]+){0,3}\s+n?or\b"
        r"|each\s+(?!of\s(?:these|those|them))\w+|no\s+\w+\s|(?:first|second|third|next|well|still|now)-\w"
        r"|first\s+order\b|second\s+(?:language|world)|the\s+first\s+(?:world|person|time)|whereas\s[^,]+,"
        r"|together\s+with\s|the\s+(?:two|three|four|five|six)\s+(?:main|major|most|kinds|types|key)\b"
        r"|other\s+(?:than|languages|people)\b|the\s+(?:problem|task|question|idea)\s+of\s"
        r"|the\s+goal\s+of\s+(?!this|the\b)|the\s+(?:same|last|next)\s+(?:century|decade|year)|such\s+as\b"
        r"|where\s+(?:there|most|many)\b"
    ),
    "de": r"dieser\s+(?:Artikel|Beitrag|Aufsatz|Bericht)\b|diese\s+(?:Arbeit|Studie|Untersuchung)\b"
    r"|es\s+(?:ist|wird|gilt|gibt|war|wurde|bleibt)\s",
    "fr": r"cet\s+(?:article|ouvrage)\b|cette\s+(?:étude|thèse|recherche)\b"
    r"|ce\s+(?:travail|livre|rapport|mémoire)\b|il\s+(?:est|y\s+a|faut|existe|s['’]agit|a\s+été)\s",
    "es": r"este\s+(?:artículo|trabajo|estudio|libro|informe)\b|esta\s+(?:tesis|investigación)\b",
}
_PARTS = (
    r"section|sub-?section|chapter|appendix|appendices|figure|fig|table|tab|equation|eqn?|algorithm"
    r"|example|theorem|lemma|definition|proposition|corollary|listing|footnote|exercise|sect?|step|rule"
    r"|row|column|line|panel|box"
)
# Pointers to other places of the text, wherever they stand in the sentence.
POINTERS = {
    "en": (
        rf"\b(?:{_PARTS})s?[.\s]\s?(?:\(?\d+(?:[.-]\d+)*[a-z]?\)?|\([a-z\d]\d?\)|(?-i:[IVX]+\b|[A-H]\b))",
        r"\b(?:sentences?|in|see|by|of|as|like|with|from)\s\(\d+[a-z]?\)",
        r"\b(?:as|was|were|been|is|are|we|have|has)\s(?:just\s|already\s)?(?:shown|described|discussed"
        r"|mentioned|noted|explained|stated|seen|given|defined|presented|introduced|outlined|listed"
        r"|detailed|discussed)\s(?:above|below|earlier|before|previously|later|next|here"
        r"|in\s(?:the\s)?(?:section|chapter|figure|table|appendix|previous|next))",
        r"\b(?:this|next|last|previous|preceding|following|subsequent|present|above|below|left|right|upper)\s"
        rf"(?:{_PARTS}|paragraph|sentence|proof|page|slide)s?\b",
        r"\bthe\sfollowing\b|\bas\sfollows\b|\b(?:aforementioned|above-mentioned)\b|\bmentioned\s(?:above"
        r"|earlier)\b",
        r"\b(?:the|described|discussed|given|listed|see|shown|parameters)\s(?:above"
        r"|below)\b(?!\s(?:average|sea|ground|zero|\d))",
        r"\b(?:rest|remainder|end|beginning)\sof\s(?:this|the)\s(?:paper|article|section|chapter|book)\b",
        r"\bthe\s(?:latter|former)\b|\borgani[sz]ed\sas\b|\b(?:see|cf\.)\s(?:also|e\.g|http"
        r"|[A-Z][a-z]+\s\(?\d{4})",
        r"\b(?:that|the)\s(?:example|figure|table|equation)\s(?:illustrates?|shows?)\b|\bin\sthe\s(?:first"
        r"|second|third)\s(?:method|step|case|approach|experiment|stage|phase|setting|example|row"
        r"|column)\b|\bin\seach\sslot\b",
        # An abstract noun behind "this" or "the previous" stands for something said before.
        rf"\b(?:this|these|those|the\s(?:previous|above|former|other))\s(?:\w+\s)?(?:{_ABSTRACT_NOUNS})\b",
        r"\bsuch\s(?!as\b|an?\b|that\b)[a-z-]+s\b|\bthe\sothers\b|\(\d{1,2}[a-z]?\).*\(\d{1,2}[a-z]?\)",
        r"(?<!\w)\([a-z]\)|\beach\s(?:row|column|cell)\b|\b(?:row|column|cell)s?\s(?:of|in)\sthe\stable\b",
    ),
    "de": (
        r"\b(?:siehe|vgl\.?)\s(?:oben|unten|Abschnitt|Kapitel|Abbildung|Tabelle)\b|\bfolgende[mnrs]?\b",
        r"\b(?:Abbildung|Abb\.|Tabelle|Tab\.|Kapitel|Abschnitt|Gleichung)\s\d|\b(?:letztere"
        r"|erstere)[mnrs]?\b",
        r"\b(?:oben|unten|bereits)\s(?:genannt|beschrieben|erwähnt|gezeigt)|\bdiese[mrs]\s(?:Abschnitt"
        r"|Kapitels?)\b",
    ),
    "fr": (
        r"\b(?:voir|cf\.?)\s(?:ci-|section|chapitre|figure|tableau)|\b(?:figure|tableau|chapitre|section"
        r"|équation)\s\d",
        r"\bci-(?:dessus|dessous|après|contre)\b|\bsuivante?s?\s?:|\bce\schapitre\b|\bcette\ssection\b",
    ),
    "es": (
        r"\b(?:véase|ver)\s(?:sección|capítulo|figura|tabla|arriba|abajo)|\b(?:figura|tabla|capítulo"
        r"|sección|ecuación)\s\d",
        r"\bmás\s(?:arriba|abajo|adelante)\b|\bsiguientes?\s?:|\beste\scapítulo\b|\besta\ssección\b",
    ),
}
# Near the beginning these look back; later ones mostly find their noun within the sentence.
EARLY = {
    "en": "they|them|he|she|him|itself|themselves|thereof|therein|it|its|this|these|those|such(?! as)|do so"
    "|did so|doing so|the other|the others|thus|therefore|however|hence|too|likewise|instead|then|in turn"
    "|nevertheless",
    "de": "dies|diese|diesem|diesen|dieser|dieses|jedoch|daher|deshalb|dabei|dadurch|also|hierbei|dagegen"
    "|allerdings|dann",
    "fr": "celui-ci|celle-ci|ceux-ci|cependant|donc|ainsi|alors|également",
    "es": "sin embargo|por lo tanto|entonces|además|asimismo",
}
