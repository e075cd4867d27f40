"""The lists behind `dangling`, by language."""

from wikimind.nlp.words import word_set


def _pairs(first: str, second: str) -> frozenset[str]:
    """Every word of the one list before every word of the other; an underscore stands for a space."""
    return frozenset(
        f"{a} {b}".replace("_", " ") for a in sorted(word_set(first)) for b in sorted(word_set(second))
    )


_DOCUMENT_NOUNS = (
    "paper|article|work|study|report|thesis|survey|chapter|book|review|tutorial|guide|document|essay"
    "|dissertation"
    "|monograph|manual|post|talk|lecture|memo|library|project|package|repository|handbook|note|proposal"
    "|specification"
)
_EXPLETIVE = (
    "known|clear|possible|impossible|important|necessary|difficult|hard|easy|easier|likely|unlikely|common"
    "|believed"
    "|thought|assumed|shown|argued|suggested|estimated|recommended|customary|desirable|essential|crucial"
    "|useful"
    "|reasonable|natural|tempting|true|worth|best|better|interesting|surprising|found|observed"
    "|hypothesi[sz]ed"
    "|expected|understood|accepted|established|claimed|said|noted|impractical|feasible|infeasible|sufficient"
)

OPENING_WORDS = {
    "en": word_set(
        """
        this these that those it its they them their he him his she her such another other others each neither either
        however therefore thus hence moreover furthermore also additionally besides consequently then instead
        otherwise nevertheless nonetheless meanwhile similarly likewise conversely accordingly but and or nor so yet
        again here indeed rather specifically notably importantly interestingly surprisingly unfortunately
        fortunately clearly obviously alternatively subsequently afterwards afterward later firstly secondly thirdly
        lastly finally first second third fourth next still namely thereby thereafter hereafter regardless
        equivalently correspondingly analogously ultimately eventually actually similar admittedly certainly arguably
        perhaps maybe yes no ok okay well now too plus else overall where whose which who whom i.e e.g viz cf etc see
        note recall suppose assume consider let define observe imagine notice remember take say denote crucially
        evidently essentially basically presumably both hereby therein thereof whereas everything anyway together
        apparently naturally hopefully encouragingly empirically same none remarkably intuitively ideally formally
        concretely practically
        """
    ),
    "de": word_set(
        """
        dies diese diesem diesen dieser dieses jene jenem jenen jener jenes solche solchem solchen solcher solches er
        sie ihn ihm ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen seiner seines es jedoch daher deshalb
        deswegen allerdings außerdem ausserdem dabei dadurch damit dafür dagegen danach dann daraus darin darauf
        daran darum davon dazu dort hier hierbei hierzu hierfür hierdurch so somit also auch aber und oder denn doch
        dennoch trotzdem zudem ferner folglich weiter weiterhin ebenso ebenfalls beide beiden letztere letzterer
        erstere ersterer andere anderer andererseits einerseits demnach demzufolge infolgedessen schließlich zuletzt
        zunächst erstens zweitens drittens insbesondere beispielsweise nun siehe vgl dementsprechend entsprechend
        vielmehr stattdessen sonst hingegen
        """
    ),
    "fr": word_set(
        """
        ce cet cette ces cela ceci c'est celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci il ils elle
        elles leur leurs son sa ses tel telle tels telles cependant toutefois néanmoins pourtant donc ainsi alors
        puis ensuite enfin aussi mais et ou or car ici là voir d'ailleurs l'autre d'autres c'était également
        premièrement deuxièmement finalement autrement
        """
    ),
    "es": word_set(
        """
        este esta estos estas esto ese esa esos esas eso aquel aquella aquello él ella ellos ellas su sus tal tales
        así entonces luego además también pero y e o u pues aquí allí ahí finalmente primero segundo tercero asimismo
        igualmente ambos ambas otro otra otros otras véase ver ello lo
        """
    ),
}
OPENING_PHRASES = {
    "en": frozenset().union(
        _pairs(
            """
            in for to at by with from under after before during of on like unlike using given along all_of most_of
            many_of some_of several_of few_of one_of two_of each_of any_of because_of due_to despite based_on since
            if when while although though because as once until unless whether even_if even_though for_all_of
            against about among between within through via beyond without what_is how
            """,
            "this these that those it they he she such them him its their his her",
        ),
        _pairs(
            "the",
            """
            former latter same first second third fourth last next final remaining rest above following previous
            preceding other others opposite reverse reason reasons answer resulting corresponding two three four
            five six difference differences idea goal task proof result second_one question problem solution
            advantage disadvantage intuition motivation aim algorithm example figure table equation more reader
            """,
        ),
        _pairs(
            "in",
            """
            addition contrast comparison turn short summary conclusion sum fact particular general both either
            other_words all_cases each_case some_cases many_cases most_cases practice the_end doing fig figure
            table section eq equation step the_above the_following
            """,
        ),
        _pairs(
            "for",
            "example instance both each all comparison simplicity brevity clarity convenience more further"
            " details"
            " now completeness the_same",
        ),
        _pairs("to", "do see summarize summarise conclude illustrate sum begin start put recap be_more"),
        _pairs("on", "the_other the_one the_contrary average top"),
        _pairs("at", "the_same each first last least one_extreme the_other"),
        _pairs(
            "as",
            """
            such above mentioned noted described discussed shown expected explained stated seen we can_be an_example
            a_result a_consequence before usual already for with_the in you with to it the_example the_examples
            """,
        ),
        _pairs("by", "contrast comparison doing then default way_of"),
        _pairs("even_if if", "so then not"),
        _pairs("even", "worse more better"),
        _pairs("more what_is", "importantly interestingly specifically precisely generally more"),
        _pairs(
            "one",
            """
            is was has such way possibility approach reason example solution option advantage problem alternative
            final last more can_see potential interesting possible important
            """,
        ),
        _pairs("of", "course these note"),
        _pairs("examples", "include are included of_such of_these"),
        _pairs("all", "results other others the_other"),
        _pairs("what's let's that's it's not", "more we only"),
        _pairs("there", "we they he are_also is_also were_also is_another"),
        _pairs(
            "we",
            """
            then also now next therefore thus do_this did_this call_this refer_to denote assume_that recall note_that
            will_now first again hence further instead conclude_with see_that have_seen chose_this omit begin start
            follow_this
            """,
        ),
    ),
    "de": frozenset().union(
        _pairs(
            "in bei mit aus nach für von zu auf durch an um wegen trotz während unter",
            "diesem dieser diesen dieses diese",
        ),
        _pairs("das", "ist war heißt bedeutet liegt gilt wird"),
        _pairs("der die das", "erste zweite dritte letzte folgende"),
        _pairs("zum", "beispiel einen anderen"),
        _pairs("wie", "oben erwähnt gezeigt"),
        {"im folgenden", "im gegensatz dazu", "darüber hinaus", "vor allem", "mit anderen worten"},
    ),
    "fr": frozenset().union(
        _pairs("dans pour à de avec par sur après avant", "ce cet cette ces cela celui celle"),
        _pairs("par", "exemple ailleurs conséquent contre suite"),
        _pairs("le la", "premier première second seconde même"),
        _pairs("en", "effet revanche particulier conséquence fait outre"),
        _pairs("d'une d'autre", "part"),
        _pairs("les", "deux mêmes autres"),
        {"de plus", "au contraire", "un autre", "une autre", "de même"},
    ),
    "es": frozenset().union(
        _pairs("en por para con de a desde tras según", "este esta estos estas esto ese esa esos esas eso"
                                                        " ello"),
        _pairs("por", "lo_tanto tanto ello ejemplo otra_parte otro_lado consiguiente"),
        _pairs("en", "cambio consecuencia particular efecto definitiva"),
        _pairs("el la los las", "mismo misma otro otra dos"),
        {"sin embargo", "no obstante", "es decir", "de hecho", "de ahí", "de esta manera", "el primero", "la primera"},
    ),
}
# Openings that look dangling and are not.
ALLOWED = {
    "en": (
        r"(?:(?:in|of|from|throughout)\s+)?this\s+(?:(?:present|short|white|research|technical)\s+)?"
        rf"(?:{_DOCUMENT_NOUNS})\b"
        r"|it\s+(?:is|was|has\s+been|remains|seems|appears|can\s+be|may\s+be|becomes)\s+"
        r"(?:(?:\w+ly|not|well|now|also|often|still|very|quite|even|more|most|been)[\s-]+)*"
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
    r"section|sub-?section|chapter|appendix|appendices|figure|fig|table|tab|equation|eqn?|algorithm|example|theorem"
    r"|lemma|definition|proposition|corollary|listing|footnote|exercise|sect?|step|rule|row|column|line|panel|box"
)
# Pointers to other places of the text, wherever they stand in the sentence.
POINTERS = {
    "en": (
        rf"\b(?:{_PARTS})s?[.\s]\s?(?:\(?\d+(?:[.-]\d+)*[a-z]?\)?|\([a-z\d]\d?\)|(?-i:[IVX]+\b|[A-H]\b))",
        r"\b(?:sentences?|in|see|by|of|as|like|with|from)\s\(\d+[a-z]?\)",
        r"\b(?:as|was|were|been|is|are|we|have|has)\s(?:just\s|already\s)?(?:shown|described|discussed|mentioned"
        r"|noted|explained|stated|seen|given|defined|presented|introduced|outlined|listed|detailed|discussed)\s"
        r"(?:above|below|earlier|before|previously|later|next|here|in\s(?:the\s)?(?:section|chapter|figure|table"
        r"|appendix|previous|next))",
        r"\b(?:this|next|last|previous|preceding|following|subsequent|present|above|below|left|right|upper)\s"
        rf"(?:{_PARTS}|paragraph|sentence|proof|page|slide)s?\b",
        r"\bthe\sfollowing\b|\bas\sfollows\b|\b(?:aforementioned|above-mentioned)\b|\bmentioned\s(?:above|earlier)\b",
        r"\b(?:the|described|discussed|given|listed|see|shown|parameters)\s(?:above|below)\b(?!\s(?:average|sea"
        r"|ground|zero|\d))",
        r"\b(?:rest|remainder|end|beginning)\sof\s(?:this|the)\s(?:paper|article|section|chapter|book)\b",
        r"\bthe\s(?:latter|former)\b|\borgani[sz]ed\sas\b|\b(?:see|cf\.)\s(?:also|e\.g|http|[A-Z][a-z]+\s\(?\d{4})",
        r"\b(?:that|the)\s(?:example|figure|table|equation)\s(?:illustrates?|shows?)\b|\bin\sthe\s(?:first|second|third)"
        r"\s(?:method|step|case|approach|experiment|stage|phase|setting|example|row|column)\b|\bin\seach\sslot\b",
    ),
    "de": (
        r"\b(?:siehe|vgl\.?)\s(?:oben|unten|Abschnitt|Kapitel|Abbildung|Tabelle)\b|\bfolgende[mnrs]?\b",
        r"\b(?:Abbildung|Abb\.|Tabelle|Tab\.|Kapitel|Abschnitt|Gleichung)\s\d|\b(?:letztere|erstere)[mnrs]?\b",
        r"\b(?:oben|unten|bereits)\s(?:genannt|beschrieben|erwähnt|gezeigt)|\bdiese[mrs]\s(?:Abschnitt|Kapitels?)\b",
    ),
    "fr": (
        r"\b(?:voir|cf\.?)\s(?:ci-|section|chapitre|figure|tableau)"
        r"|\b(?:figure|tableau|chapitre|section|équation)\s\d",
        r"\bci-(?:dessus|dessous|après|contre)\b|\bsuivante?s?\s?:|\bce\schapitre\b|\bcette\ssection\b",
    ),
    "es": (
        r"\b(?:véase|ver)\s(?:sección|capítulo|figura|tabla|arriba|abajo)"
        r"|\b(?:figura|tabla|capítulo|sección|ecuación)\s\d",
        r"\bmás\s(?:arriba|abajo|adelante)\b|\bsiguientes?\s?:|\beste\scapítulo\b|\besta\ssección\b",
    ),
}
# Near the beginning these look back; later ones mostly find their noun within the sentence.
EARLY = {
    "en": "they|them|he|she|him|itself|themselves|thereof|therein|it|its|this|these|those|such(?! as)|do so|did so"
    "|doing so|the other|the others|thus|therefore|however|hence|too|likewise|instead|then|in turn|nevertheless",
    "de": "dies|diese|diesem|diesen|dieser|dieses|jedoch|daher|deshalb|dabei|dadurch|also|hierbei|dagegen"
    "|allerdings|dann",
    "fr": "celui-ci|celle-ci|ceux-ci|cependant|donc|ainsi|alors|également",
    "es": "sin embargo|por lo tanto|entonces|además|asimismo",
}
