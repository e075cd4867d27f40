"""Words of a question that say nothing about what is asked, by language; folded as `folding` does."""

from wikimind.nlp.function_words import FUNCTION_WORDS
from wikimind.wiki.folding import folded

_LISTS = {
    "en": """a about above after again against all am an and any are aren't as at be because been before
        being below between both but by can cannot could couldn't did didn't do does doesn't doing
        don't down during each few for from further had has have having he her here hers him his how i
        if in into is isn't it its it's just me more most my myself no nor not of off on once only or
        other our ours out over own same she should so some such than that the their theirs them
        themselves then there these they this those through to too under until up very was wasn't we
        were weren't what what's when where which while who whom whose why will with won't would you
        your yours yourself""",
    "de": """aber als also am an auch auf aus bei bin bis bist da das dass dem den denn der des die dies
        diese dieser dieses doch du ein eine einem einen einer eines er es euch fur hat haben hatte ich
        ihm ihn ihr ihre im in ist ja kann kein keine man mein mir mit nach nicht noch nun nur ob oder
        ohne sein seine sich sie sind so uber um und uns unter vom von vor wann war waren warum was
        welche welcher welches wenn wer werden wie wieso wir wird wo wurde wurden zu zum zur""",
    "es": """a al algo como con cual cuales cuando cuanto de del desde donde e el ella ellos en entre era es
        esa ese eso esta estan este esto fue ha han hay la las le les lo los mas me mi muy no nos o
        para pero por porque que quien quienes se ser si sin sobre son su sus tambien te tu un una uno
        y ya yo""",
    "fr": """a au aux avec c ce ces cette comment d dans de des du elle elles en entre est et ete etre eux
        il ils j je l la le les leur leurs lui ma mais me meme mes moi mon n ne nos notre nous on ont
        ou par pas pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses son
        sont sur ta te tes toi ton tu un une vos votre vous y""",
    "it": """a ai al alla alle anche c che chi ci come con cosa cui d da dal dalla dei del della delle di
        dove e ed era fu gli ha hanno i il in io l la le lei li lo loro lui ma mi ne nei nel nella non
        o per perche piu quale quali quando quanto quella quello questa questo se si sia sono su sua
        sul sulla suo tra tu un una uno vi""",
    "nl": """aan als ben bij dan dat de der deze die dit door een en er ge had heb heeft hem het hij hoe hun
        ik in is ja je kan me men met mij mijn na naar niet nog nu of om onder ons ook op over te tot u
        uit van voor waar waarom wanneer was wat we welk welke werd wie wij wordt ze zich zij zijn zo""",
    "pt": """a ao aos as com como da das de do dos e ela ele em entre era essa esse esta este eu foi ha isso
        isto ja la lhe mais mas me na nao nas no nos o onde os ou para pela pelo por porque qual quais
        quando quanto que quem se sem ser seu seus sobre sao sua suas tambem te tem um uma voce""",
}
# Where no spaces are written, a function word is no term; in Korean it clings to one.
_WITHOUT_TERMS = ("ja", "ko", "th", "zh")


def _folded(words: str) -> frozenset[str]:
    return frozenset(folded(word).replace("'", "").replace("’", "") for word in words.split())


# For the languages above, lists made for questions; for the others, their function words.
STOP_WORDS = {
    language: _folded(_LISTS.get(language, words))
    for language, words in FUNCTION_WORDS.items()
    if language not in _WITHOUT_TERMS
}
