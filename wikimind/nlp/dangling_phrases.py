"""Phrases that continue a thought at the beginning of a sentence, by language."""

from wikimind.nlp.words import word_set


def _pairs(first: str, second: str) -> frozenset[str]:
    """Every word of the one list before every word of the other; an underscore stands for a space."""
    return frozenset(
        f"{a} {b}".replace("_", " ") for a in sorted(word_set(first)) for b in sorted(word_set(second))
    )


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
    "it": frozenset().union(
        _pairs(
            "in per con di da su tra secondo dopo a",
            "questo questa questi queste quello quella quelli quelle ciò tale tali",
        ),
        _pairs("il la i le gli", "primo prima secondo seconda stesso stessa stessi altro altra altri due"),
        _pairs("d'altra", "parte canto"),
        _pairs("in", "altre_parole particolare conseguenza effetti"),
        _pairs("per", "esempio cui quanto tanto"),
        {"di conseguenza", "al contrario", "nel frattempo", "allo stesso modo", "di fatto", "ad esempio"},
    ),
    "pt": frozenset().union(
        _pairs(
            "em por para com de após segundo a sobre", "este esta estes estas isto esse essa isso ele ela"
        ),
        _pairs("o a os as", "mesmo mesma primeiro primeira segundo segunda outro outra dois duas"),
        _pairs("por", "isso exemplo outro_lado outra_parte conseguinte fim"),
        _pairs("em", "particular consequência suma"),
        {"no entanto", "além disso", "ou seja", "de fato", "nesse caso", "neste caso", "desta forma"},
    ),
    "nl": frozenset().union(
        _pairs("in op met van voor na door bij om uit aan tijdens onder", "dit dat deze die hem haar hun"),
        _pairs("de het", "eerste tweede derde laatste volgende andere"),
        {"met andere", "onder andere", "als gevolg", "in tegenstelling", "aan de andere", "ten tweede"},
    ),
    "pl": frozenset().union(
        _pairs("w z na do o po od dla przez przy", "tym tej tego tych to te nim niej nich niego"),
        {"z kolei", "co więcej", "na przykład", "mimo to", "w rezultacie", "oprócz tego", "poza tym"},
    ),
    "cs": _pairs("v ve z na do o po od pro při za s", "tom této tomto toho těchto tím něm nich ní té"),
    "ru": frozenset().union(
        _pairs(
            "в во на из для с со о об от по при после до к без за между",
            """
            этом этой этого этих это эту этот этими этим этому том того той тех тем него нее неё них нем нём
            ней
            """,
        ),
        _pairs("кроме помимо вместо", "того этого них"),
        {"таким образом", "при этом", "в результате", "тем не", "к тому", "то есть", "в частности"},
        {"с другой", "с одной", "в свою", "в то же", "по этой", "несмотря на это", "как следствие"},
    ),
    "uk": frozenset().union(
        _pairs(
            "в у на з із для про від по при після до",
            "цьому цій цього цих це цю той тому того тих ньому неї них",
        ),
        {"таким чином", "при цьому", "крім того", "окрім цього", "у результаті", "з іншого", "тим не"},
    ),
    "el": frozenset().union(
        _pairs(
            "σε από για με κατά μετά στη στην στο στον στις στα στους",
            "αυτό αυτή αυτόν αυτήν αυτά αυτές αυτούς εκείνη εκείνο",
        ),
        {"για παράδειγμα", "παρ' όλα", "με άλλα", "από την άλλη", "ως εκ", "στη συνέχεια", "κατά συνέπεια"},
    ),
    "tr": frozenset(
        [
            "bunun üzerine",
            "bu nedenle",
            "bu yüzden",
            "bununla birlikte",
            "öte yandan",
            "daha sonra",
            "bundan sonra",
        ]
    ),
    "ar": frozenset().union(
        _pairs("في من إلى على عن مع بعد قبل خلال", "هذا هذه ذلك تلك هؤلاء"),
        {
            "على سبيل",
            "من ناحية",
            "من جهة",
            "بالإضافة إلى ذلك",
            "علاوة على ذلك",
            "ومع ذلك",
            "مع ذلك",
            "في المقابل",
        },
    ),
    "fa": frozenset().union(
        _pairs("در از به با بر برای پس", "این آن اینها آنها او"),
        {"هر دو", "با این", "به عنوان مثال", "برای مثال", "علاوه بر", "از سوی دیگر", "در نتیجه", "به همین"},
    ),
    "he": frozenset().union(
        _pairs("על עם אל של לפני אחרי בגלל", "זה זאת זו אלה אלו כך כן"),
        {"לאחר מכן", "יתר על", "עם זאת", "כמו כן", "על כן", "לשם כך", "לדוגמה", "כתוצאה מכך", "מצד שני"},
    ),
    "hi": frozenset(["के बाद", "इस प्रकार", "इसके अलावा", "दूसरी ओर", "उदाहरण के"]),
    "ro": frozenset().union(
        _pairs(
            "în din la pe cu de pentru prin după",
            "acest această aceste acești acestea acel acea acele el ea ei",
        ),
        {
            "de asemenea",
            "prin urmare",
            "în plus",
            "cu toate",
            "de exemplu",
            "în schimb",
            "pe de altă",
            "de aceea",
        },
    ),
    "sv": _pairs("i på av med för till efter från om", "detta denna dessa dem honom henne"),
    "no": _pairs("i på av med for til etter fra om", "dette denne disse dem ham henne"),
    "da": _pairs("i på af med for til efter fra om", "dette denne disse dem ham hende"),
    "id": frozenset(
        ["oleh karena", "selain itu", "hal ini", "hal itu", "di sana", "setelah itu", "dengan demikian"]
    ),
    "vi": frozenset(
        [
            "tuy nhiên",
            "vì vậy",
            "vì thế",
            "do đó",
            "ngoài ra",
            "sau đó",
            "trong đó",
            "điều này",
            "điều đó",
            "ông ấy",
            "bà ấy",
            "anh ấy",
            "cô ấy",
            "những điều",
            "hơn nữa",
            "ví dụ",
            "mặt khác",
            "tại đây",
            "nhờ đó",
        ]
    ),
    "lt": frozenset(["taip pat", "be to", "dėl to"]),
    "lv": frozenset(["pēc tam", "turklāt", "tādēļ"]),
    "ko": frozenset(["그 후", "그 결과", "예를 들어", "이 때문에", "그 때", "이 때"]),
}
