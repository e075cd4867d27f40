"""English words that a stemmer does not bring together though they answer one another: forms of irregular
verbs, nouns made of verbs and adjectives, peoples and their countries, and a few near synonyms.
"""

from functools import cache

from wikimind.nlp.words import stem

SHARED = 4

_FAMILIES = """
    arise arose arisen; bear born birth borne; beat beaten; become became; begin began begun beginning;
    bind bound; bite bit bitten; blow blew blown; break broke broken; bring brought; build built; burn
    burnt; buy bought purchase; catch caught; choose chose chosen choice; come came; cost price; deal
    dealt; dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell
    fallen; feed fed; feel felt; fight fought; find found discover discovery; fly flew flown flight;
    forbid forbade forbidden; forget forgot forgotten; freeze froze frozen; get got; give gave given
    gift; go went gone; grow grew grown growth; hang hung; have had; hear heard; hide hid hidden; hold
    held; keep kept; know knew known knowledge; lay laid; lead led leader leadership; leave left; lend
    lent; lie lay lain; lose lost loss; make made; mean meant; meet met meeting; pay paid payment; ride
    rode ridden; ring rang rung; rise rose risen; run ran; say said; see saw seen sight; seek sought;
    sell sold sale; send sent; shake shook shaken; shine shone; show shown; shoot shot; sing sang sung
    song; sink sank sunk; sit sat; sleep slept; speak spoke spoken speech; spend spent; stand stood;
    steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep swept; swim swam swum; take
    took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; understand
    understood; wake woke; wear wore worn; win won winner victory; write wrote written writer author;
    die died death dead deceased; live life alive; long length; high height; wide width; deep depth;
    strong strength; broad breadth; hot heat; warm warmth; old age; heavy weight weigh; large big size;
    marry marriage wife husband spouse married; describe description; destroy destruction; produce
    production product; receive reception; perceive perception; explain explanation; decide decision;
    divide division; expand expansion; conclude conclusion; invade invasion; permit permission; admit
    admission; lose loss; succeed success; proceed process; believe belief; prove proof; behave behavior
    behaviour; fail failure; depart departure; press pressure; arrive arrival; refuse refusal; propose
    proposal; approve approval; survive survival; try trial; apply application; reply response; vary
    variety variation variable; multiply multiplication; classify classification; identify
    identification; locate location situated; populate population inhabitant; employ employment employee
    worker; found founder foundation establish establishment; create creation creator; invent invention
    inventor; start begin; end finish; child children; man men; woman women; foot feet; tooth teeth;
    mouse mice; person people; king kingdom; nation national country; city town; rich wealthy wealth;
    poor poverty; young youth; true truth; free freedom; wise wisdom; movie film; car automobile; doctor
    physician; illness disease; kill murder assassinate; assist help aid; pupil student; buy purchase;
    job occupation profession; error mistake; defend defense defence; offend offense offence; color
    colour; center centre; theater theatre; first initial; one 1; two 2; three 3; four 4; five 5; six 6;
    seven 7; eight 8; nine 9; ten 10; eleven 11; twelve 12; twenty 20; thirty 30; forty 40; fifty 50;
    hundred 100; 1st first; 2nd second; 3rd third; 4th fourth; 5th fifth; american america us usa;
    british britain uk english england; french france; german germany; spanish spain; dutch netherlands;
    chinese china; greek greece; turkish turkey; polish poland pole; danish denmark dane; swedish
    sweden; swiss switzerland; irish ireland; scottish scotland; welsh wales; norwegian norway;
    portuguese portugal; russian russia; japanese japan
"""


@cache
def relatives() -> dict[str, frozenset[str]]:
    """For the stem of each word in a family: the stems of its relatives.

    >>> sorted(relatives()["wrote"])
    ['author', 'write', 'writer', 'written', 'wrote']
    """
    found: dict[str, frozenset[str]] = {}
    for family in _FAMILIES.split(";"):
        stems = frozenset(stem(word) for word in family.split())
        for one in stems:
            found[one] = found.get(one, frozenset()) | stems
    return found


def kin(one: str, other: str) -> bool:
    """Whether two stems are of one family, or so alike that they likely are: 'administr', 'administrator'.

    Stems that are alike share their first SHARED letters.

    >>> kin("german", "germani"), kin("wrote", "writer"), kin("relat", "relev")
    (True, True, False)
    """
    return other in relatives().get(one, ()) or _alike(*sorted((one, other), key=len))


def _alike(shorter: str, longer: str) -> bool:
    return (
        len(shorter) >= SHARED
        and len(longer) - len(shorter) <= 5
        and shorter.isalpha()
        and longer.startswith(shorter if len(shorter) < 6 else shorter[: max(5, len(shorter) - 2)])
    )
