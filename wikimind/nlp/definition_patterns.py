"""How languages define: each pattern names the `term`, and the `body` that says what it is.

A number tells how sure the form is. `TERM` stands for up to eight words, `PAREN` for what may stand between
a term and its verb, `LEAD` for a phrase before it. A form that may begin anywhere has a third part: what a
sentence must hold, since to look for the form itself takes long.
"""

ARTICLES = """
    a an the der die das den dem ein eine einer einem einen le la les un une des el los las una unos
    il lo gli i uno
    o os as um uma de het een ο η το οι τα ένας μια ένα en ett et ei
"""
_WORD = r"[“\"‘«„(]?[\p{L}\p{N}][\p{L}\p{M}\p{N}.’'”\"»“/\u200c-]*\)?"
TERM = rf"(?P<term>{_WORD}(?:\s{_WORD}){{0,8}}?)"
PAREN = (
    r"(?:\s?[(（][^()（）]{1,160}[)）]"
    r"|,\s(?:or|also|which|an?|sometimes|commonly|abbreviated|measured|formerly|auch|kurz|aussi|también"
    r"|detto"
    r"|detta|também|ook|czyli|или|также|ή|veya|یا|ou|o|oder)\b[^,]{1,80},)?"
)
LEAD = r"(?:\p{L}[^,:;.]{1,60},\s|(?:Thus|Hence|So|And|But|Similarly)\s)?"

_BE = r"(?:is|are|was|were|be|been|being|becomes?|became)"
_ADVERB = r"(?:(?:\w+ly|also|often|sometimes|now|then|thus|therefore|not only)\s){0,2}"
_CALLED = r"(?:called|known\sas|referred\sto\sas|termed|named|dubbed|labell?ed|designated)"
_KIND = r"(?:[\w’'-]+\s){0,6}?[\w’'-]+"  # the genus, with what stands before it
_TIE = (
    r"(?:of|on|as|that|which|in|by|for|to|at|who|whose|where|between|from|with"
    r"|used|made|designed|responsible|having)"
)
_ANY = r"(?P<body>.{8,}?)"
_REST = r"(?P<body>.{6,})"

_STOP = (
    r"(?=\s?[.,;:—–)(\[”\"]|\s(?:is|are|was|were|that|which|who|can|may|will|would|in|on|by|and|or|to"
    r"|for|from|with|of|as"
    r"|has|have|had|because|when|if|after|before|where|into|at|since|so)\b|\s?$)"
)

