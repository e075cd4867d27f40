"""Sentences that define are told from those that only speak of something."""

import pytest

from tests.timing import seconds
from wikimind.nlp.definitions import definition_of

DEFINITIONS = [
    ("en", "A weir is a low dam that raises the water of a river.", "weir"),
    ("en", "Retting refers to the soaking of flax until its fibres come apart.", "Retting"),
    ("en", "The narrow channel that leads water to a wheel is called the head race.", "head race"),
    ("en", "The miller kept a tenth of the grain, a fee known as the multure, for himself.", "multure"),
    ("en", "Above the stones hangs the hopper, a funnel that feeds the grain.", "hopper"),
    ("en", "Force majeure means any event that neither party could have foreseen.", "Force majeure"),
    ("en", "--port: the number of the port on which the server listens.", "port"),
    ("en", "Bolting (also called sifting) is the separation of flour from bran.", "Bolting"),
    ("en", "In this agreement, “Licensee” means the person who signs it below.", "Licensee"),
    ("de", "Ein Wehr ist ein niedriger Damm, der das Wasser eines Flusses staut.", "Wehr"),
    ("de", "Unter Rösten versteht man das Einweichen von Flachs.", "Rösten"),
    ("de", "Der schmale Kanal zum Rad wird Obergraben genannt.", "Obergraben"),
    ("fr", "Le bief est un canal qui conduit l'eau vers la roue.", "bief"),
    ("fr", "On appelle rouissage la macération des fibres de lin.", "rouissage"),
    ("es", "La aceña es un molino movido por el agua de un río.", "aceña"),
    ("es", "Se llama azud a la presa pequeña que eleva el agua.", "azud"),
    ("it", "La gora è un canale che porta l'acqua alla ruota.", "gora"),
    ("pt", "A azenha é um moinho movido pela água de um rio.", "azenha"),
    ("nl", "Een stuw is een lage dam die het water van een rivier ophoudt.", "stuw"),
    ("pl", "Jaz to niska zapora, która podnosi wodę w rzece.", "Jaz"),
    ("ru", "Плотина — это сооружение, которое поднимает уровень воды.", "Плотина"),
    ("ru", "Узкий канал, ведущий к колесу, называется лотком.", "лотком"),
    ("uk", "Гребля — це споруда, яка піднімає рівень води.", "Гребля"),
    ("el", "Ο υδατοφράκτης είναι ένα χαμηλό φράγμα που ανυψώνει το νερό.", "υδατοφράκτης"),
    ("tr", "Bent, bir akarsuyun suyunu yükselten alçak bir settir.", "Bent"),
    ("ar", "السد هو حاجز يقام على مجرى الماء لرفع منسوبه.", "السد"),
    ("he", "סכר הוא מבנה נמוך המרים את מי הנהר.", "סכר"),
    ("fa", "بند یک سازه کوتاه است که آب رودخانه را بالا می‌آورد.", "بند"),
    ("hi", "बाँध एक संरचना है जो नदी के पानी को ऊपर उठाती है।", "बाँध"),
    ("zh", "堰是一种抬高河水的低坝。", "堰"),
    ("zh", "把亚麻浸在水中的做法被称为沤麻。", "沤麻"),
    ("ja", "堰とは、川の水位を上げるための低いダムである。", "堰"),
    ("ja", "水車は、流れる水の力で回る機械である。", "水車"),
    ("ko", "보란 강물의 높이를 올리는 낮은 둑이다.", "보"),
    ("ko", "물레방아는 흐르는 물의 힘으로 도는 기계이다.", "물레방아"),
    ("th", "ฝายคือเขื่อนเตี้ยที่ใช้ยกระดับน้ำในลำธาร", "ฝาย"),
    ("vi", "Đập tràn là một công trình thấp dùng để dâng nước sông.", "Đập tràn"),
    ("ro", "Stăvilarul este o construcție joasă care ridică apa unui râu.", "Stăvilarul"),
    ("sv", "En dämme är en låg vall som höjer vattnet i en å.", "dämme"),
    ("xx", "Kavela: solun ta mera vo tobin kana loru.", "Kavela"),
]

STATEMENTS = [
    ("en", "The weir broke in the spring of 1890 and was never mended."),
    ("en", "This is a good reason to visit the mill in April."),
    ("en", "It is called a weir by everybody in the valley today."),
    ("en", "The miller, his wife, and two of their children left the valley."),
    ("en", "Rain, snow, or hail in winter keeps the road closed."),
    ("en", "The result was a disaster."),
    ("en", "Grain prices rose by a third within two years."),
    ("de", "Das Wehr brach im Frühjahr 1890 und wurde nie geflickt."),
    ("fr", "Le barrage a cédé au printemps 1890."),
    ("es", "La presa se rompió en la primavera de 1890."),
    ("ru", "Плотина прорвалась весной 1890 года."),
    ("ar", "انهار السد في ربيع عام 1890."),
    ("hi", "बाँध 1890 के वसंत में टूट गया।"),
    ("zh", "大坝于1890年春天决口。"),
    ("ja", "堰は1890年の春に壊れた。"),
    ("ko", "보는 1890년 봄에 무너졌다."),
    ("th", "ฝายพังลงในฤดูใบไม้ผลิปี 2433"),
]


@pytest.mark.parametrize(("language", "sentence", "term"), DEFINITIONS)
def test_a_definition_names_its_term(language, sentence, term):
    found = definition_of(sentence, language)
    assert found is not None
    assert found.term_in(sentence) == term
    assert 0 < found.strength <= 1
    assert sentence[slice(*found.body)].strip()


@pytest.mark.parametrize(("language", "sentence"), STATEMENTS)
def test_a_statement_about_something_is_no_definition(language, sentence):
    assert definition_of(sentence, language) is None


def test_a_plain_definition_is_stronger_than_an_aside():
    plain = definition_of("A weir is a low dam that raises the water of a river.")
    aside = definition_of("They mended the weir, which is a low dam, before the flood came.")
    assert plain
    assert aside
    assert plain.strength > aside.strength


@pytest.mark.parametrize(
    "unit", ["a ", "a, ", "the a is ", "(", "A of ", "— ", "is called ", ": ", "是", "は", "كان "]
)
def test_odd_text_takes_no_long_time(unit):
    text = unit * (600 // len(unit))
    languages = ("en", "de", "ru", "zh", "ja", "ar")
    assert seconds(lambda: [definition_of(text, language) for language in languages]) < 2
