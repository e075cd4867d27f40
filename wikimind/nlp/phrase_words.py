"""Words that begin and end no key phrase, and the places in which a word is used as a verb."""

# English verbs, participles, adverbs and empty modifiers that end or begin a run of content words by chance.
_EDGE = """
    show shows showed shown showing propose proposes proposed present presents presented presenting
    introduce introduces introduced introducing describe describes described describing discuss discusses
    discussed make makes making made take takes taken taking took find finds found finding consider
    considers considered considering obtain obtains obtained obtaining apply applies applied applying need
    needs needed require requires required requiring provide provides provided providing contain contains
    contained containing include includes including included follow follows followed following define
    defines defined defining compare compares compared comparing based given giving gives give gave using
    used become becomes became remain remains remained allow allows allowed allowing enable enables enabled
    enabling improve improves improved improving increase increases increased increasing reduce reduces
    reduced reducing perform performs performed performing achieve achieves achieved achieving yield yields
    yielded yielding result results resulting resulted lead leads leading led consist consists consisting
    help helps helped helping try tries tried trying seem seems appear appears appeared appearing suggest
    suggests suggested indicate indicates indicated assume assumes assumed assuming note noted see seen saw
    say says said think thought know known knows different several various many much certain particular
    possible available important similar same new novel recent previous prior current existing other another
    main major minor good better best large larger largest small smaller smallest high higher highest low
    lower lowest big bigger long longer short shorter e.g i.e etc et al able likely likewise first second
    third last next worse worst whole entire own full total final initial respectively significantly usually
    typically often generally simply widely really actually especially mainly fully highly easily directly
    currently recently previously finally additionally quite rather even just only also come comes came
    coming go goes went going keep keeps kept keeping let want wants wanted tend tends tended call calls
    called calling contrast addition order case cases example examples instance fact way ways number numbers
    lot kind kinds type types variety terms corresponding related respective interesting useful necessary
    sufficient appropriate suitable straightforward difficult easy hard simple clear true false real actual
    common general overall additional potential significant relevant remaining regarding concerning
    according due produce produces produced producing create creates created creating generate generates
    generated use uses learn learns learned learnt train trains trained test tests tested evaluate evaluates
    evaluated evaluating extract extracts extracted select selects selected compute computes computed
    computing calculate calculates calculated represent represents represented representing denote denotes
    denoted correspond corresponds depend depends depending determine determines determined determining
    identify identifies identified identifying measure measures measured capture captures captured capturing
    assign assigns assigned assigning observe observes observed observing report reports reported reporting
    explain explains explained explaining argue argues argued affect affects affected cause causes caused
    causing begin begins began start starts started run runs ran grow grows grew grown develop develops
    developed developing build builds built work works worked working exist exists occur occurs occurred
    occurring involve involves involved involving focus focuses focused focusing combine combines combined
    support supports supported supporting choose chooses chose chosen choosing add adds added adding mean
    means meant outperform outperforms outperformed outperforming handle handles handled handling treat
    treats treated turn turns expect expects expected hold holds held fall falls fell rise rises rose
    replace replaces replaced receive receives received avoid avoids avoided ensure ensures ensured prove
    proves proved play plays played bring brings brought put puts set sets look looks looked ask asks asked
    tell tells told mention mentioned mentions believe believes per via upon cannot mr mrs ms dr prof one
    two three four five six seven eight nine ten eleven twelve dozen van der von de la le du el hundred
    thousand million billion today yesterday tomorrow ago away together less least fewer
"""
EDGE = frozenset(_EDGE.split())
# Nouns that add nothing to a phrase of two words: machine learning (techniques).
EMPTY_HEADS = frozenset(
    ["approach", "approaches", "technique", "techniques", "performance", "result", "results", "experiment"]
    + ["experiments", "task", "tasks", "methods", "problems"]
)
# The word behind one of these is a verb.
_VERB_CUES = """
we they i you he she who can could will would should may might must cannot not don't doesn't didn't let's
"""
VERB_CUES = frozenset(_VERB_CUES.split())
_ADJECTIVE = (
    "able ible ive ous ful less ical ional ual ial eral ural ed ary ish est istic atic actic antic ific"
)
ADJECTIVE_ENDINGS = tuple(_ADJECTIVE.split())
# Compounds with these are adjectives.
_COMPOUND = (
    "based specific like oriented driven free wise level related aware line world scale called known art time"
)
COMPOUND_ENDINGS = ("-of-speech", *("-" + ending for ending in _COMPOUND.split()))

# Words that nouns follow: articles, prepositions, possessives and numbers written as words.
_NOUN_CUES = {
    "en": """
        the a an this that these those its his her our their my your some any each every no all both
        of in on at for with from by into between through during against under over about like as
        and or per than without
    """,
    "de": """
        der die das den dem des ein eine einen einem einer eines kein keine keinen dieser diese
        dieses diesem diesen ihr ihre ihren seine seinen sein von mit zu zum zur in im an am auf für
        durch über unter bei nach aus ohne gegen und oder als
    """,
    "fr": """
        le la les l un une des du de d au aux ce cette ces son sa ses leur leurs notre nos en dans
        sur par pour avec sans sous entre et ou comme chaque
    """,
    "es": """
        el la los las un una unos unas del de al este esta estos estas su sus nuestro en con por
        para sin sobre entre y o como cada
    """,
    "it": """
        il lo la i gli le l un uno una del dello della dei degli delle di al alla ai alle nel nella
        nei nelle in con su per tra fra da dal dalla questo questa suo sua e o come ogni
    """,
    "pt": """
        o a os as um uma uns umas do da dos das de no na nos nas ao em com por para sem sobre entre
        este esta seu sua e ou como cada
    """,
    "nl": """
        de het een deze dit die dat zijn haar hun van in op aan met voor door over onder bij naar
        uit zonder en of als elke
    """,
    "pl": """
        w we z ze na do od o po przy przez dla bez pod nad między ten ta to te jego jej ich każdy i
        lub jako
    """,
    "ru": """
        в во на с со к ко о об от до из у за под над при для без через между по этот эта это эти его
        её их каждый и или как
    """,
    "uk": """
        в у на з із до від о об по за під над при для без через між цей ця це ці його її їх і й та
        або як
    """,
    "el": """
        ο η το οι τα του της των τον την ένας μια ένα στο στη στην στον στα στις από με για σε και ή
        ως κάθε
    """,
    "tr": """
        bir bu şu o her ve veya ile için gibi kadar
    """,
    "sv": """
        en ett den det de av i på med för till från om och eller som
    """,
    "ar": """
        في من إلى على عن مع هذا هذه كل بين و أو
    """,
    "he": """
        של על עם את בין כל או
    """,
    "fa": """
        این آن هر در از به با برای و یا یک
    """,
    "hi": """
        यह इस उस एक हर और या
    """,
}
NOUN_CUES = {code: frozenset(words.split()) for code, words in _NOUN_CUES.items()}
