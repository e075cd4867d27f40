"""How questions ask, by language: the words that tell the kind of question, and those that are mere form."""

from wikimind.nlp.words import word_set

# In the order in which they are tried; the first that occurs decides.
ASKING = {
    "en": (
        ("definition", r"^(?:what(?:'s|’s| is| are| was| were)|define|explain(?: what)?"
                       r"|describe) (?:(?:an?|the"
                       r"|meant by|the (?:meaning|definition) of|exactly) )*(?:[\w'’.-]+ ?){1,3}\W*$"
                       r"|\bwhat (?:do|does|did) .* (?:mean|stand for|refer to)\b|\bdefinition of\b"
                       r"|^who (?:is|was|are|were) (?-i:(?:[A-Z][\w.'’-]* ?){1,4}\W*$)"),
        ("number", r"\bhow (?:many|much|long|old|far|fast|often|tall|high|deep|large|big|wide|heavy|hot|cold"
                   r"|frequently|common|close|expensive|late|early|soon|strong|few|small)\b"
                   r"|\b(?:what|which) (?:\w+ ){0,2}?(?:number|percent\w*|amount|population|proportion"
                   r"|fraction"
                   r"|share|quantity|rate|size|length|height|width|depth|speed|distance|age|cost|price|score"
                   r"|temperature|weight|area|total|average|ratio|value)\b"),
        ("when", r"\bwhen\b|\b(?:what|which) (?:\w+ ){0,2}?(?:years?|dates?|day|month|century|centuries"
                 r"|decades?"
                 r"|time|era|period|season)\b|\bhow long ago\b"),
        ("where", r"\bwhere\b|\b(?:what|which) (?:\w+ ){0,2}?(?:place|location|country|countries|city|cities"
                  r"|town|state|region|continent|river|island|village|street|building|area|county|ocean|sea"
                  r"|mountain)\b"),
        ("who", r"\bwho(?:m|se)?\b|\b(?:what|which) (?:\w+ ){0,2}?(?:person|people|man|woman|author|king"
                r"|queen"
                r"|president|leader|scientist|company|organi[sz]ation|group|player|team|emperor|explorer"
                r"|architect|composer|writer|artist|director|actor|actress|philosopher|inventor|founder)\b"),
        ("why", r"\bwhy\b|\b(?:what|which) (?:\w+ ){0,2}?(?:reasons?|causes?|purpose|motive)\b"
                r"|\bwhat (?:caused"
                r"|causes|led|leads|made|makes)\b|\bhow come\b|\bfor what (?:reason|purpose)\b"),
        ("how", r"\bhow\b|\bin what (?:way|manner)\b|\bby what (?:means|method)\b"),
        ("list", r"^(?:list|name|enumerate|mention|give)\b|\b(?:what|which) are\b"
                 r"|\b(?:what|which) (?:\w+ ){0,2}?(?:kinds|types|examples|things|factors|countries|steps"
                 r"|ways"
                 r"|reasons|areas|groups|parts|features|members) \b"),
        ("what", r"\b(?:what|which)\b"),
        ("yesno", r"^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might"
                  r"|must)\b"),
    ),
    "de": (
        ("definition", r"^was (?:ist|sind|war|bedeutet|heißt) (?:(?:eine?|der|die"
                       r"|das) )?(?:[\w-]+ ?){1,3}\W*$"
                       r"|\bwas (?:versteht|bedeutet)\b"),
        ("number", r"\bwie (?:viele?|lange|alt|weit|schnell|oft|hoch|tief|groß|breit|schwer|häufig|teuer)\b"
                   r"|\bwelche[rsnm]? (?:zahl|anteil|anzahl|menge|prozentsatz)\b"),
        ("when", r"\b(?:wann|seit wann)\b|\bin welche[rmn] (?:jahr|jahrhundert|monat|jahrzehnt)\b"),
        ("where", r"\b(?:wo|wohin|woher)\b|\bin welche[rmn] (?:land|stadt|ort|region)\b"),
        ("who", r"\b(?:wer|wen|wem|wessen)\b"),
        ("why", r"\b(?:warum|wieso|weshalb|weswegen|wozu|aus welchem grund)\b"),
        ("how", r"\b(?:wie|wodurch|womit)\b"),
        ("list", r"^(?:nenne|nennen)\b|\bwelche .* gibt es\b"),
        ("what", r"\b(?:was|welche[rsmn]?|worin|woraus|wofür)\b"),
        ("yesno", r"^(?:ist|sind|war|waren|hat|haben|hatte|kann|können|wird|werden|wurde|gibt|soll|darf"
                  r"|muss)\b"),
    ),
    "fr": (
        ("definition", r"\bqu(?:'|’)est-ce qu(?:e|'|’) ?(?:un|une|le|la|les|l)?\W*(?:[\w-]+ ?){1,3}\W*$"),
        ("number", r"\b(?:combien|quelle? (?:est )?(?:la |le )?(?:nombre|pourcentage|quantité|taille"
                   r"|population))\b"),
        ("when", r"\bquand\b|\bquelle?s? (?:année|date|siècle|époque|jour|mois)\b"),
        ("where", r"\b(?:où|d['’]où)\b|\bquelle?s? (?:ville|pays|région|endroit|lieu)\b"),
        ("why", r"\bpourquoi\b"),
        ("how", r"\bcomment\b"),
        ("who", r"\bqui\b"),
        ("what", r"\bqu(?:oi|e|elles?|els?|el|['’])\b|\blequel\b"),
        ("yesno", r"^est-ce\b"),
    ),
    "es": (
        ("definition", r"^¿?qué (?:es|son|significa) (?:(?:una?|el|la|los|las) )?(?:[\w-]+ ?){1,3}\W*$"),
        ("number", r"\b(?:cuánt[oa]s?|qué (?:porcentaje|número|cantidad|población))\b"),
        ("when", r"\bcuándo\b|\bqué (?:año|fecha|siglo|día|mes|época)\b"),
        ("where", r"\b(?:dónde|adónde)\b|\bqué (?:ciudad|país|región|lugar)\b"),
        ("who", r"\bquién(?:es)?\b"),
        ("why", r"\bpor qué\b"),
        ("how", r"\bcómo\b"),
        ("what", r"\b(?:qué|cuál(?:es)?)\b"),
    ),
    "it": (
        ("number", r"\bquant[oaie]\b"), ("when", r"\bquando\b|\bche anno\b|\bquale (?:anno|secolo)\b"),
        ("where", r"\b(?:dove|dov['’])"), ("why", r"\bperché\b"), ("how", r"\bcome\b"), ("who", r"\bchi\b"),
        ("what", r"\b(?:che|cosa|qual[ei]?)\b"),
    ),
    "nl": (
        ("number", r"\bhoe ?(?:veel|lang|oud|ver|snel|vaak|hoog|groot)\b"), ("when", r"\bwanneer\b"
                         r"|\bwelk jaar\b"),
        ("where", r"\bwaar\b"), ("who", r"\bwie\b"), ("why", r"\bwaarom\b"), ("how", r"\bhoe\b"),
        ("what", r"\b(?:wat|welke?)\b"),
    ),
    "pt": (
        ("number", r"\bquant[oa]s?\b"), ("when", r"\bquando\b|\bque ano\b"), ("where", r"\bonde\b"),
        ("who", r"\bquem\b"), ("why", r"\bpor ?qu[eê]\b"), ("how", r"\bcomo\b"),
        ("what", r"\b(?:que|qual|quais)\b"),
    ),
    "ja": (
        ("definition", r"とは(?:何|なん)"),
        ("number", r"いくつ|いくら|どれくらい|何(?:人|個|年間|回|歳|メートル)"),
        ("when", r"いつ|何(?:年|月|日|世紀|時)"), ("where", r"どこ"),
        ("who", r"誰|だれ"), ("why", r"なぜ|どうして"),
        ("how", r"どう|どのよう"), ("what", r"何|どれ|どの|どちら"), ("yesno", r"か[?？]?$"),
    ),
    "zh": (
        ("number", r"多少|几[个人次年岁]|多[高长大远深]"), ("when", r"什么时候|何时|哪[一年]年?|几[月日]"),
        ("where", r"哪里|哪儿|何处|什么地方"), ("who", r"谁|何人"),
        ("why", r"为什么|为何"), ("how", r"怎么|如何|怎样"),
        ("what", r"什么|哪|何"), ("yesno", r"吗[?？]?$"),
    ),
}  # fmt: skip

# Words that belong to the asking: an answer need not repeat them.
FORM = {
    "en": word_set(
        """
        name names named call called term type types kind kinds sort sorts word phrase example examples
        year years date day month century decade time many much long old far number amount percent
        percentage list give describe explain define mention tell know mean means meaning thing things
        someone something person people place location way ways reason reasons cause purpose happen
        happened also considered known used use refer refers one two another first become became get got
        make made main kind particular specific
        """
    ),
    "de": word_set("name namens heißt genannt art arten jahr jahre wort begriff beispiel gibt viele nenne"),
    "fr": word_set("nom nommé appelé type sorte année mot terme exemple appelle est-ce quel quelle combien"),
    "es": word_set("nombre llamado llama tipo clase año palabra término ejemplo cuántos cuántas"),
}

# In scripts written without spaces: characters of grammar and of asking, which leave a pair little meaning.
GRAMMAR = frozenset("谁誰什么麼何哪几幾吗嗎呢的是了在").union(map(chr, range(0x3041, 0x3097)))
