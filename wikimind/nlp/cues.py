"""Words by which a sentence shows what it does: it defines, obliges, reports a result, tells a cause, marks
the chief thing, or only chats, illustrates and points elsewhere.
"""

import re
from functools import cache

import regex

# name → language → pattern; "" holds for every language.
_CUES: dict[str, dict[str, str]] = {
    "define": {
        "en": r"\b(?:is|are|was|were) (?:an?|the|one of|called|known as|defined|made (?:up )?of)\b"
        r"|\b(?:consists? of|comprises?|refers? to|means|denotes?|stands for|the purpose of|aims? (?:to|at)"
        r"|designed to|allows?|provides?|comes with|available)\b",
        "de": r"\b(?:ist|sind|war|waren) (?:eine?r?|der|die|das)\b|\b(?:besteh(?:t|en) aus|bezeichnet"
        r"|bedeutet|heißt|nennt man|versteht man|umfasst|dient|Zweck)\b",
        "fr": r"\b(?:est|sont|était|étaient) (?:une?|le|la|les|des|l’|l')|\b(?:consiste|désigne|signifie"
        r"|appelée?s?|permet(?:tent)?|sert à|comprend)\b",
        "es": r"\b(?:es|son|era|eran|fue) (?:una?|el|la|los|las)\b|\b(?:consiste|significa|se llama"
        r"|denomina"
        r"|permiten?|sirve)\b",
        "it": r"\b(?:è|sono|era|erano) (?:una?|il|la|i|le|lo|gli)\b|\b(?:consiste|significa|si chiama"
        r"|permette|serve a)\b",
        "pt": r"\b(?:é|são|era|foi) (?:uma?|o|a|os|as)\b|\b(?:consiste|significa|chama-se|permite|serve)\b",
        "nl": r"\b(?:is|zijn|was|waren) (?:een|de|het)\b|\b(?:bestaat uit|betekent|heet|dient)\b",
        "pl": r"\b(?:jest|są|to jest|oznacza|składa się|polega|służy|nazywa)\b",
        "ru": r" [—–-] это\b|\b(?:явля(?:ется|ются)|называ(?:ется|ются)|означает|состоит из"
        r"|представляет собой|служит|предназначен\w*)\b",
        "ja": r"とは|である|と呼ばれ|を意味|で構成|という",
        "zh": r"是(?:一|指)|称为|指的是|叫做|包括|组成",
    },
    "oblige": {
        "en": r"\b(?:must|shall|should|required?|may not|cannot|agreed?|decided?|no longer|never"
        r"|recommend\w*"
        r"|needs? to|ha(?:s|ve|d) to|will be)\b",
        "de": r"\b(?:muss|müssen|soll|sollen|verpflichtet|darf|dürfen|haben zu|vereinbart|beschlossen"
        r"|erforderlich|spätestens|mindestens|höchstens)\b",
        "fr": r"\b(?:doit|doivent|faut|devra|devront|obligatoire\w*|interdit\w*|nécessaires?|décid\w+"
        r"|convenu)\b",
        "es": r"\b(?:debe|deben|deberán?|hay que|obligatori\w+|necesari\w+|decidi\w+|acord\w+|prohib\w+)\b",
        "it": r"\b(?:deve|devono|bisogna|necessari\w+|obbligatori\w+|decis\w+|vietat\w+)\b",
        "pt": r"\b(?:deve|devem|deverá|é preciso|necessári\w+|obrigatóri\w+|decidi\w+)\b",
        "nl": r"\b(?:moet|moeten|dient te|verplicht|mag niet|besloten)\b",
        "pl": r"\b(?:musi|muszą|należy|powin\w+|trzeba|postanow\w+)\b",
        "ru": r"\b(?:долж(?:ен|на|но|ны)|следует|необходимо|нужно|обязан\w*|запрещ\w+|реши\w+|требу\w+)\b",
        "ja": r"なければな|必要があ|必要です|ください|べき|してはな|決定",
        "zh": r"必须|应当|应该|不得|需要|决定",
    },
    "result": {
        "en": r"\b(?:found|conclude[sd]?|show(?:s|ed|n)?|results?|achiev\w+|accura\w+|outperform\w*"
        r"|improv\w+|better|worse"
        r"|significant\w*|confirm\w*|(?:more|less|higher|lower|fewer) (?:\w+ )?than)\b",
        "de": r"\b(?:zeig\w+|erg(?:ab|aben|ibt|eben)|Ergebnis\w*|besser\w*|höher\w*|niedriger\w*"
        r"|(?:mehr|weniger) als|verbesser\w+|erreich\w+|bestätig\w+)\b",
        "fr": r"\b(?:montr\w+|résultats?|amélior\w+|meilleure?s?|supérieure?s?|inférieure?s?|confirm\w+)\b",
        "es": r"\b(?:mostr\w+|muestran?|resultados?|mejor\w*|superior\w*|inferior\w*|confirm\w+)\b",
        "it": r"\b(?:mostr\w+|risultat\w+|miglior\w*|superior\w*|inferior\w*|conferm\w+)\b",
        "pt": r"\b(?:mostr\w+|resultados?|melhor\w*|superior\w*|inferior\w*|confirm\w+)\b",
        "nl": r"\b(?:blijk\w+|resultaten|beter|hoger|lager|meer dan|minder dan|bevestig\w+)\b",
        "pl": r"\b(?:wykaza\w+|wynik\w*|lepsz\w+|wyższ\w+|niższ\w+|potwierdz\w+)\b",
        "ru": r"\b(?:показа\w+|результат\w*|лучше|выше|ниже|достиг\w+|подтверд\w+|оказал\w+)\b",
        "ja": r"結果|確認され|向上|改善",
        "zh": r"结果|表明|提高|优于|证实|显示",
    },
    "cause": {
        "en": r"\b(?:because|due to|caused?|led to|result(?:ed|ing|s)? in|as a result|reasons?|so that)\b",
        "de": r"\b(?:weil|wegen|aufgrund|führten? zu|Ursache|Grund dafür|damit)\b",
        "fr": r"\b(?:parce que|car|à cause|en raison|grâce|entraîn\w+|provoqu\w+)\b",
        "es": r"\b(?:porque|debido a|causó|causa|provoc\w+)\b",
        "it": r"\b(?:perché|a causa|grazie|provoc\w+)\b",
        "pt": r"\b(?:porque|devido a|por causa|provoc\w+)\b",
        "nl": r"\b(?:omdat|doordat|wegens|oorzaak|leidde tot)\b",
        "pl": r"\b(?:ponieważ|z powodu|dzięki|spowodow\w+)\b",
        "ru": r"\b(?:потому что|из-за|благодаря|вследствие|прив[её]л\w*|причин\w+|так как)\b",
        "ja": r"ため|によって|原因",
        "zh": r"因为|由于|导致|因此",
    },
    "chief": {
        "en": r"\b(?:most|first|only|largest|biggest|main|key|important|central|chief|essential|primary"
        r"|major)\b",
        "de": r"\b(?:erste\w*|wichtig\w+|größte\w*|einzige\w*|Haupt\w+|zentrale\w*|wesentliche\w*)\b",
        "fr": r"\b(?:premi(?:er|ère)s?|seule?s?|principa(?:l|le|ux|les)|importante?s?|essentiel\w*)\b",
        "es": r"\b(?:primer\w*|únic\w+|principal\w*|importante\w*|mayor|esencial\w*)\b",
        "it": r"\b(?:prim[oaie]|unic\w+|principal\w+|important\w+|maggior\w*|essenzial\w+)\b",
        "pt": r"\b(?:primeir\w+|únic\w+|principa\w+|important\w+|maior|essencia\w+)\b",
        "nl": r"\b(?:eerste|enige|belangrijk\w*|grootste|hoofd\w+)\b",
        "pl": r"\b(?:pierwsz\w+|jedyn\w+|główn\w+|ważn\w+|największ\w+)\b",
        "ru": r"\b(?:перв\w+|главн\w+|крупнейш\w+|единственн\w+|важн\w+|основн\w+)\b",
        "ja": r"最も|主な|初めて|重要|最大",
        "zh": r"最|第一|主要|首次|重要",
    },
    "example": {
        "en": r"\b(?:for example|for instance|e\.g\.|such as|an example)\b",
        "de": r"\b(?:zum Beispiel|beispielsweise|z\.\s?B\.|etwa)\b",
        "fr": r"\b(?:par exemple|p\.\s?ex\.)",
        "es": r"\bpor ejemplo\b",
        "it": r"\b(?:per|ad) esempio\b",
        "pt": r"\bpor exemplo\b",
        "nl": r"\bbijvoorbeeld\b",
        "pl": r"\bna przykład\b|\bnp\.",
        "ru": r"\bнапример\b",
        "ja": r"例えば|たとえば",
        "zh": r"例如|比如",
    },
    "chat": {
        "en": r"\b(?:I (?:think|guess|mean|suppose|hope|feel)|you know|sort of|kind of|kinda|let me"
        r"|let's|please"
        r"|welcome|thank(?:s|ed)?|thank you|sorry|perhaps|maybe|(?:I )?don't know)\b",
        "de": r"\b(?:ich (?:glaube|denke|meine|hoffe)|vielleicht|bitte|danke|übrigens)\b",
        "fr": r"\b(?:je (?:crois|pense)|peut-être|merci|s’il vous plaît|s'il vous plaît)\b",
        "es": r"\b(?:creo|pienso|quizás?|gracias|por favor)\b",
        "it": r"\b(?:credo|penso|forse|grazie|per favore)\b",
        "pt": r"\b(?:acho|penso|talvez|obrigad\w|por favor)\b",
        "nl": r"\b(?:ik denk|misschien|bedankt|alstublieft)\b",
        "pl": r"\b(?:myślę|może|dziękuję|proszę)\b",
        "ru": r"\b(?:думаю|кажется|может быть|возможно|спасибо|пожалуйста)\b",
        "ja": r"と思います|かもしれ|ありがとう",
        "zh": r"我(?:想|觉得)|也许|谢谢",
    },
    # What is only agreed with the reader for what follows.
    "supposed": {
        "en": r"^(?:let (?!us\b|me\b)|suppose|assume|imagine|consider (?:the|a|an)\b)",
        "de": r"^(?:sei(?:en)? |angenommen|nehmen wir an|betrachten wir)",
        "fr": r"^(?:soi(?:t|ent) |supposons|considérons)",
        "es": r"^(?:sea[n]? |supongamos|consideremos)",
        "ru": r"^(?:пусть|предположим|допустим|рассмотрим)\b",
    },
    # Whom nobody reached says nothing.
    "silent": {
        "en": r"\b(?:declined (?:\w+ )?(?:to )?comment|(?:did|had"
        r"|has) ?n[o’']t (?:immediately )?(?:respond|repl|return|comment)"
        r"|could not (?:immediately )?be reached|requests? for comment)",
        "de": r"\b(?:wollte\w* sich nicht äußern|war\w* (?:zunächst )?nicht (?:zu erreichen|erreichbar)"
        r"|lehnte\w* (?:eine|jede)"
        r" Stellungnahme ab)",
        "fr": r"\b(?:n['’]a pas (?:souhaité|voulu|répondu)|s['’]est refusée? à tout commentaire)",
        "es": r"\b(?:no (?:quiso|respondió|contestó)|declinó (?:hacer )?(?:comentar|declara))",
        "ru": r"\b(?:отказал\w+ (?:от комментари\w+|комментировать)|не ответил\w* на запрос)",
    },
    # Openings that tell what everybody knows: "Nowadays …".
    "commonplace": {
        "en": r"^(?:nowadays|today,|these days|in today['’]s|in the modern|in this day and age|as (?:we"
        r"|you|everyone)"
        r" (?:all )?knows?|it is (?:well|widely|commonly) known|everyone knows|since the dawn"
        r"|have you ever|imagine)\b",
        "de": r"^(?:heutzutage|heute\b.{0,40}\b(?:fast )?(?:jeder|alle|viele|niemand)|bekanntlich"
        r"|jeder kennt|wie jeder weiß)\b",
        "fr": r"^(?:de nos jours|aujourd['’]hui, |chacun sait|comme chacun sait|tout le monde)\b",
        "es": r"^(?:hoy en día|en la actualidad|todo el mundo|como (?:todos saben|es sabido))\b",
        "it": r"^(?:oggigiorno|al giorno d['’]oggi|tutti sanno|come tutti sanno)\b",
        "pt": r"^(?:hoje em dia|nos dias de hoje|todos sabem|como todos sabem)\b",
        "nl": r"^(?:tegenwoordig|vandaag de dag|iedereen weet)\b",
        "pl": r"^(?:w dzisiejszych czasach|obecnie każdy|każdy wie|jak wiadomo)\b",
        "ru": r"^(?:в наше время|в наши дни|сегодня (?:каждый|все|трудно|невозможно)|как известно"
        r"|всем известно)\b",
        "el": r"^(?:στις μέρες μας|σήμερα όλοι|όλοι γνωρίζουν|είναι γνωστό)\b",
        "tr": r"^(?:günümüzde|herkes bilir|bilindiği gibi)\b",
        "ar": r"^(?:في الوقت الحاضر|في أيامنا هذه|كما هو معروف|من المعروف)",
        "he": r"^(?:בימינו|כיום, |כידוע)",
        "fa": r"^(?:امروزه|همه می‌دانند|همان‌طور که می‌دانید)",
        "hi": r"^(?:आजकल|आज के समय|सभी जानते)",
        "ja": r"^(?:今日では|近年では?、|最近では?、|ご存[じ知])|言うまでもな",
        "zh": r"^(?:如今|众所周知|眾所周知|在当今|在今天)",
        "ko": r"^(?:오늘날|요즘|누구나 알다시피)",
    },
    "elsewhere": {
        "en": r"\b(?:this|the (?:next|following|previous|present)) (?:section|chapter|page|list|figure"
        r"|table)\b"
        r"|\bsee\b|\b(?:below|above)\b|\bmore (?:information|details?)\b",
        "de": r"\b(?:siehe|vgl\.|diese[mrs]? (?:Abschnitt|Kapitel)|folgenden|weitere Informationen)",
        "fr": r"\b(?:voir|ci-dess(?:us|ous)|cette section|ce chapitre|plus d’informations)\b",
        "es": r"\b(?:véase|ver|esta sección|este capítulo|más información)\b",
        "it": r"\b(?:vedi|questa sezione|questo capitolo|maggiori informazioni)\b",
        "pt": r"\b(?:veja|esta seção|este capítulo|mais informações)\b",
        "nl": r"\b(?:zie|deze paragraaf|dit hoofdstuk|meer informatie)\b",
        "pl": r"\b(?:zobacz|ten rozdział|więcej informacji)\b",
        "ru": r"\b(?:см\.|в этом разделе|в этой главе|подробнее)",
        "ja": r"参照|本節|本章|以下の",
        "zh": r"参见|本节|本章|以下|详见",
    },
    "cited": {"": r"\bet al\b|\((?:\w[^()]{0,60}\s)?(?:19|20)\d\d[a-z]?\)|\[\d{1,3}(?:, ?\d+)*\]"},
    "quoted": {"": r"[“”„«»「」\"]|\b(?:said|sagte|a déclaré|сказал\w*)\b"},
    "measure": {
        "": r"[$€£¥₽]\s?\d|\d\s?(?:%|‰|°|[kcm]?m\b|[kmµ]?g\b|km\b|oz\b|lbs?\b|ms\b|[kKMG]i?B\b|[kMG]?Hz\b"
        r"|percent|per cent|Prozent|pour cent|por ciento|процент|million|billion|Mio\b|Mrd\b|млн|млрд"
        r"|万|億|亿|千|円|元|人|年|月|日|時間|分|個|つの|名|名の)"
        # From the last digit on: else a long run of digits would be gone through from each of them.
        r"|\d[.,]*\s(?:tons?|acres?|hours?|minutes?|seconds?|days?|weeks?|months?|years?|members?"
        r"|people|words?"
        r"|times|pages?|Jahren?|Tagen?|Stunden?|Minuten?|Mitglieder\w*|Wochen?|Monaten?|ans?|jours?"
        r"|heures?|mois"
        r"|años?|días?|horas?|лет|года?|дней|часов|минут|тонн|рублей|долларов|человек)\b"
    },
}  # fmt: skip
# What other people did: their names with a year or a number are the subject.
_OTHERS = regex.compile(
    r"(?!(?:we|our|i|this|these|following|as|unlike|like|using|in this)\b)(?:\w+,? ){0,3}?"
    r"(?:(?-i:\p{Lu})[\w’'-]+(?: et al\.?|,? (?:and|&|und|et|y|e|и) (?:(?-i:\p{Lu})[\w’'-]+|co-?workers"
    r"|colleagues|others)"
    r"|, (?-i:\p{Lu})[\w’'-]+){0,4},? (?:\((?:19|20)\d\d[a-z]?(?:, (?:19|20)\d\d[a-z]?)*\)"
    r"|\[\d+(?:, ?\d+)*\])"
    r"|(?-i:\p{Lu})[\w’'-]+ (?:et al\.|and (?:colleagues|co-?workers)))"
    r"|(?:(?:most|much|all) )?(?:previous|prior|earlier|existing|related) (?:work|stud(?:y|ies)"
    r"|approaches|methods|systems"
    r"|research(?:ers)?|authors)\b|(?:early|some|several|many|other|most|various) (?:researchers|authors"
    r"|studies)\b",
    regex.IGNORECASE,
)
_NUMBER_WORDS = {
    "en": "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred "
    "thousand half"
    " twice third quarter dozen",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn zwölf zwanzig dreißig hundert tausend hälfte "
    "drittel"
    " viertel fünftel doppelt",
    "fr": "deux trois quatre cinq six sept huit neuf dix douze vingt cent mille moitié tiers quart double",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez doce veinte cien mil mitad tercio doble",
    "ru": "два две три четыре пять шесть семь восемь девять десять сто тысяча половина треть",
}


@cache
def _compiled(name: str, language: str) -> re.Pattern[str] | None:
    by_language = _CUES[name]
    pattern = by_language.get(language) or by_language.get("")
    return re.compile(pattern, re.IGNORECASE) if pattern else None


def cues(sentence: str, language: str) -> frozenset[str]:
    """The names of what the sentence shows itself to do.

    >>> sorted(cues("Tea must steep for 4 minutes.", "en"))
    ['measure', 'oblige']
    """
    names = [name for name in _CUES if (p := _compiled(name, language)) and p.search(sentence)]
    return frozenset([*names, "others"] if _OTHERS.match(sentence) else names)


def is_commonplace(sentence: str, language: str) -> bool:
    """Whether the sentence opens as one does that tells what everybody knows."""
    pattern = _compiled("commonplace", language)
    return bool(pattern and pattern.search(sentence))


@cache
def number_words(language: str) -> frozenset[str]:
    """Numbers written as words."""
    return frozenset(_NUMBER_WORDS.get(language, "").split())
