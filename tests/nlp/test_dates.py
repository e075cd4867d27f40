"""Dates in the languages we read, as far as they are sure."""

import pytest

from wikimind.nlp.dates import dates_in, first_date


@pytest.mark.parametrize(
    ("language", "text", "iso"),
    [
        ("en", "It opened on 12 March 2021.", "2021-03-12"),
        ("en", "On March 12th, 2021 it opened.", "2021-03-12"),
        ("en", "The release of 2021-03-12 was late.", "2021-03-12"),
        ("en", "Work began in March 2021.", "2021-03"),
        ("en", "In 1998 the company moved.", "1998"),
        ("en", "It has been so since 1998.", "1998"),
        ("de", "Am 12. März 2021 wurde sie eröffnet.", "2021-03-12"),
        ("de", "Am 12.3.2021 wurde sie eröffnet.", "2021-03-12"),
        ("de", "Im Jahr 1998 zog sie um.", "1998"),
        ("fr", "Elle ouvrit le 1er mars 2021.", "2021-03-01"),
        ("fr", "En 1998, elle ferma.", "1998"),
        ("es", "Abrió el 12 de marzo de 2021.", "2021-03-12"),
        ("es", "Cerró en 1998.", "1998"),
        ("it", "Aprì il 12 marzo 2021.", "2021-03-12"),
        ("it", "Nel 1998 chiuse.", "1998"),
        ("pt", "Abriu em 12 de março de 2021.", "2021-03-12"),
        ("nl", "Op 12 maart 2021 ging zij open.", "2021-03-12"),
        ("pl", "Otwarto ją 12 marca 2021 roku.", "2021-03-12"),
        ("pl", "W 1998 roku ją zamknięto.", "1998"),
        ("ru", "Она открылась 12 марта 2021 года.", "2021-03-12"),
        ("ru", "В 1998 году она закрылась.", "1998"),
        ("ru", "Решение приняли в июле 1961 года.", "1961-07"),
        ("pl", "Otwarto ją w marcu 2021 roku.", "2021-03"),
        ("el", "Άνοιξε τον Μάρτιο του 2021.", "2021-03"),
        ("uk", "Відкрили 12 березня 2021 року.", "2021-03-12"),
        ("el", "Άνοιξε στις 12 Μαρτίου 2021.", "2021-03-12"),
        ("el", "Έκλεισε το 1998.", "1998"),
        ("tr", "12 Mart 2021 tarihinde açıldı.", "2021-03-12"),
        ("tr", "1998'de kapandı.", "1998"),
        ("ar", "افتتح في 12 مارس 2021.", "2021-03-12"),
        ("ar", "افتتح في ١٢ آذار ٢٠٢١.", "2021-03-12"),
        ("ar", "أغلق عام ١٩٩٨.", "1998"),
        ("he", "נפתח ב-12 במרץ 2021.", "2021-03-12"),
        ("he", "נסגר בשנת 1998.", "1998"),
        ("fa", "در سال ۱۹۹۸ بسته شد.", "1998"),
        ("hi", "यह 12 मार्च 2021 को खुला।", "2021-03-12"),
        ("hi", "यह १९९८ में बंद हुआ।", "1998"),
        ("zh", "它于2021年3月12日开放。", "2021-03-12"),
        ("zh", "它于1998年关闭。", "1998"),
        ("ja", "2021年3月に開いた。", "2021-03"),
        ("ko", "2021년 3월 12일에 열었다.", "2021-03-12"),
        ("th", "เปิดเมื่อวันที่ 12 มีนาคม ค.ศ. 2021", "2021"),
        ("sv", "Den 12 mars 2021 öppnade den.", "2021-03-12"),
        ("fi", "Se suljettiin vuonna 1998.", "1998"),
        ("hu", "2021. március 12-én nyílt meg.", "2021-03-12"),
        ("xx", "Opened 12 March 2021.", "2021-03-12"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_written(language, text, iso):
    assert first_date(text, language) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Sent on 03/04/2021.", "2021"),
        ("Sent on 25/12/2021.", "2021-12-25"),
        ("Sent on 12/25/2021.", "2021-12-25"),
        ("Sent on 04/04/2021.", "2021-04-04"),
    ],
)
def test_of_what_can_be_read_in_two_ways_only_the_year_counts(text, iso):
    assert first_date(text, "en") == iso


@pytest.mark.parametrize(
    "text",
    [
        "They tested it in 2000 cases.",
        "It grew from 1200 to 1400 units.",
        "It holds 1998 items.",
        "The area is 1,998 metres and 1998.5 wide.",
        "See Smith et al. (1998) and version 2.2021.3.",
        "On 31/02/99.",
        "Call 1998-2021-1.",
        "No number at all.",
        "",
    ],
)
def test_numbers_that_are_no_dates(text):
    assert first_date(text, "en") is None


def test_years_of_other_calendars_are_left_alone():
    assert first_date("در سال ۱۳۷۷ بسته شد.", "fa") is None
    assert first_date("أغلق عام ١٤٤٠ هـ.", "ar") is None
    assert first_date("เปิดในปี พ.ศ. 2541", "th") is None


def test_a_day_that_no_calendar_has_is_no_date():
    assert first_date("On 31 February 2021.", "en") == "2021-02"


def test_all_dates_are_told_in_their_order_with_their_places():
    text = "Begun in 1998, it was finished on 12 March 2021."
    found = dates_in(text, "en")
    assert [(one.iso, text[one.start : one.end]) for one in found] == [
        ("1998", "in 1998"),
        ("2021-03-12", "12 March 2021"),
    ]
