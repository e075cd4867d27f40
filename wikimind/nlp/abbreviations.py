"""Abbreviations by language, in lower case, without white space and the full stop at their end."""

from functools import cache

from wikimind.nlp.words import word_set

# Titles and connectives: something always follows, even in capitals.
_NEVER_LAST = {
    "": """
        dr drs prof mr mrs ms messrs st mt gen sen rep gov capt col lt sgt rev hon mme mlle e.g i.e cf viz vs
        resp w.r.t i.i.d a.k.a eqn eqns eq eqs sect sects thm thms approx incl bzw z.b d.h u.a vgl ggf sog
        p.ex p.ej hr fr sra dra sr т.е et.al mil mld mln mio mrd млн млрд
    """,
    "en": "lem ft prop-nos maj cmdr adm pres supt dist attys",
    "de": """
        abs.-nr allg bes bzgl ca dipl dipl.-ing ebd einschl entspr evtl fa frl geb gem gest hl hrn i.d.r i.d.f
        i.s.v n v tsd rd inkl insb insbes i.v.m kath lt lfd m.e o.ä.m o.g s.o s.u sen st.-nr u.u v.a v.d
        verh vors z.t
        z.zt zz zzgl gegr ing mag phil röm dt engl frz lat griech ehem urspr mind max min
    """,
    "fr": """
        m mm mgr mlles mmes dr pr me ex env c.-à-d c.a.d éd art.préc ste sts vve tél
    """,
    "es": """
        d dña dn ud uds vd vds srta sres gral lic ing arq prof pág.ej p.e ej avda cía fdo excmo ilmo mons fr
        ntra sto sta aprox máx mín núm
    """,
    "it": """
        sig sigg sig.ra sig.na dott dott.ssa prof prof.ssa ing avv arch geom on mons ecc.mo es ad.es per.es
        s ss cd c.d p.es v vd dr.ssa cav comm gen col cap ten magg ca
    """,
    "pt": """
        d dr dra drs sr sra srs eng arq prof profa ex p.ex exmo exma av r pe fr sto sta gen cel cap mal il
        aprox máx mín
    """,
    "nl": """
        bijv bv b.v d.w.z dhr mevr mw m.b.t m.b.v i.p.v i.v.m o.a o.l.v t.a.v t.o.v t.n.v v.d ca dr drs ing
        ir mr prof jhr ds resp evt incl excl nl m.a.w n.a.v z.g zgn zg jl
    """,
    "ca": "sr sra dr dra mn st sta p.ex av c pg aprox",
    "pl": """
        np tj tzn tzw m.in prof dr hab mgr inż lek mec red gen płk mjr kpt por ks św bł im ul al pl os ok
        jw wg ww zob por ds woj pow gm m.st łac ang niem franc gr
    """,
    "cs": """
        např tj tzn tzv mj prof doc ing mgr judr mudr phdr rndr sv ul nám tř cca resp popř příp zvl srov viz
        pí gen plk mjr kpt
    """,
    "sk": "napr tj tzn tzv prof doc ing mgr judr mudr phdr sv ul nám cca resp príp porov gen plk",
    "sl": "npr tj t.i ti prof dr mag ing sv ul oz dipl gl",
    "hr": "npr tj tzv prof dr mr sv ul dipl ing akad gosp gđa",
    "sr": "нпр тј тзв проф др мр св ул инж акад",
    "bg": "напр т.е т.нар проф д-р доц инж акад г-н г-жа ул бул гр св чл.-кор вж",
    "ru": """
        т.е т.к т.н т.о напр проф акад доц канд докт им ул пл просп пр пер наб бул гр г-н г-жа св ст см ср
        англ нем фр франц лат греч итал исп яп кит тел обл р-н пос дер о-в оз гос ред сост изд-во соч
        род ум ген полк кап лейт и.о чл.-корр зав зам рис табл
    """,
    "uk": """
        т.зв напр проф акад доц канд ім вул пл просп пр пров бул р-н обл м с смт св див порівн англ нім фр лат
        грец ген полк п тов зав заст нар рис табл
    """,
    "el": "κ κ.κ κα δρ δηλ βλ πρβλ αγ οδ καθ τηλ αρ",
    "tr": "örn bkz dr prof doç yrd av müh mim sn hz alm ing fr lat ar far yun sok cad mah org gen alb yzb",
    "ar": "د أ.د م أ ا.د ص.ب",
    "fa": "دکتر م.ه ر.ک",
    "he": "ד\"ר פרופ גב מס עמ",
    "hi": "डॉ डा प्रो श्री श्रीमती पं सं कु मि सुश्री ले कर्नल जन",
    "ro": "dl dna dlui dra dr prof ing arh gen col mr cpt lt sf str bd ex de.ex cca aprox fig jud mun vol",
    "hu": "pl ún dr prof ifj id özv szt kb ill stb-nél vö ld ti gr",
    "fi": "esim ts ks vrt tri prof mm ns so huom",
    "sv": "t.ex bl.a d.v.s dvs s.k t.o.m fr.o.m dr prof ca resp jfr st kap f.d m.a.o",
    "no": "f.eks bl.a dvs d.v.s s.k dr prof ca jf st kap f.o.m t.o.m m.a.o",
    "da": "f.eks bl.a dvs d.v.s s.k dr prof ca jf st kap hr fr f.o.m t.o.m pga",
    "et": "nt s.o st dr prof lp",
    "lt": "pvz t.y prof dr doc vad g pr akad žr",
    "lv": "piem t.i t.s prof dr doc sv",
    "id": "dr drs ir prof jl kh hj tn ny sdr mis dll-nya",
    "vi": "ts gs ths pgs tp q p ô bs ks v.v-là",
}  # fmt: skip