ENGLISH = (
    (0.95, rf"^{LEAD}{TERM}{PAREN}\s{_ADVERB}(?:(?:is|are|can\sbe|may\sbe)\s{_ADVERB}defined\sas"
           rf"|refers?\sto|means?\s"
           rf"(?:that|an?|the|any|every|all|each|one|such)|denotes?|is\sthe\s(?:term|name|word)\sfor"
           rf"|stands\sfor|is\san\sacronym)\s{_REST}",
     r"defined\sas|refers?\sto|means?\s|denotes?|the\s(?:term|name|word)\sfor|stands\sfor|acronym"),
    (0.9, rf"\b(?:define[sd]?|defining)\s{TERM}\s(?:as|to\sbe)\s{_REST}", r"\bdefin"),
    (0.9, rf"^(?P<body>.{{4,}}?)\s{_BE}\s{_ADVERB}(?:{_CALLED}|said\sto\s(?:be|have)"
          rf"|conceptualized\sas)\s{TERM}{_STOP}", rf"{_CALLED}|said\sto|conceptualized"),
    (0.85, rf"^{LEAD}{TERM}{PAREN}\s{_BE}\s{_ADVERB}(?P<body>(?:an?|one\sof|any)\s{_KIND}\s{_TIE}\b.+)",
     rf"{_BE}\s{_ADVERB}(?:an?|one|any)\s"),
    (0.85, rf"^{LEAD}{TERM}{PAREN}\s{_BE}\s{_ADVERB}(?P<body>the\s(?:[\w’',°-]+\s){{0,7}}?[\w’'-]+"
           rf"\s{_TIE}\b.+)", rf"{_BE}\s{_ADVERB}the\s"),
    (0.8, rf"\brefer(?:s|red)?\sto\s(?P<body>.{{4,}}?)\sas\s{TERM}{_STOP}", r"\brefer(?:s|red)?\sto\s"),
    (0.75, rf"(?P<body>\b(?:an?|the|some|other|of|this|these|types?"
           rf"|what)\s(?:[\w’-]+\s){{0,5}}?)(?:universally\s"
           rf"|commonly\s|often\s|sometimes\s|also\s|became\s|become\s)*{_CALLED}\s{TERM}{_STOP}", _CALLED),
    (0.7, rf"{TERM},\s(?:also\s|sometimes\s|often\s|commonly\s|usually\s|better\s|otherwise\s)(?:{_CALLED}"
          rf"|abbreviated)\s{_REST}", rf",\s(?:\w+\s)?(?:{_CALLED}|abbreviated)"),
    (0.6, rf"(?P<body>\b[\p{{L}}\p{{N}}’'-]+(?:\s[\p{{L}}’'-]+)?),\s(?:also\s|often\s|universally\s"
          rf"|usually\s)?{_CALLED}"
          rf"\s{TERM}{_STOP}", _CALLED),
    (0.65, rf"^{LEAD}{TERM}{PAREN}\s{_BE}\s{_ADVERB}(?P<body>(?:an?|one)\s.+)",
     rf"{_BE}\s{_ADVERB}(?:an?|one)\s"),
    (0.65, rf"^{LEAD}{TERM}{PAREN}\s(?:is|are|was|were)\s{_ADVERB}(?P<body>(?!not|more|less|very|all"
           rf"|so\b)(?:[\p{{L}}’-]+\s)"
           rf"{{0,4}}?[\p{{L}}-]+s\s(?:that|which|who|whose|in|of|with|used|made|for|by|found"
           rf"|designed)\b.+)", r"\s(?:is|are|was|were)\s"),
    (0.6, rf"^{LEAD}{TERM}{PAREN}\s{_ADVERB}(?:describes?|represents?|consists?\sof|(?:is"
          rf"|are)\s(?:composed\sof|made\sup"
          rf"\sof|characterized\sby|(?:intended|used|designed|meant)\s(?:to|for))|comprises?"
          rf"|encompass(?:es)?|involves?"
          rf"|(?:occurs?|exists?)\s(?:when|if)|(?:suggests?|states?|holds?|says|asserts?|posits?)\sthat"
          rf"|guarantees?"
          rf"|relates?\sto|measures?|(?:functions?|serves?|acts?)\sas|aims?\sto|stud(?:y|ies)|examines?"
          rf"|considers?"
          rf"|deals?\swith|focus(?:es)?\son)\s{_REST}"),
    (0.6, r"^(?P<body>(?:The|An?)\s[^,]{6,}?\s(?:that|which|who|where|of"
          r"|between)\s[^,]{6,}?)\s(?:is|are|was|were)\s"
          r"(?:the|an?)\s(?P<term>[\p{L}’-]+(?:\s[\p{L}’-]+){0,2})(?=\s?[.(\[]|,\s(?:which|or|a"
          r"|an)\b|$)"),
    (0.55, rf"^(?P<body>(?:One|An?(?:nother)?)\s(?:[\w-]+\s){{1,5}}?)is\s(?:the\s"
           rf"|an?\s)?{TERM},\s(?:in\s)?which\b"),
    (0.55, rf"^{LEAD}(?:The\s)?(?P<term>\p{{Lu}}(?:[\w’.()-]+\s){{1,7}}?(?:Acts?|Law|Amendment|Treaty"
           rf"|Doctrine|Clause|Code"
           rf"|Rule|Directive|Regulation|Convention|laws?"
           rf"|taxes)\b(?:\sof\s[\w ]+?)?){PAREN}\s(?:officially\s)?(?:requires?d?"
           rf"|prohibit(?:s|ed)|bann?(?:s|ed)|establish(?:es|ed)|declare[sd]?|grant(?:s|ed)|allow(?:s"
           rf"|ed)|limit(?:s|ed)"
           rf"|block(?:s|ed)?|made|was\spassed)\s{_REST}"),
    (0.6, rf"{TERM},\s(?P<body>(?:an?|one\sof\sthe)\s{_KIND}\s{_TIE}\b[^,;]{{4,}})(?=[,.;:]|$)",
     r",\s(?:an?|one\sof\sthe)\s"),
    (0.55, rf"{TERM},\s(?:in\s)?which\s(?P<body>(?:is|are|was|were|means?|refers?|requires?|required"
           rf"|describes?|states?"
           rf"|shows?|involves?|provides?|made|explains?|occurs?|focuses|emerge|believe|influence)\b.+)",
     r",\s(?:in\s)?which\s"),
    (0.5, rf"{TERM},\sor\s(?P<body>(?:an?\s|the\s|“)?[\p{{L}}“][^,]{{3,}})(?=[,.;]|$)", r",\sor\s"),
    (0.55, rf"{TERM}\s?—\s?(?P<body>(?!but|even|and|or|because|most|many)(?:an?|the|that"
           rf"|\p{{Ll}}+)\s[^—]{{8,}})"
           r"(?:—|\.$)", r"—"),
    (0.5, rf"{TERM}\s\((?P<body>(?:(?:the|an?|which|that|literally|also|commonly|or|more|Latin"
          rf"|Greek)\s[^()]{{4,}}"
          rf"|[“\"][^()]{{3,}}))\)",
     r"\((?:the|an?|which|that|literally|also|commonly|or|more|Latin|Greek|[“\"])"),
    (0.55, rf"{TERM}:\s(?P<body>(?:an?|the)\s[^:]{{12,}})", r":\s(?:an?|the)\s"),
)  # fmt: skip

