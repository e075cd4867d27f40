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
    r"|feasible|infeasible|sufficient|decided|agreed|resolved|proposed|hoped|feared|planned|reported"
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
    "it": r"(?:in\s+)?questo\s+(?:articolo|lavoro|studio|libro|saggio)\b|questa\s+(?:tesi|ricerca)\b",
    "pt": r"(?:n?este|n?esse)\s+(?:artigo|trabalho|estudo|livro|relatório)\b|esta\s+(?:tese|pesquisa)\b",
    "nl": r"(?:in\s+)?dit\s+(?:artikel|rapport|boek|onderzoek|proefschrift)\b"
    r"|het\s+(?:is|was|blijkt)\s|er\s+(?:is|zijn|was|waren|bestaan|wordt|worden)\s",
    "pl": r"(?:w\s+)?(?:ten|tym)\s+(?:artykuł|artykule)\b"
    r"|(?:w\s+)?(?:ta|tej)\s+(?:praca|pracy|książka|książce)\b",
    "ru": r"(?:в\s+)?(?:этой|этот|эта|данной|данная|настоящей)\s+(?:стать|работ|книг|диссертаци"
    r"|отч[её]т|исследовани)",
    "uk": r"(?:у\s+|в\s+)?(?:цій|ця|цьому|це)\s+(?:статт|робот|книз|дослідженн)",
    "el": r"(?:το\s+παρόν|αυτό\s+το|η\s+παρούσα)\s",
    "tr": r"bu\s+(?:makale|çalışma|kitap|araştırma|rapor|tez|yazı)",
    "ar": r"(?:في\s+)?(?:هذا|هذه)\s+(?:المقال|البحث|الدراسة|الكتاب|التقرير|الورقة)",
    "fa": r"(?:در\s+)?این\s+(?:مقاله|پژوهش|تحقیق|کتاب|گزارش|مطالعه)",
    "he": r"(?:מאמר|מחקר|ספר)\s+זה",
    "hi": r"(?:इस|यह)\s+(?:लेख|शोध|पुस्तक|अध्ययन|रिपोर्ट)",
    "zh": r"本[文书書研报報]|他[汀国國]|那不勒斯|也[門门许許]|该隐|即[使将將]",
    "ja": r"本[稿論書研報]|本論文|この(?:論文|記事|研究|報告)|また[がぎぐげご]",
    "ko": r"이\s(?:논문|글|연구|책|보고서)",
    "th": r"แต่ง|มันฝรั่ง|มันสำปะหลัง|โดยทั่วไป|เขาใหญ่|บทความนี้|งานวิจัยนี้|หนังสือเล่มนี้",
    "vi": r"(?:bài\s+(?:viết|báo)|nghiên\s+cứu|cuốn\s+sách)\s+này",
    "ro": r"(?:în\s+)?(?:acest|această)\s+(?:articol|lucrare|studiu|carte|raport|teză)\b",
}
# Where no spaces are written: how a sentence begins that continues a thought.
OPENING_PREFIXES = {
    "zh": (
        r"[这這那此该該其他她它但而又也即则則故]|(?:因此|所以|于是|於是|不过|不過|然而|然后|然後|同时|同時|另外|接着|接著"
        r"|最后|最後|首先|其次|例如|比如|总之|總之|由此|为此|為此|对此|對此|并且|並且|另一方面|换句话说|換句話說|相反"
        r"|反之|结果|結果|再次|后来|後來|随后|隨後|之后|之後|两者|兩者|以上|如上|综上)"
    ),
    "ja": (
        r"(?:[こそあ]れ|[こそあ]の|[こそあ]こ|こうした|そうした|こう|そう|このよう|そのよう|しかし|だが|また|なお|ただし"
        r"|そのため|したがって|だから|つまり|さらに|そして|一方|彼(?!岸)|例えば|たとえば|まず|次に|最後に|けれども"
        r"|ところが|すなわち|同様に|両者|前者|後者|以上|以下|及び|および|または|もしくは|よって|ゆえに|それ)"
    ),
    "th": r"(?:เขา|เธอ|มัน|พวกเขา|นี่|นั่น|สิ่งนี้|สิ่งนั้น|แต่|ดังนั้น|อย่างไรก็ตาม|นอกจากนี้|นอกจากนั้น|และ|หรือ|ซึ่ง|จากนั้น|จึง|เพราะ"
    r"|ตัวอย่างเช่น|ทั้งนี้|ทั้งสอง|โดย|ต่อมา|เช่น|ส่วน|แล้ว|ที่)",
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
    "it": (
        r"\b(?:si\s)?ved(?:i|ere|a|ano)\s(?:sopra|sotto|anche|il\scapitolo|la\s(?:figura|tabella|sezione))"
        r"|\b(?:figura|tabella|capitolo|sezione|equazione|paragrafo)\s\d",
        r"\b(?:seguenti?|suddett[aeio]|sopracitat[aeio]|sopra|di\sseguito)\s?:|\bquest[oa]\s(?:capitolo|sezione)\b",
    ),
    "pt": (
        r"\b(?:veja|ver|cf\.)\s(?:acima|abaixo|a\s(?:figura|tabela|seção)|o\scapítulo)|\b(?:figura|tabela|capítulo"
        r"|seção|equação|quadro)\s\d",
        r"\b(?:seguintes?|acima\smencionad[ao]s?)\b.{0,20}:|\b(?:neste\scapítulo|nesta\sseção)\b",
    ),
    "nl": (
        r"\b(?:zie|vgl\.)\s(?:boven|onder|ook|hoofdstuk|figuur|tabel)|\b(?:figuur|tabel|hoofdstuk|paragraaf|afbeelding"
        r"|vergelijking)\s\d|\b(?:volgende|bovenstaande|onderstaande|bovengenoemde)\b|\bdit\shoofdstuk\b",
    ),
    "pl": (
        r"\b(?:patrz|por\.|zob\.)\s|\b(?:rysun(?:ek|ku)|tabel[aię]|rozdzia(?:ł|le)|rys\.|tab\.)\s\d"
        r"|\b(?:powyżs|poniżs|następując)\w+|\bw\stym\srozdziale\b",
    ),
    "cs": (
        r"\b(?:viz|srov\.)\s|\b(?:obráz(?:ek|ku)|tabulk[ay]|kapitol[ay]|obr\.|tab\.)\s\d|\b(?:výše|níže)\s\w+n[áéý]",
    ),
    "ru": (
        r"\b(?:см|ср)\.\s|\b(?:рис(?:унок|унке)?|табл(?:ица|ице)?|глав[аеы]|раздел[ае]?|формул[аеы]|пункт[ае]?)\.?\s\d",
        r"\b(?:выше|ниже)(?:упомянут|указанн|описанн|приведённ|приведенн|следующ)\w*|\b(?:следующ\w+)\b.{0,30}:"
        r"|\bкак\s(?:показано|указано|описано|сказано)\s(?:выше|ниже)|\bв\s(?:этой|данной)\s(?:главе|секции|части)\b",
    ),
    "uk": (
        r"\b(?:див|пор)\.\s|\b(?:рис(?:унок|унку)?|табл(?:иця|иці)?|розділ[іу]?|глав[аі])\.?\s\d"
        r"|\b(?:вище|нижче)(?:згадан|зазначен|наведен)\w*|\bу\s(?:цій\sглаві|цьому\sрозділі)\b",
    ),
    "el": (
        r"(?:βλ\.|βλέπε)\s|(?:εικόνα|σχήμα|πίνακα[ςσ]?|κεφάλαιο|ενότητα|εξίσωση)\s\d|(?:παραπάνω|παρακάτω|ανωτέρω"
        r"|ακόλουθ\w+|προαναφερ\w+)",
    ),
    "tr": (
        r"\b(?:bkz|bakınız)\b|\b(?:şekil|tablo|bölüm|çizelge|denklem)\s\d|\b(?:yukarıda|aşağıda)\w*|\b(?:bu\sbölümde)\b",
    ),
    "ar": (
        r"(?:انظر|راجع)\s|(?:الشكل|الجدول|الفصل|القسم|المعادلة)\s(?:رقم\s)?[\d٠-٩]|(?:التالي|التالية|الآتي|الآتية)\s?:"
        r"|(?:المذكور|المذكورة)\s(?:أعلاه|سابقا|آنفا)|في\sهذا\sالفصل",
    ),
    "fa": (
        r"(?:نگاه\sکنید|رجوع\sشود|بنگرید)|(?:شکل|جدول|فصل|بخش|نمودار)\s[\d۰-۹]|(?:زیر|ذیل)\s?:|در\sاین\sفصل|فوق‌الذکر",
    ),
    "he": (
        r"(?:ראו|ראה)\s|(?:איור|תרשים|טבלה|פרק|סעיף|משוואה)\s\d|(?:הבאים|הבאות)\s?:|(?:לעיל|להלן)|בפרק\sזה",
    ),
    "hi": (
        r"(?:चित्र|तालिका|अध्याय|खंड|सारणी)\s[\d०-९]|(?:निम्नलिखित|निम्न|उपर्युक्त|उपरोक्त)|ऊपर\s(?:बताए|दिए|वर्णित)|नीचे\s(?:दिए|दी)"
        r"|इस\sअध्याय",
    ),
    "zh": (
        r"[如见見参參][图圖表]|[图圖表]\s?\d|第\s?[\d一二三四五六七八九十]+\s?[章节節]|如[下上]|[以上]述|上述|下述|下列|以下|前者|后者|後者|本章|本节|本節",
    ),
    "ja": (
        r"[図表]\s?\d|第\s?\d+\s?[章節]|上述|前述|後述|下記|上記|以下の|次の(?:よう|通り|とおり)|本章|本節|参照",
    ),
    "ko": (r"(?:그림|표)\s?\d|제\s?\d+\s?[장절]|(?:다음|아래|위)(?:과|와|의)\s|상기|전술|후술|이\s장에서",),
    "th": (r"(?:ภาพที่|ตารางที่|รูปที่|บทที่)\s?\d|ดังต่อไปนี้|ดังกล่าวข้างต้น|ข้างล่าง|ในบทนี้",),
    "vi": (
        r"\b(?:hình|bảng|chương|mục)\s\d|\b(?:sau\sđây|dưới\sđây|nêu\strên|nói\strên|ở\strên)\b|\bchương\snày\b",
    ),
    "ro": (
        r"\b(?:vezi|v\.)\s|\b(?:figura|tabelul|capitolul|secțiunea)\s\d|\b(?:următoarele|următorii)\s?:|\bmai\s(?:sus|jos)\b",
    ),
    "sv": (
        r"\b(?:se|jfr)\s(?:ovan|nedan|även|figur|tabell|kapitel)|\b(?:figur|tabell|kapitel)\s\d|\b(?:följande)\b",
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
    "it": "tuttavia|quindi|pertanto|perciò|inoltre|dunque",
    "pt": "no entanto|portanto|porém|além disso|então|contudo",
    "nl": "dit|dat|deze|echter|daarom|daardoor|hierdoor|dus|daarbij",
    "pl": "jednak|jednakże|dlatego|zatem|ponadto|również",
    "ru": "этого|этому|этим|этой|этих|однако|поэтому|таким образом|следовательно|также",
    "uk": "цього|цьому|цим|цієї|цих|однак|проте|тому|отже|також",
    "el": "όμως|ωστόσο|επομένως|λοιπόν|επίσης|άλλωστε",
    "tr": "ancak|bu nedenle|bu yüzden|dolayısıyla|böylece|bunun|bunlar",
    "ar": "لكن|لذلك|أيضا|أيضاً",
    "fa": "اما|بنابراین|همچنین|نیز",
    "he": "אולם|לכן|אך|אבל",
    "hi": "लेकिन|इसलिए|हालांकि|इसके",
    "ro": "însă|totuși|astfel|deci|totodată",
    "sv": "detta|denna|dessa|dock|därför|emellertid",
}
