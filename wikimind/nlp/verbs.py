"""Whether an English sentence has a finite verb, without a tagger; titles and lists of names have none."""

import re

_AUXILIARY = """
    is are was were am be been has have had do does did can could will would may might must should shall
    cannot isn't aren't wasn't weren't doesn't don't didn't can't couldn't won't wouldn't shouldn't hasn't
    haven't hadn't let's it's that's there's i'm i've we've we're they're you're he's she's what's
"""
# Verbs in a form that is seldom a noun; regular ones by their stem, to which -s and -ed are added.
_REGULAR = """
    accept achieve acquire adapt add address adopt affect agree aim allow alter analyze appear apply argue
    arise arrive ask assert assign assume attempt attract avoid base become begin behave believe belong
    benefit call cause characterize choose claim collect combine compare compete complete comprise compute
    concern conclude confirm consider consist constitute construct consume contain continue contribute
    convert cover create deal decide define deliver demonstrate denote depend derive describe detect
    determine develop differ discover discuss display distinguish eliminate emerge emphasize employ enable
    encode encounter encourage enhance ensure establish estimate evaluate evolve examine exceed exhibit
    exist expand expect explain exploit explore express extend extract fail follow formulate gain generate
    give grow guarantee happen help identify ignore illustrate imply improve incorporate increase indicate
    induce infer inform inherit inhibit integrate interact introduce invent investigate involve keep know
    lack lead learn lie look lose maintain make manage mean mention motivate need obtain occur offer operate
    optimize outperform own perform permit pose possess predict prefer present preserve prevent produce
    promise promote propose protect prove provide publish reach receive recognize recommend reduce refer
    reflect regard reject rely remain remove replace report represent require resemble resolve respond
    reveal satisfy say seem select send serve share show simplify solve speak specify start state stem store
    strengthen suffer suggest support suppose survive tackle take tell tend think train transform translate
    try turn understand use utilize vary yield want wait warn weaken win work write live run treat assess
    carry study justify modify clarify verify die bring hold stand sit stay move play pay read return rise
    fall spend spread stop suit teach cost cut hurt let put eat drink see find feel get go come leverage
    entail parse validate open approximate enjoy enter focus grant handle ignite invoke join list locate
    match merge monitor notify pass perceive persist pick point pull push query raise reuse seek settle
    solicit scale split stress submit surpass switch sync trigger underlie undergo update upgrade wrap
    adjust accelerate admit advance aggregate align allocate announce anticipate appreciate approve arrange
    associate assist attack attain authorize await balance break bridge burn calculate capture check
    circulate cite collapse communicate compile confuse connect conserve constrain consult control convey
    correct correspond count couple cross decay decline decompose decrease defend degrade deny deploy
    deserve destroy deteriorate dictate diminish discard dominate double download drop elicit embed embody
    encompass engage enlarge ensue equal evoke excel exclude execute exert expose facilitate favor favour
    fill filter flow fluctuate force form free fulfill function govern hide highlight hinder host impact
    impair impose inspire install instruct intend interfere interpret interrupt intervene isolate label last
    launch limit link load mediate migrate mimic minimize maximize mirror mix multiply oppose originate
    oscillate overcome overlap penalize precede predate prevail proceed propagate qualify quantify quote
    range reinforce relate relax release render repeat replicate reproduce request resist restrict retain
    retrieve reverse review revise reward rotate search separate simulate span stabilize stimulate strive
    subsume succeed summarize supply suppress sustain threaten tolerate touch trace transfer transmit
    transport travel unify violate visit weigh withstand witness wonder
"""
_IRREGULAR_PAST = """
    became began brought built bought came chose did drew found fell felt gave got grew held kept knew led
    left lost made meant met paid put ran rose said sat saw sent spent spoke stood took taught thought told
    understood went won wrote arose fed fit hit set shown broke drove flew forgot hid rode shook sang spread
    struck threw woke
"""
_NOUNS_TOO_WORDS = """
    claims concerns claim attempts attempt benefits causes displays estimates gains helps increases lacks
    leads looks means needs offers presents promises reports shares shows starts states stems stores studies
    supports trains turns uses works focus forms functions impacts influences labels limits links lists
    loads matches points queries ranges rewards scales searches splits stresses switches traces transfers
    triggers updates visits controls balances checks counts breaks form function impact label limit link
    list load match point query range reward scale search split stress switch trace transfer trigger update
    visit control balance check count break transport capture release request review advances advance attack
    attacks decline declines decrease decreases drop drops filter filters flow flows force forces yields
    plays runs returns moves costs cuts reads stops stays cover covers based
"""
_NOUNS_TOO = frozenset(_NOUNS_TOO_WORDS.split())
_PRONOUN_SUBJECT = re.compile(
    r"\b(?:we|i|they|he|she|it|you|who|which|that)\s+(?:\w+ly\s+)?[a-z]{2,}", re.IGNORECASE
)
_DERIVED = re.compile(r"(?:iz|is|at|ify|ifi)(?:es|ed)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_AFTER_FINITE_WORDS = """
    the a an this these that those its their our his her to in on of by from with for as at into no not all
    some any each many more most both only well very
"""
_AFTER_FINITE = frozenset(_AFTER_FINITE_WORDS.split())
_AFTER_NOUN = frozenset(("of", "in", "on", "by", "from", "with", "for", "as", "at"))
_BRACKETED = re.compile(r"\([^()]*\)")


def _third_person(stem: str) -> str:
    if stem.endswith(("s", "x", "ch", "sh", "o")):
        return stem + "es"
    return stem[:-1] + "ies" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "s"


def _past(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if stem.endswith("y") and stem[-2] not in "aeiou" else stem + "ed"


_FINITE = frozenset(_AUXILIARY.split()) | frozenset(_IRREGULAR_PAST.split())
_THIRD = frozenset(map(_third_person, _REGULAR.split()))
_PAST = frozenset(map(_past, _REGULAR.split()))
_PLAIN = frozenset(_REGULAR.split())


def has_finite_verb(sentence: str) -> bool:
    """An estimate that rather errs towards True.

    >>> has_finite_verb("Dropout reduces overfitting."), has_finite_verb("Improved models for text.")
    (True, False)
    """
    bare = _BRACKETED.sub("", sentence)
    words = [word.replace("’", "'").lower() for word in _WORD.findall(bare)]
    if any(word in _FINITE for word in words) or _PRONOUN_SUBJECT.search(bare):
        return True
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if word in _THIRD and (word not in _NOUNS_TOO or after in _AFTER_FINITE - _AFTER_NOUN):
            return True
        # "Models trained on text" has a participle; "The models improved in 2004" a verb: both pass before
        # these words.
        if (
            (word in _PAST or _DERIVED.search(word))
            and before
            and after in _AFTER_FINITE
            and word not in _NOUNS_TOO
        ):
            return True
        if (
            word in _PLAIN
            and word not in _NOUNS_TOO
            and before.endswith(("s", "ly"))
            and not before.endswith("ss")
        ):
            return True
    return False