# Words that stand in no English term.
NOT_IN_TERMS = """
    that which who whom whose you we they he she i it is are was were be been have has had when if there this
    these because although while would could can will may do does did to not
"""
# They may stand before an English term, and inside one, such as "a writ of certiorari".
INSIDE_TERMS = "of the for and"

_KOREAN_TERM = r"(?P<term>[^\s,.]{1,20}?(?:\s[^\s,.]{1,20}?){0,3}?)"
_SENTENCE = rf"^{LEAD}{TERM}{PAREN}"


def _copula(verbs: str, kinds: str) -> tuple[float, str]:
    return 0.8, rf"{_SENTENCE}\s(?:{verbs})\s(?:[\p{{L}}\p{{M}}]+\s)?(?P<body>(?:{kinds})\s.+)"


def _verb(verbs: str) -> tuple[float, str]:
    return 0.85, rf"{_SENTENCE}\s(?:{verbs})\s{_REST}"


def _named(verbs: str) -> tuple[float, str]:
    return 0.8, rf"^{_ANY},?\s(?:{verbs})\s{TERM}(?=[.,;:—(]|$)"


_DASH = (0.55, rf"^{TERM}{{paren}}\s?[—–:]\s{_REST}".replace("{paren}", PAREN))

OTHERS = {
    "de": (
        _copula("ist|sind|war|waren", "eine?[nmrs]?|der|die|das|jede[rs]?"),
        _verb("bezeichnet|bedeutet|bezieht\\ssich\\sauf|umfasst|besteht\\saus|steht\\sfür|meint"),
        (0.9, rf"^(?:Unter|Mit|Als)\s(?:dem\sBegriff\s|der\sBezeichnung\s)?{TERM}{PAREN}\s(?:versteht"
              rf"|bezeichnet|nennt"
              rf"|(?:ist|wird|werden)\b)\s{_REST}"),
        (0.85, rf"^{TERM}{PAREN}\s(?:nennt|heißt)\s(?:man\s)?{_REST}"),
        (0.8, rf"^{_ANY},?\s(?:wird|werden|wurde)\s(?:auch\s|meist\s"
              rf"|oft\s)?(?:als\s)?{TERM}\s(?:bezeichnet|genannt)\b"),
        _named("heißt|heißen|nennt\\sman|bezeichnet\\sman\\sals"),
    ),
    "fr": (
        _copula("est|sont|était|étaient|fut", "une?|l['’]\\w+|le|la|les|des|tout"),
        _verb("désigne(?:nt)?|signifie(?:nt)?|consiste(?:nt)?|correspond|se\\sdéfinit\\scomme"
              "|est\\sdéfinie?\\scomme|représente"),
        (0.85, rf"^(?:On\s(?:appelle|nomme)|Par)\s{TERM}{PAREN},?\s(?:on\sentend\s)?{_REST}"),
        _named("est\\s(?:appelée?|nommée?|dite?|connue?\\ssous\\sle\\snom\\sde)|s['’]appelle(?:nt)?"
               "|(?:sont\\s)?appelé[es]*"),
    ),
    "es": (
        _copula("es|son|era|eran|fue", "una?|el|la|los|las|cualquier|cada|aquel|aquella"),
        _verb("significan?|designan?|consisten?\\sen|se\\srefieren?\\sa|se\\sdefinen?\\scomo|denota"
              "|comprende"),
        (0.85, rf"^(?:Se\s(?:llama|denomina|entiende\spor|conoce\scomo))\s{TERM}{PAREN}\s{_REST}"),
        _named("se\\s(?:llaman?|denominan?|conocen?\\scomo)|(?:es|son)\\s(?:llamad|conocid"
               "|denominad)[oa]s?(?:\\scomo)?|llamad[oa]s?"),
    ),
    "it": (
        _copula("è|sono|era|erano|fu", "un['’]?\\w*|uno|il|lo|la|l['’]\\w+|i|gli|le|ogni"),
        _verb("significa|indica(?:no)?|consiste\\sin|si\\sriferisce\\sa|si\\sdefinisce|designa|comprende"),
        (0.85, rf"^(?:Si\s(?:chiama|definisce|dice)|Per|Con)\s{TERM}{PAREN}\s(?:si\sintende\s)?{_REST}"),
        _named("si\\schiama(?:no)?|è\\s(?:chiamat[oa]|dett[oa]|not[oa]\\scome)|dett[oaie]|chiamat[oaie]"),
    ),
    "pt": (
        _copula("é|são|era|eram|foi", "uma?|o|a|os|as|qualquer|cada|todo"),
        _verb("significa[m]?|designa|consiste\\sem|refere-se\\sa[o]?|define-se\\scomo"
              "|é\\sdefinid[oa]\\scomo|corresponde"),
        (0.85, rf"^(?:Chama-se|Denomina-se|Entende-se\spor|Por)\s{TERM}{PAREN}\s{_REST}"),
        _named("chama-se|denomina-se|(?:é|são)\\s(?:chamad|conhecid|denominad)[oa]s?(?:\\s(?:de|como))?"
               "|chamad[oa]s?"),
    ),
    "nl": (
        _copula("is|zijn|was|waren", "een|de|het|elke?|iedere?"),
        _verb("betekent|verwijst\\snaar|bestaat\\suit|omvat|duidt|staat\\svoor"),
        (0.9, rf"^(?:Onder|Met)\s{TERM}{PAREN}\s(?:verstaat|wordt|bedoelt)\s{_REST}"),
        (0.8, rf"^{_ANY}\s(?:wordt|worden)\s(?:ook\s|meestal\s)?{TERM}\sgenoemd\b"),
        _named("heet|heten|noemt\\smen"),
    ),
    "ca": (
        _copula("és|són|era|fou", "una?|el|la|els|les|l['’]\\w+"),
        _verb("significa|designa|consisteix\\sen|es\\srefereix\\sa"),
    ),
    "ro": (
        _copula("este|sunt|e|era|a\\sfost", "une?i?|o|cel|cea|cei|orice|acea?"),
        _verb("înseamnă|reprezintă|desemnează|constă\\sîn|se\\sreferă\\sla|se\\sdefinește\\sca"),
        _named("se\\snume(?:ște|sc)|(?:este|sunt)\\s(?:numit|cunoscut)[ăei]*(?:\\s(?:ca|drept))?"),
    ),
    "pl": (
        (0.85, rf"{_SENTENCE}\s(?:[–—]\s)?to\s{_REST}"),
        _verb("oznacza|polega\\sna|określa|stanowi|obejmuje|jest\\sto|nazywamy|definiuje\\ssię\\sjako"),
        (0.65, rf"{_SENTENCE}\s(?:jest|są|był|była|było"
               rf"|były)\s(?P<body>(?:[\p{{L}}]+\s){{0,3}}?\p{{L}}+(?:em|ą|ami|ym|im)\b.+)"),
        _named("nazywa(?:ny|na|ne|my|\\ssię)|(?:jest|są)\\s(?:nazywan|zwan)\\w+|zwan[yae]"),
    ),
    "cs": (
        _copula("je|jsou|byl|byla|bylo|byly", "\\p{L}+"),
        _verb("znamená|označuje|představuje|spočívá\\sv|se\\srozumí"),
        _named("se\\snazýv(?:á|ají)|se\\soznačuje\\sjako|zvan[ýáé]"),
    ),
    "sk": (
        _copula("je|sú|bol|bola|bolo", "\\p{L}+"),
        _verb("znamená|označuje|predstavuje"),
        _named("sa\\snazýva(?:jú)?"),
    ),
    "hr": (
        _copula("je|su|bio|bila", "\\p{L}+"),
        _verb("znači|označava|predstavlja"),
        _named("se\\s(?:zove|naziva)"),
    ),
    "ru": (
        (0.85, rf"^{LEAD}{TERM}{PAREN}\s[—–-]\s(?:это\s)?(?P<body>\p{{Ll}}.+)"),
        (0.8, rf"{_SENTENCE}\s(?:это|есть)\s{_REST}"),
        _verb("означает|обозначает|представля[её]т\\sсобой|представляют\\sсобой|является|являются"
              "|состоит\\sв"),
        (0.9, rf"^Под\s{TERM}{PAREN}\s(?:понима\w+|подразумева\w+)\s{_REST}"),
        (0.85, rf"^{TERM}{PAREN}\s(?:называ(?:ют|ется|ются)|именуется)\s{_REST}"),
        _named("называ(?:ют|ется|ются)|назыв(?:аемый|аемая|аемое|аемые)|именуется|известн\\w+\\sкак"),
        (0.65, rf"{_SENTENCE}\s(?:был|была|было|были)\s(?P<body>(?:\p{{L}}+\s){{0,3}}?\p{{L}}+(?:ом|ем"
               rf"|ой|ей|ью|ами|ями)\b.+)"),
    ),
    "uk": (
        (0.85, rf"^{LEAD}{TERM}{PAREN}\s[—–-]\s(?:це\s)?(?P<body>\p{{Ll}}.+)"),
        (0.75, rf"{_SENTENCE}\s(?:це|є)\s{_REST}"),
        _verb("означає|позначає|являє\\sсобою|становить"),
        _named("назива(?:ють|ється|ються)|відом\\w+\\sяк"),
    ),
    "bg": (
        _copula("е|са|беше|бил|била", "\\p{L}+"),
        _verb("означава|представлява"),
        _named("се\\sнарича(?:т)?"),
    ),
    "sr": (
        _copula("је|су|био|била", "\\p{L}+"),
        _verb("значи|означава|представља"),
        _named("се\\s(?:зове|назива)"),
    ),
    "el": (
        _copula("είναι|ήταν|αποτελεί|αποτελούν", "ένας|μια|μία|ένα|ο|η|το|οι|τα|κάθε|\\p{L}+"),
        _verb("σημαίνει|αναφέρεται\\sσ\\w+|ορίζεται\\sως|δηλώνει|ονομάζουμε|καλούμε"),
        _named("ονομάζ(?:εται|ονται|ουμε)|λέγ(?:εται|ονται)|καλ(?:είται|ούνται)"
               "|(?:είναι\\s)?γνωστ\\w+\\sως"),
    ),
    "tr": (
        (0.8, rf"^{TERM}{PAREN},?\s(?P<body>.*\bbir\b.+\p{{L}}(?:['’]?[dt][ıiuü]r|[dt][ıiuü]))\.$"),
        (0.75, rf"^{TERM}{PAREN},\s(?P<body>.+\p{{L}}['’]?[dt][ıiuü]r)\.$"),
        (0.85, rf"^{TERM}{PAREN},?\s(?P<body>.{{8,}}(?:anlamına\sgelir|ifade\seder|olarak\stanımlanır"
               rf"|demektir))"),
        (0.85, rf"^{_ANY}\s{TERM}\s(?:denir|adı\sverilir|olarak\sbilinir|olarak\sadlandırılır)\b"),
    ),
    "ar": (
        (0.85, rf"^{LEAD}{TERM}{PAREN}،?\s(?:هو|هي|هم|هما)\s{_REST}"),
        (0.85, rf"^(?:ي|ت)(?:عني|شير|قصد|عرف|ُعرَّف|طلق)\s(?:مصطلح\s|اسم\s|ب)?{TERM}\s{_REST}"),
        (0.85, rf"{_SENTENCE}\s(?:عبارة\sعن|ي(?:عني|شير\sإلى|ُعرَّف|عرف\sب\w+)|ت(?:عني|شير\sإلى"
               rf"|عرف\sب\w+))\s{_REST}"),
        _named("ي(?:سمى|ُسمى|طلق\\sعليه)|ت(?:سمى|ُسمى|عرف\\sباسم)|(?:ال)?معروفة?\\sباسم"),
    ),
    "fa": (
        (0.8, rf"^{TERM}{PAREN}،?\s(?P<body>(?:یک|یکی|نوعی|به\sمعنای|عبارت|علم|شاخه‌ای|دانش|مجموعه‌ای"
              rf"|فرایندی|روشی).+)"),
        (0.85, rf"^{_ANY}\s(?:را\s)?{TERM}\s(?:نامیده|گفته|خوانده)\s?می\W?شو"),
        (0.65, rf"^{TERM}{PAREN}،\s(?P<body>.+(?:است|بود|هستند))\.$"),
    ),
    "he": (
        (0.85, rf"^{LEAD}{TERM}{PAREN},?\s(?:הוא|היא|הם|הן|היה|הייתה|היו)\s{_REST}"),
        (0.85, rf"{_SENTENCE}\s(?:פירושו|משמעו|משמעותו|מוגדר\w*|מציינ?ת?)\s{_REST}"),
        _named("נקרא\\w*|מכונה|מכונים|מכונות|ידוע\\w*\\sכ?"),
    ),
    "hi": (
        (0.85, rf"^{TERM}{PAREN},?\s(?P<body>(?:एक|वह|किसी|वे)\s.+(?:है|हैं|था|थी|थे))[।.|]?$"),
        (0.85, rf"^{TERM}\s(?:का\s(?:अर्थ|मतलब)|से\sतात्पर्य|को\sपरिभाषित)\s{_REST}"),
        (0.85, rf"^{_ANY}\s{TERM}\s(?:कह(?:ते|ा\sजाता|लात[ाेी])|के\sनाम\sसे\sजाना\sजाता|कही\sजाती)\s?"),
    ),
    "bn": ((0.8, rf"^{TERM}{PAREN}\s(?:হলো|হল|হচ্ছে|একটি"
    r"|এক)\s{_REST}"), (0.8, rf"^{_ANY}\s{TERM}\s(?:বলে|বলা\sহয়)")),
    "zh": (
        (0.9, r"^(?:所谓|所謂)?(?P<term>[^，,。；：\s是指]{1,20})(?:[（(][^（）()]{1,80}[)）])?[，,]?"
              r"\s?(?:是指|指的是|定义为|定義為|意思是"
              r"|意为|意為|指)(?P<body>.{4,})"),
        (0.85, r"^(?:在[^，。]{2,20}[，,])?(?P<term>[^，,。；："
               r"\s是]{1,24})(?:[（(][^（）()]{1,120}[)）])?[，,]?\s?是\s?(?P<body>(?:一|指|由|位|用|某"
               r"|各|对|對"
              r"|从|從|以|将|將|描述|研究|\p{Han}).{4,})"),
        (0.85, r"^(?P<body>.{6,}?)[，,]?(?:被)?(?:称为|稱為|称作|稱作|叫做|叫作|称之为|稱之為|名为"
               r"|名為)\s?[“「]?(?P<term>[^，,。；：”」]{1,20})"),
        (0.7, r"^(?P<term>[^，,。；：\s]{1,20})[，,](?:又称|又稱|也称|也稱|亦称|亦稱|简称|簡稱|俗称"
              r"|俗稱|即)(?P<body>.{4,})"),
    ),
    "ja": (
        (0.95, r"^(?P<term>[^、。]{1,30}?)(?:[（(][^（）()]{1,120}[)）])?とは[、，]?\s?(?P<body>.{4,})"),
        (0.85, r"^(?P<term>[^、。はがを]{1,30}?)(?:[（(][^（）()]{1,160}[)）])?は[、，]"
               r"\s?(?P<body>.{6,}(?:である|です|であった|を指す|を意味する"
               r"|をいう|のこと|の一種|の一つ|であり.*|する[^、。]{1,12}))。?$"),
        (0.8, r"^(?P<term>[^、。はがを]{1,30}?)(?:[（(][^（）()]{1,160}[)）])?は(?P<body>.{6,}(?:である"
              r"|です|であった|を指す|を意味する|をいう|のことだ|の一種だ|の一つだ))。?$"),
        (0.8, r"^(?P<body>.{6,}?)[をは、](?P<term>[^、。をは]{1,20})と(?:いう|呼ぶ|呼ばれる"
              r"|呼ばれている|称する|称される|定義される)。?$"),
    ),
    "ko": (
        (0.9, rf"^{_KOREAN_TERM}(?:\([^()]{{1,120}}\))?(?:이란|란)\s{_REST}"),
        (0.8, rf"^{_KOREAN_TERM}(?:\([^()]{{1,120}}\))?(?:은|는)\s(?P<body>.{{6,}}(?:이다|말한다|뜻한다"
              rf"|의미한다|가리킨다|일컫는다"
              r"|입니다)\.?)$"),
        (0.8, rf"^{_ANY}\s{TERM}(?:이라고|라고|으로|로)\s(?:한다|부른다|불린다|불리운다|알려져\s있다)\.?$"),
    ),
    "th": (
        (0.85, r"^(?P<term>[^\s]{2,40}(?:\s\([^()]{1,120}\))?)\s?(?:คือ|หมายถึง|เป็น(?:ชื่อ|วิธี"
               r"|กระบวนการ|ประเภท|ชนิด|การ|ระบบ|สาขา|เมือง|ประเทศ"
               r"|เครื่อง|สาร|โรค|สัตว์|พืช|ส่วน|หนึ่งใน|กลุ่ม|องค์กร|ภาษา))\s?(?P<body>.{6,})"),
        (0.8, r"^(?P<body>.{8,}?)\s?(?:เรียกว่า|มีชื่อว่า|รู้จักกันในชื่อ)\s?(?P<term>[^\s]{2,40})"),
    ),
    "vi": (
        (0.8, rf"{_SENTENCE}\slà\s(?P<body>(?:một|các|những|loại|sự|quá\strình|tên|việc|cách|phương|hệ"
              rf"|ngành|khoa|thành|quốc|nước|"
              r"người|\p{L}+)\s.+)"),
        _verb("(?:có\\s)?nghĩa\\slà|được\\sđịnh\\snghĩa\\slà|dùng\\sđể\\schỉ|đề\\scập\\sđến|ám\\schỉ"),
        _named("được\\sgọi\\slà|gọi\\slà|còn\\sgọi\\slà|được\\sbiết\\sđến\\slà"),
    ),
    "id": (
        _verb("adalah|ialah|merupakan|berarti|mengacu\\spada|yaitu"),
        _named("disebut|dinamakan|dikenal\\ssebagai"),
    ),
    "ms": (
        _verb("ialah|adalah|merupakan|bermaksud|merujuk\\skepada"),
        _named("dipanggil|dikenali\\ssebagai"),
    ),
    "hu": (
        (0.75, rf"^{TERM}{PAREN},?\s(?P<body>(?:egy|az\segyik|olyan)\s.+)"),
        _verb("jelenti|azt\\sjelenti|olyan"),
        _named("neve|nevezik|nevezzük"),
    ),
    "fi": (
        _copula("on|ovat|oli|olivat", "\\p{L}+"),
        _verb("tarkoittaa|merkitsee"),
        _named("kutsutaan|nimitetään"),
    ),
    "et": (_copula("on|oli|olid", "\\p{L}+"), _verb("tähendab|tähistab")),
    "sv": (
        _copula("är|var", "en|ett|den|det|de"),
        _verb("betyder|avser|innebär|betecknar|syftar\\spå"),
        _named("kallas|benämns|heter"),
    ),
    "no": (
        _copula("er|var", "en|ei|et|den|det|de"),
        _verb("betyr|betegner|innebærer|viser\\stil"),
        _named("kalles|heter"),
    ),
    "da": (
        _copula("er|var", "en|et|den|det|de"),
        _verb("betyder|betegner|indebærer|henviser\\stil"),
        _named("kaldes|hedder"),
    ),
}  # fmt: skip

