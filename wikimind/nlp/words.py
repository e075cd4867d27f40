"""Words of a text: tokens, stop words and stems by language."""

import re
import threading
from functools import cache, lru_cache
from typing import Any

import snowballstemmer

# Hyphens, apostrophes and inner dots belong to a word; so do the endings of C++, C# and A*.
WORD = re.compile(r"[^\W_]+(?:[-‐‑'’.][^\W_]+)*(?:\+\+|#|\*)?")

_STOP_WORDS = {
    "en": """
        a about above according across actually after afterwards again against all almost alone along
        already also although always am among an and another any anyone anything are around as at away back
        be became because become becomes been before being below besides between beyond both but by can
        cannot could did do does doing done down due during each either else enough even ever every everyone
        everything few first for from further furthermore get gets got had has have having he hence her here
        hers herself him himself his how however i if in indeed instead into is it its itself just last
        later least less let like made make makes many may maybe me might mine more moreover most mostly
        much must my myself namely near nearly neither never nevertheless next no nobody none nor not
        nothing now nowhere of off often on once one only onto or other others otherwise our ours ourselves
        out over own per perhaps please put quite rather really regarding same say says second see seem
        seems several shall she should since so some something sometimes somewhat somewhere soon still such
        than that the their theirs them themselves then there thereby therefore these they third this those
        though through throughout thus to together too toward towards two under unless until up upon us use
        used uses using various very via was we well were what whatever when whenever where whereas whereby
        wherein whether which while who whole whom whose why will with within without would yet you your
        yours yourself don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't
        shouldn't haven't hasn't hadn't it's that's there's let's we're they're you're i'm we've they've
        i've
    """,
    "de": """
        aber alle allem allen aller alles als also am an ander andere anderen anderer anderes auch auf aus
        bei beim bereits bin bis bist bzw da dabei dadurch dafür dagegen daher damit danach dann daran
        darauf daraus darin darüber das dass davon dazu dein deine dem den denen denn dennoch der deren des
        deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
        einer eines einige einigen einiger er erst es etwa etwas euch euer für gegen gibt habe haben hat
        hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem
        ins ist ja je jede jedem jeden jeder jedes jedoch jene jener jetzt kann kein keine keinem keinen
        keiner können könnte konnte man mehr mein meine mich mir mit muss müssen nach nachdem neben nicht
        nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines seit selbst sich sie
        sind so sogar solche solchen solcher soll sollen sollte somit sondern sonst sowie über um und uns
        unser unsere unter viel viele vielen vom von vor während war waren warum was wegen weil weiter
        welche welcher welches wenn wer werden werde wie wieder will wir wird wo wurde wurden zu zum zur
        zwar zwischen zwei
    """,
    "fr": """
        a afin ai ainsi alors après au aucun aucune aujourd'hui aussi autre autres aux avant avec avoir
        avons ayant beaucoup bien c'est car ce ceci cela celle celles celui cependant ces cet cette ceux
        chaque chez comme comment d'un d'une dans de depuis des deux donc dont du elle elles en encore enfin
        entre es est et étaient était étant être eu fait faire fois font ici il ils j'ai je jusqu l'on la le
        les leur leurs lors lorsque lui ma mais me même mêmes mes moi moins mon n'a n'est ne ni non nos
        notre nous on ont ou où par parce pas pendant peu peut peuvent plus plusieurs pour pourquoi pouvait
        quand que quel quelle quelles quels qui quoi s'est sa sans se sera seront ses si son sont sous sur
        ta tandis te tels telle toujours tous tout toute toutes très trop tu un une vers voici vos votre
        vous y
    """,
    "es": """
        a al algo algunas algunos ante antes aquel aquella aquello así aun aunque bajo bien cada casi como
        cómo con contra cual cuales cualquier cuando cuándo de del desde donde dónde dos durante e el él
        ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está estaba están estar
        estas este esto estos fue fueron ha había han hasta hay hace hacer incluso la las le les lo los
        luego más me mediante mi mientras mis misma mismo mucho muchas muchos muy nada ni no nos nosotros
        nuestra nuestro o otra otras otro otros para pero poco por porque pues puede pueden que qué quien
        quién se sea según ser si sí sido sin sino sobre solo son su sus también tan tanto te tiene tienen
        toda todas todo todos tras tu un una unas uno unos usted y ya yo
    """,
    "it": """
        a ad agli ai al alla alle allo anche ancora avere aveva c'è che chi ci come con contro cosa così cui
        da dagli dai dal dalla dalle dei del della delle dello di dopo dove due e è ed era erano essere fra
        gli ha hanno ho i il in io la le lei li lo loro lui ma me mentre mi molto ne nei nel nella nelle
        nello no noi non nostro o ogni per perché più poi prima può quale quando quanto quella quelle quelli
        quello questa queste questi questo qui se sempre senza si sia sono stata stato su sua sue sugli sui
        sul sulla suo suoi tra tutti tutto un una uno
    """,
    "pt": """
        a ao aos após as até cada com como contra da das de dela dele depois do dos e é ela elas ele eles em
        entre era essa essas esse esses esta está estas este estes eu foi foram há isso isto já lhe mais mas
        me mesmo meu minha muito muitos na nas não nem no nos nós o onde os ou outra outras outro outros
        para pela pelas pelo pelos pode podem por porque quando que quem se seja sem ser seu seus sobre sua
        suas são também te tem têm toda todas todo todos tudo um uma umas uns você
    """,
    "nl": """
        aan al alle als altijd andere bij dan dat de deze die dit doen door dus een en er geen had heb
        hebben heeft het hier hij hoe hun ik in is ja je kan kunnen maar meer men met mijn moet na naar niet
        nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot uit van veel voor want waren
        was wat we wel werd werden wie wij wordt worden zal ze zelf zich zij zijn zo zonder zou
    """,
}
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip


_own = threading.local()


def word_set(text: str) -> frozenset[str]:
    """The words between white space, for lists that read better as text."""
    return frozenset(text.split())


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, in their order.

    >>> tokens("Don’t use C++ for GPT-2.")
    ["don't", 'use', 'c++', 'for', 'gpt-2']
    """
    return [word.replace("’", "'").lower() for word in WORD.findall(text)]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Function words; empty for languages without a list."""
    return word_set(_STOP_WORDS.get(language, ""))


def content_stems(text: str, language: str = "en") -> list[str]:
    """Stems of the words that are no stop words, in their order.

    >>> content_stems("The networks were learning")
    ['network', 'learn']
    """
    stops = stop_words(language)
    return [stem(word, language) for word in tokens(text) if word not in stops]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str = "en") -> str:
    """The Snowball stem; the word itself for languages without an algorithm."""
    stemmer = _stemmer(language)
    # Words with digits or signs are names.
    if stemmer is None or not word.isalpha():
        return word
    return str(stemmer.stemWord(word))


def _stemmer(language: str) -> Any:
    """A stemmer keeps the word in hand in itself, so that every thread needs its own."""
    made: dict[str, Any] = _own.__dict__
    if language not in made:
        name = _STEMMERS.get(language)
        made[language] = snowballstemmer.stemmer(name) if name else None
    return made[language]
