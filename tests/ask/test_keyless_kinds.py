"""Each kind of question gets the sentence that has what it asks for, also in other languages."""

import pytest

from wikimind.ask.keyless.question import kind_of
from wikimind.nlp.answer_types import spans_of
from wikimind.nlp.word_families import kin

LIGHT = (
    "The Skerry light stands on a reef off the west coast of Orkney. The light was designed by Alan Thomson "
    "for the Northern Board. The light was first lit in February 1844 after six years of work. The tower of "
    "the light is 48 metres high and holds 140 steps. The light was built of granite, because sandstone had "
    "not withstood the winter storms. The light is turned by falling weights, which keepers wound every "
    "hour. A Fresnel lens is a glass lens cut into rings, which bends the beam of the light into one "
    "direction. The keepers of the light ate salted beef, dried peas, oat cakes and cod. The light was made "
    "automatic and is not visited in winter."
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who designed the light?", "Alan Thomson"),
        ("When was the light first lit?", "1844"),
        ("Where does the light stand?", "Orkney"),
        ("How high is the tower of the light?", "48 metres"),
        ("How many steps does the light have?", "140"),
        ("Why was the light built of granite?", "because sandstone"),
        ("How is the light turned?", "falling weights"),
        ("What is a Fresnel lens?", "glass lens cut into rings"),
        ("What did the keepers of the light eat?", "dried peas"),
        ("Is the light visited in winter?", "not visited"),
        ("Which board was the light designed for?", "Northern Board"),
    ],
)
def test_the_kind_of_question_finds_its_sentence(shown, question, said):
    assert said in shown(question, LIGHT)


@pytest.mark.parametrize(
    ("language", "text", "question", "said"),
    [
        (
            "de",
            "Die Mühle steht am Ufer der Isar. Die Mühle wurde 1871 von Anna Weber gebaut. Die Mühle mahlt "
            "Roggen, weil der Boden für Weizen zu karg ist.",
            "Wann wurde die Mühle gebaut?",
            "1871",
        ),
        (
            "fr",
            "Le moulin se trouve au bord de la Loire. Le moulin fut construit en 1871 par Anne Tissier. Le "
            "moulin produit de la farine de seigle.",
            "Qui a construit le moulin ?",
            "Anne Tissier",
        ),
        (
            "es",
            "El molino está junto al Ebro. El molino fue construido en 1871 por Ana Tejedor. El molino muele "
            "centeno porque el suelo es pobre.",
            "¿Por qué el molino muele centeno?",
            "porque el suelo",
        ),
        (
            "ja",
            "水車は川のそばにある。水車は一八七一年に織田安奈が建てた。水車はライ麦を挽く。",
            "水車を建てたのは誰ですか",
            "織田安奈",
        ),
        (
            "ru",
            "Мельница стоит на Волге. Мельницу построила Анна Ткач в 1871 году.",
            "Кто построил мельницу?",
            "Анна Ткач",
        ),
    ],
)  # fmt: skip
def test_other_languages_are_answered_too(shown, language, text, question, said):
    assert said in shown(question, text, language=language)


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("who", "Who was the first keeper of the light on the reef?"),
        ("who", "In which author's novel does the light appear?"),
        ("definition", "What is a Fresnel lens?"),
        ("definition", "Define dropout."),
        ("number", "What percentage of keepers were women?"),
        ("number", "About how long is the pier?"),
        ("when", "In what year did the light go dark?"),
        ("where", "Which city sent the stone?"),
        ("why", "What caused the storm?"),
        ("how", "By what means is the beam bent?"),
        ("list", "Name two tools of a keeper."),
        ("what", "What did the keepers burn?"),
        ("yesno", "Did the light ever fail?"),
        ("topic", "lens grinding"),
    ],
)
def test_the_kind_of_a_question_is_told(kind, question):
    assert kind_of(question, ["en"]) == kind


def test_the_items_of_a_list_belong_to_the_sentence_that_announces_it(ask):
    kinds = "There are three kinds of tea:\n\n- green tea\n- black tea\n- white tea"
    found = ask("Which kinds of tea are there?", f"# Tea\n\n{kinds}\n\nAll are of one plant.")
    assert found.sentences[0].text == "There are three kinds of tea: green tea; black tea; white tea"


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        ("date", "It burnt on 3 May 1871, in the 19th century.", ["3 May", "1871", "19th centur"]),
        ("number", "About 40% of 1,200 sheep, or five hundred.", ["40%", "1,200", "five", "hundred"]),
        ("name", "Later Ada Weaver met the Duke of Orkney.", ["Later Ada Weaver", "Duke of Orkney"]),
        ("reason", "It fell because of rain.", ["because"]),
        ("quotation", "He called it “a fine mill” once.", ["“a fine mill”"]),
    ],
)
def test_answers_of_a_type_are_found_in_a_sentence(kind, text, found):
    assert [text[start:end] for start, end in spans_of(kind, text)] == found


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [("write", "author", True), ("germani", "german", True), ("die", "death", True), ("four", "4", True),
     ("mill", "mile", False), ("tea", "team", False), ("1848", "1849", False)],
)  # fmt: skip
def test_words_are_kin_where_one_may_answer_the_other(one, other, are):
    assert kin(one, other) is are