# The form of a glossary, in any language.
ANYWHERE = (_DASH,)

# Heads of subjects of which a copula says something, but not what they are, in other languages.
NO_TERM_HEADS = (
    r"\b(?:beispiel|grund|ziel|ergebnis|problem|zweck|frage|unterschied|vorteil|nachteil|heute|damals"
    r"|exemple|raison|but"
    r"|résultat|problème|question|ejemplo|razón|objetivo|resultado|problema|esempio|ragione|obiettivo"
    r"|risultato"
    r"|exemplo|razão|voorbeeld|reden|doel|resultaat|probleem|przykład\w*|powod\w*|celem|problemem"
    r"|пример\w*|причин\w*"
    r"|цель\w*|результат\w*|проблем\w*|одн(?:им|ой|а|о)|сейчас|сегодня|обычно|исторически|приклад\w*"
    r"|мет[аою]\w*"
    r"|παράδειγμα|λόγος|στόχος|örnek|neden|amaç|sonuç|exemplu|motiv\w*|scopul|problema)\b"
    r"|مثال|سبب|هدف|نتيجة|דוגמה|סיבה|מטרה|उदाहरण|कारण|लक्ष्य|[我你您他她它这這那也都就被不没沒很们們]"
    r"|例子|原因|目的|结果|結果"
    r"|問題は|理由|目的|例|예|이유|목적|결과|ví\sdụ|lý\sdo|mục\stiêu|ตัวอย่าง|เหตุผล"
)
# Languages whose names of things hold no prepositions and conjunctions.
WITHOUT_INNER_WORDS = "ru uk be bg mk sr hr sl cs sk pl tr hi"