# What these abbreviate may close a sentence; a number behind them belongs to them.
_BEFORE_NUMBER = {
    "": """
        fig figs tab tabs ch chap sec secs ref refs no nos nr vol vols p pp art ex ed eds app par alg def prop
        ln pt jan feb mar apr jun jul aug sep sept oct nov dec núm abb kap s al etc inc ltd co corp univ dept
        jr ca
    """,
    "de": "bd bde bl hft jg jh jhd kl pos rn rz tsd mio mrd usw z ziff abschn anm aufl st std min sek ausg",
    "fr": "av apr chap éd env fasc fol n num p pp t vol art al janv févr avr juil sept oct nov déc",
    "es": "pág págs art cap ed n núm núms t vol c apdo ss sig aprox tel ene abr ago dic",
    "it": "pag pagg art artt cap n nn num vol fig tab t ed sec ca gen febbr ott dic",
    "pt": "pág págs art arts cap n núm vol fig tab t ed séc inc al jan fev abr ago set out dez",
    "nl": "blz nr nrs art hfst afb afl dl jg p par vol lid sub tel okt mrt",
    "pl": "s str nr nry poz rozdz rys tab art ust pkt lit t tom w wyd zł gr tys mln mld godz min r",
    "cs": "s str č čl obr tab odst písm sv roč vyd kap hod min tis mil mld kč r",
    "ru": "с стр гл п пп ч т тт вып кн рис табл разд ст руб коп тыс млн млрд ок изд г гг в вв",
    "uk": "с стор гл п пп ч т вип кн рис табл розд ст грн коп тис млн млрд р рр",
    "bg": "с стр гл т чл ал фиг табл бр хил млн млрд лв г в",
    "el": "σ σελ αρ αριθ άρθρ κεφ εικ πίν τόμ παρ εκατ δισ χιλ",
    "tr": "s ss no md bl c sy şek tab yy cilt",
    "ar": "ص ج ط س ع هـ م ق.م",
    "fa": "ص ج ش س",
    "hi": "पृ सं क्र ई सन् अनु",
    "ro": "nr art alin pag p vol cap fig tab lit ed",
    "hu": "o old sz fej köt ábra ft",
    "fi": "s ss nro kpl luku n",
    "sv": "s sid nr kap fig tab st kl art bd",
    "no": "s nr kap fig tab kl art bd",
    "da": "s nr kap fig tab kl art stk",
}  # fmt: skip

# Where ordinals are written with a stop: "am 3. Mai", "II. Dünya Savaşı".
WITH_ORDINAL_STOPS = word_set("bs cs da de et fi fo hr hu is lb lt lv nb nn no pl sk sl sr tr")


@cache
def never_last(language: str) -> frozenset[str]:
    """Abbreviations behind which the sentence goes on, even in capitals."""
    return _both(_NEVER_LAST, language)


@cache
def _listed(language: str) -> frozenset[str]:
    return never_last(language) | _both(_BEFORE_NUMBER, language)


def is_listed(token: str, language: str) -> bool:
    """Whether it is an abbreviation, in lower case and without its last stop."""
    return token in _listed(language)


def has_abbreviations(language: str) -> bool:
    """Whether there is a list for the language; else abbreviations are told by their consonants."""
    return language in _NEVER_LAST


def _both(lists: dict[str, str], language: str) -> frozenset[str]:
    return word_set(f"{lists['']} {lists.get(language, '')}")
