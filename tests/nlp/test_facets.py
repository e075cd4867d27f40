"""What a sentence tells about a thing, and where the thing is named, in many scripts."""

import pytest

from wikimind.nlp.facets import facet_of, speaks_of_itself
from wikimind.nlp.names import pattern_of


@pytest.mark.parametrize(
    ("language", "sentence", "facet"),
    [
        ("en", "Weirs are made up of posts, boards and a sill, such as the one at the bridge.", "kinds"),
        ("en", "A weir cannot hold back a flood.", "limits"),
        ("de", "Wehre werden verwendet, um Flüsse schiffbar zu machen.", "uses"),
        ("ru", "Водяные мельницы впервые появились здесь при монастырях.", "history"),
        ("el", "Οι μύλοι χρησιμοποιούνται για το άλεσμα του σιταριού.", "uses"),
        ("ar", "تستخدم الطواحين لطحن القمح في القرى.", "uses"),
        ("hi", "पनचक्की का उपयोग अनाज पीसने के लिए किया जाता है।", "uses"),
        ("zh", "水车用于灌溉田地。", "uses"),
        ("ja", "水車には上掛け式などの種類がある。", "kinds"),
        ("ko", "물레방아는 곡식을 빻는 데 사용된다.", "uses"),
        ("th", "กังหันน้ำหมุนช้าในฤดูแล้ง", ""),
        ("en", "Weirs stand in rivers.", ""),
    ],
)
def test_a_sentence_tells_the_facet_that_its_cues_name(language, sentence, facet):
    assert facet_of(sentence, language) == facet


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In this paper the weirs of two rivers are compared."),
        ("de", "Wir vergleichen die Wehre zweier Flüsse."),
        ("ru", "Мы сравниваем плотины двух рек."),
        ("ja", "本稿では二つの川の堰を比べる。"),
    ],
)
def test_a_source_that_speaks_of_itself_is_noticed(language, sentence):
    assert speaks_of_itself(sentence, language)


@pytest.mark.parametrize(
    ("language", "name", "text", "found"),
    [
        ("en", "tide mill", "Tide mills turn.", "Tide mills"),
        ("en", "noun phrase", "A noun-phrase begins.", "noun-phrase"),
        ("en", "IT", "Then it rained.", None),
        ("ru", "водяная мельница", "Около водяной мельницы рос дуб.", "водяной мельницы"),
        ("el", "μύλος", "Του μύλου η ρόδα.", "μύλου"),
        ("ar", "طاحونة", "هذه طاحونة قديمة.", "طاحونة"),
        ("hi", "पनचक्की", "यह पनचक्की पुरानी है।", "पनचक्की"),
        ("zh", "水车", "老水车在河边。", "水车"),
        ("th", "กังหันน้ำ", "กังหันน้ำหมุนช้า", "กังหันน้ำ"),
        ("en", "mill", "The miller left.", None),
    ],
)
def test_a_name_is_met_in_the_forms_that_it_takes_in_a_text(language, name, text, found):
    match = pattern_of([name], language).search(text)
    assert (match.group() if match else None) == found