# Subjects of which a copula says something, but not what they are.
NO_TERMS = (
    r"(?:(?:the|an?|one|another|some|its|their|this|that|these|those|our|his|her"
    r"|my)\s)?(?:\w+\s){0,2}?(?:first|second|third"
    r"|last|next|best|main|most|only|reason|result|results|problem|purpose|goal|aim|idea|question"
    r"|answer|example"
    r"|examples|difference|advantage|disadvantage|case|way|point|fact|key|thing|issue|challenge|fear"
    r"|part|rest"
    r"|other|others|latter|former|there|here|it|they|he|she|we|i|you|this|that|these|those|what|who"
    r"|which|someone"
    r"|one|all|each|many|most|some|both|none|nothing|everything|people|today|criticism|claim|proposal"
    r"|characteristic|step|task|data|number)"
)
JUDGEMENTS = (
    r"(?:very\s|quite\s|rather\s)?(?:good|bad|great|big|huge|useful|important|interesting|difficult"
    r"|easy|problem|challenge"
    r"|common|major|real|clear|little|lot|few|bit|mistake|success|failure|pleasure|shame|matter|long"
    r"|short|new"
    r"|key|crucial|better|worse|perfect|strong|significant|serious|popular|favou?rite|must|relief"
    r"|disaster)\b"
)
