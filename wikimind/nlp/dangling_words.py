"""The words behind `dangling`, by language."""

from wikimind.nlp.words import word_set


def _pairs(first: str, second: str) -> frozenset[str]:
    """Every word of the one list before every word of the other; an underscore stands for a space."""
    return frozenset(
        f"{a} {b}".replace("_", " ") for a in sorted(word_set(first)) for b in sorted(word_set(second))
    )


OPENING_WORDS = {
    "en": word_set(
        """
        this these that those it its they them their he him his she her such another other others each
        neither either however therefore thus hence moreover furthermore also additionally besides
        consequently then instead otherwise nevertheless nonetheless meanwhile similarly likewise conversely
        accordingly but and or nor so yet again here indeed rather specifically notably importantly
        interestingly surprisingly unfortunately fortunately clearly obviously alternatively subsequently
        afterwards afterward later firstly secondly thirdly lastly finally first second third fourth next
        still namely thereby thereafter hereafter regardless equivalently correspondingly analogously
        ultimately eventually actually similar admittedly certainly arguably perhaps maybe yes no ok okay
        well now too plus else overall where whose which who whom i.e e.g viz cf etc see note recall suppose
        assume consider let define observe imagine notice remember take say denote crucially evidently
        essentially basically presumably both hereby therein thereof whereas everything anyway together
        apparently naturally hopefully encouragingly empirically same none remarkably intuitively ideally
        formally concretely practically
        """
    ),
    "de": word_set(
        """
        dies diese diesem diesen dieser dieses jene jenem jenen jener jenes solche solchem solchen solcher
        solches er sie ihn ihm ihr ihre ihrem ihren ihrer ihres sein seine seinem seinen seiner seines es
        jedoch daher deshalb deswegen allerdings außerdem ausserdem dabei dadurch damit dafür dagegen danach
        dann daraus darin darauf daran darum davon dazu dort hier hierbei hierzu hierfür hierdurch so somit
        also auch aber und oder denn doch dennoch trotzdem zudem ferner folglich weiter weiterhin ebenso
        ebenfalls beide beiden letztere letzterer erstere ersterer andere anderer andererseits einerseits
        demnach demzufolge infolgedessen schließlich zuletzt zunächst erstens zweitens drittens insbesondere
        beispielsweise nun siehe vgl dementsprechend entsprechend vielmehr stattdessen sonst hingegen
        """
    ),
    "fr": word_set(
        """
        ce cet cette ces cela ceci c'est celui celle ceux celles celui-ci celle-ci ceux-ci celles-ci il ils
        elle elles leur leurs son sa ses tel telle tels telles cependant toutefois néanmoins pourtant donc
        ainsi alors puis ensuite enfin aussi mais et ou or car ici là voir d'ailleurs l'autre d'autres
        c'était également premièrement deuxièmement finalement autrement
        """
    ),
    "es": word_set(
        """
        este esta estos estas esto ese esa esos esas eso aquel aquella aquello él ella ellos ellas su sus
        tal tales así entonces luego además también pero y e o u pues aquí allí ahí finalmente primero
        segundo tercero asimismo igualmente ambos ambas otro otra otros otras véase ver ello lo
        """
    ),
}
OPENING_PHRASES = {
    "en": frozenset().union(
        _pairs(
            """
            in for to at by with from under after before during of on like unlike using given along all_of
            most_of many_of some_of several_of few_of one_of two_of each_of any_of because_of due_to despite
            based_on since if when while although though because as once until unless whether even_if
            even_though for_all_of against about among between within through via beyond without what_is how
            """,
            "this these that those it they he she such them him its their his her",
        ),
        _pairs(
            "the",
            """
            former latter same first second third fourth last next final remaining rest above following
            previous preceding other others opposite reverse reason reasons answer resulting corresponding
            two three four five six difference differences idea goal task proof result second_one question
            problem solution advantage disadvantage intuition motivation aim algorithm example figure table
            equation more reader
            """,
        ),
        _pairs(
            "in",
            """
            addition contrast comparison turn short summary conclusion sum fact particular general both
            either other_words all_cases each_case some_cases many_cases most_cases practice the_end doing
            fig figure table section eq equation step the_above the_following
            """,
        ),
        _pairs(
            "for",
            "example instance both each all comparison simplicity brevity clarity convenience more "
            "further details now completeness the_same",
        ),
        _pairs("to", "do see summarize summarise conclude illustrate sum begin start put recap be_more"),
        _pairs("on", "the_other the_one the_contrary average top"),
        _pairs("at", "the_same each first last least one_extreme the_other"),
        _pairs(
            "as",
            """
            such above mentioned noted described discussed shown expected explained stated seen we can_be
            an_example a_result a_consequence before usual already for with_the in you with to it
            the_example the_examples
            """,
        ),
        _pairs("by", "contrast comparison doing then default way_of"),
        _pairs("even_if if", "so then not"),
        _pairs("even", "worse more better"),
        _pairs("more what_is", "importantly interestingly specifically precisely generally more"),
        _pairs(
            "one",
            """
            is was has such way possibility approach reason example solution option advantage problem
            alternative final last more can_see potential interesting possible important
            """,
        ),
        _pairs("of", "course these note"),
        _pairs("a an", "similar analogous further additional alternative comparable corresponding"),
        {"vice versa"},
        _pairs("examples", "include are included of_such of_these"),
        _pairs("all", "results other others the_other"),
        _pairs("what's let's that's it's not", "more we only"),
        _pairs("there", "we they he are_also is_also were_also is_another"),
        _pairs(
            "we",
            """
            then also now next therefore thus do_this did_this call_this refer_to denote assume_that recall
            note_that will_now first again hence further instead conclude_with see_that have_seen chose_this
            omit begin start follow_this
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
        _pairs(
            "en por para con de a desde tras según", "este esta estos estas esto ese esa esos esas eso ello"
        ),
        _pairs("por", "lo_tanto tanto ello ejemplo otra_parte otro_lado consiguiente"),
        _pairs("en", "cambio consecuencia particular efecto definitiva"),
        _pairs("el la los las", "mismo misma otro otra dos"),
        {
            "sin embargo",
            "no obstante",
            "es decir",
            "de hecho",
            "de ahí",
            "de esta manera",
            "el primero",
            "la primera",
        },
    ),
}
