"""PDFs of every kind are read as they are printed. Each file is made here, with the text that is expected."""

import pytest

from tests.extract.pdf_files import Drawn, Pdf, alphabet, coded, lines, made
from tests.extract.pdf_reading import LEFT, SENTENCE, document, notes, text
from wikimind.extract.lines import squeezed
from wikimind.nlp.debris import broken
from wikimind.nlp.unreadable import MARK

# Fonts without Unicode


def tex_page(words: list[str]) -> bytes:
    """Lines in a bitmap font as old TeX makes them: a unit is .01 of a point, `fi` has the code 12."""
    ligatures = {"fi": 12, "–": 123}
    letters = {ord(letter): letter for word in words for letter in word if ord(letter) < 128}
    font = Drawn({**letters, **{code: sign for sign, code in ligatures.items()}}, told=False, bitmap=True)
    content = ""
    for at, line in enumerate(words):
        x = 72.0
        for word in line.split(" "):
            signs = word.replace("fi", "\x0c")
            hexed = "".join(f"{ligatures.get(sign, ord(sign)):02x}" for sign in signs)
            content += f"BT /T 1 Tf 0.01 0 0 0.01 {x} {700 - 13 * at} Tm <{hexed}> Tj ET\n"
            x += 5 * len(signs) + 3.3
    return made([content], {"T": font})


def test_a_bitmap_font_whose_codes_spell_words_is_read(tmp_path):
    words = [
        "This paper is about the mills that stand by the river and of the",
        "people who have worked in them since the first of them was built,",
        "with a list of all finds – there are many of these – at its end.",
    ]
    assert " ".join(words) in text(tmp_path, tex_page(words))


def test_signs_without_unicode_are_neither_dropped_nor_guessed(tmp_path):
    numbers = Drawn({3: "9", 7: "5", 1: "."}, told=False)
    content = coded("Our system reaches a score of", None, "F", 72, 700) + coded(
        "95.9", numbers, "N", 230, 700
    )
    content += coded("on the harbour corpus.", None, "F", 258, 700)
    made_document = document(tmp_path, made([content], {"N": numbers}))
    sentence = f"Our system reaches a score of {MARK * 4} on the harbour corpus."
    assert sentence in made_document.text
    assert broken(sentence) == "unreadable"
    assert not broken("Our system reaches a score of 95.9 on the harbour corpus.")
    assert "4 signs on page 1" in notes(made_document)


def test_glyph_names_say_what_unicode_does_not(tmp_path):
    numbers = Drawn(
        {3: "9", 7: "5", 1: "."}, told=False, named={3: "nine", 7: "five", 1: "period"}, name="Figures"
    )
    content = coded("a score of", None, "F", 72, 700) + coded("95.9", numbers, "N", 130, 700)
    made_document = document(tmp_path, made([content], {"N": numbers}))
    assert "a score of 95.9" in made_document.text
    assert not made_document.notes


def test_names_that_only_count_say_nothing(tmp_path):
    numbers = Drawn({3: "9", 7: "5"}, told=False, named={3: "a3", 7: "a7"}, name="Figures")
    content = coded("a score of", None, "F", 72, 700) + coded("95", numbers, "N", 130, 700)
    assert f"a score of {MARK * 2}" in text(tmp_path, made([content], {"N": numbers}))


def test_a_font_that_one_page_explains_is_read_on_the_others(tmp_path):
    prose = "the mills that stand by the river and the people who have worked in them since then 0123456789"
    font = Drawn({ord(letter): letter for letter in prose}, told=False, name="Town")
    first = coded(prose, font, "T", 40, 700, 8)
    second = coded("Sacks of flour:", None, "F", 72, 700) + coded("1890", font, "T", 160, 700, 8)
    assert "Sacks of flour: 1890" in squeezed(text(tmp_path, made([first, second], {"T": font})))


def test_letters_of_scripts_that_the_document_does_not_use_are_marked(tmp_path):
    wrong = Drawn(alphabet("ሀ한ฉሐᎠ"))
    content = coded(SENTENCE, None, "F", 72, 700) + coded("The city is called", None, "F", 72, 680)
    content += coded("ሀ한ฉሐᎠ", wrong, "W", 170, 680) + coded("in Chinese.", None, "F", 210, 680)
    made_document = document(tmp_path, made([content], {"W": wrong}))
    assert f"The city is called {MARK * 5} in Chinese." in squeezed(made_document.text)
    assert SENTENCE in made_document.text


def test_foreign_words_that_are_whole_stay(tmp_path):
    font = Drawn(alphabet("水車ไทยводяной"))
    content = coded("Mills are called", None, "F", 72, 700)
    for at, word in enumerate(("水車", "ไทย", "водяной")):
        content += coded(word, font, "W", 170 + 60 * at, 700)
    assert "Mills are called 水車 ไทย водяной" in " ".join(
        text(tmp_path, made([content], {"W": font})).split()
    )


def test_codes_that_are_bytes_of_utf8_are_read(tmp_path):
    pdf = Pdf()
    table = pdf.stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Bytes def /CMapType 1 def\n"
        "2 begincodespacerange <00> <7f> <e00000> <efffff> endcodespacerange\n"
        "3 begincidchar <41> 1 <e69c9d> 2 <e6b8af> 3 endcidchar\nendcmap end end",
        "/Type /CMap /CMapName /Bytes /CIDSystemInfo << /Registry (Adobe) /Ordering (X) /Supplement 0 >>",
    )
    kid = pdf.add(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Harbour /DW 1000 /CIDSystemInfo"
        " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    font = pdf.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /Harbour /Encoding {table} /DescendantFonts [{kid}] >>"
    )
    content = pdf.stream("BT /H 12 Tf 72 700 Td <e69c9de6b8af> Tj ET")
    tree = pdf.reserve()
    page = pdf.add(
        f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 595 842] /Contents {content}"
        f" /Resources << /Font << /H {font} >> >> >>"
    )
    pdf.put(tree, f"<< /Type /Pages /Kids [{page}] /Count 1 >>")
    assert text(tmp_path, pdf.bytes(pdf.add(f"<< /Type /Catalog /Pages {tree} 0 R >>"))) == "朝港"


# Scripts


@pytest.mark.parametrize(
    "words",
    [
        "Старая мельница стоит у реки.",
        "Ο παλιός μύλος στέκει δίπλα στο ποτάμι.",
        "पुरानी चक्की नदी के किनारे खड़ी है।",
        "โรงสีเก่าตั้งอยู่ริมแม่น้ำ",
        "古い水車は川のそばに立っている。",
        "옛 물레방아는 강가에 서 있다.",
        "The oﬃce of the ﬁrst miller was ﬂooded.",
    ],
)
def test_every_script_is_read_letter_by_letter(tmp_path, words):
    font = Drawn(alphabet(words))
    found = text(tmp_path, made([coded(words, font, "S", 72, 700)], {"S": font}))
    assert found == words.replace("ﬃ", "ffi").replace("ﬁ", "fi").replace("ﬂ", "fl")


@pytest.mark.parametrize("words", ["الطاحونة القديمة قرب النهر", "הטחנה הישנה ליד הנהר"])
def test_scripts_from_right_to_left_are_read_in_their_order(tmp_path, words):
    font = Drawn(alphabet(words))
    assert text(tmp_path, made([coded(words[::-1], font, "S", 72, 700)], {"S": font})) == words


def test_a_ligature_of_lam_and_alef_keeps_the_order_of_its_letters(tmp_path):
    words = "الانتاج"
    font = Drawn({33: "ا", 34: "لا", 35: "ن", 36: "ت", 37: "ج"})
    content = "BT /S 11 Tf 72 700 Td <252124232221> Tj ET"
    assert text(tmp_path, made([content], {"S": font})) == words


def test_columns_of_letters_that_run_downwards_are_read_from_the_right(tmp_path):
    columns = ["港の朝は早い。", "漁師は三時に起きる。"]
    font = Drawn(alphabet("".join(columns)))
    content = "".join(
        coded(letter, font, "S", 500 - 20 * column, 700 - 12 * row, 12)
        for column, letters in enumerate(columns)
        for row, letter in enumerate(letters)
    )
    assert text(tmp_path, made([content], {"S": font})) == "".join(columns)


# White space


def test_letters_that_a_font_moves_apart_are_one_word_and_words_of_a_tight_line_are_two(tmp_path):
    letters = Drawn({ord(letter): letter for letter in "the obj ectivesrmw"}, told=True)
    words = "the objectives were the more the better"
    font = Drawn(alphabet(words.replace(" ", "")))
    content, x = "", 72.0
    for number, word in enumerate(words.split()):
        x += 0.0 if not number else 1.7  # less than a sixth of the type size
        content += coded(word, font, "S", x, 700, 10)
        x += 5 * len(word)
    assert letters and words in text(tmp_path, made([content], {"S": font}))


def test_a_word_broken_at_a_line_end_is_joined_if_its_second_half_is_no_word(tmp_path):
    content = lines(
        [
            "The dam was built by the people who had come to the valley, and the reser-",
            "voir that it holds back ex-",
            "tends for a mile; the ex-",
            "president of the republic opened it. A president had never been there.",
        ],
        60,
        700,
    )
    found = text(tmp_path, made([content]))
    assert "the reservoir that" in found
    assert "back extends for" in found
    assert "the ex-president of" in found


# Layout


def two_columns(left: list[str], right: list[str], top: float, gap: float = 24) -> str:
    width = 230
    return lines(left, 60, top, 10) + lines(right, 60 + width + gap, top, 10)


RIGHT = [
    "Only then does the right column say how the rivers",
    "were tamed by a weir in the year of the great flood",
    "and how the mill was built by a stranger whom the",
    "people of the town had never seen until that day.",
    "He stayed for forty years and left it to his sons,",
    "who sold it to the council when the trade declined.",
]


def test_columns_between_a_heading_a_figure_and_a_note_across_the_page_are_read_one_by_one(tmp_path):
    content = coded("A history of the mill in seven chapters", None, "B", 60, 780, 16)
    content += two_columns(LEFT, RIGHT, 740)
    content += coded(
        "Figure 1: The weir and the mill seen from the bridge in the year of the flood.",
        None,
        "F",
        60,
        640,
        9,
    )
    content += two_columns(LEFT[::-1], RIGHT[::-1], 610)
    found = squeezed(text(tmp_path, made([content])))
    assert " ".join(LEFT) in found
    assert " ".join(RIGHT) in found
    assert found.index(LEFT[0]) < found.index(RIGHT[0]) < found.index(RIGHT[-1]) < found.index("Figure 1")


def test_the_last_page_of_a_paper_with_a_short_column_and_references_in_small_type_is_read_by_columns(
    tmp_path,
):
    entries = [
        "A. Miller. A history of flour. Mills, 1950.",
        "B. Weaver. Rivers and their weirs. Press, 1961.",
        "C. Carter. Roads of the valley. Wheels, 1970.",
        "D. Farmer. What the soil remembers. Field, 1975.",
        "E. Fisher. Nets and knots of the coast. Sea, 1981.",
        "F. Smith. Iron in the north. Anvil, 1984.",
    ]
    content = (
        lines(LEFT, 60, 760, 10) + coded("Conclusions", None, "B", 60, 670, 12) + lines(LEFT, 60, 650, 10)
    )
    content += coded("References", None, "B", 314, 760, 12) + lines(entries * 2, 314, 742, 8)
    found = squeezed(text(tmp_path, made([content])))
    assert " ".join(LEFT) in found
    assert found.index("Conclusions") < found.index("References") < found.index("A. Miller")


def test_running_heads_that_alternate_go_and_a_clause_that_repeats_stays(tmp_path):
    clause = "This clause is for show and carries no weight of law at all."
    pages = []
    for number in range(1, 9):
        head = "Annals of the mill" if number % 2 else "Flour and water through the ages"
        content = coded(head, None, "F", 60, 810, 8) + coded(str(number), None, "F", 300, 30, 8)
        content += lines(
            [f"{number}. Section of that number", clause, f"It holds on page {number} only."], 60, 740
        )
        pages.append(content + lines([clause], 60, 400))
    found = text(tmp_path, made(pages))
    assert "Annals" not in found and "through the ages" not in found
    assert found.count(clause) == 16


def test_a_table_keeps_its_cells_and_a_footnote_follows_its_text(tmp_path):
    rows = [("Year", "Sacks", "Carts"), ("1890", "412", "17"), ("1891", "398", "16"), ("1892", "520", "21")]
    content = lines(LEFT, 60, 780, 10)
    for at, row in enumerate(rows):
        content += "".join(
            coded(cell, None, "F", 60 + 120 * n, 690 - 12 * at, 10) for n, cell in enumerate(row)
        )
    content += lines(RIGHT, 60, 620, 10) + coded(
        "1 The mill had burnt down twice before.", None, "F", 60, 60, 7
    )
    found = text(tmp_path, made([content]))
    assert "1890  412  17" in found
    assert found.index("He stayed for forty years") < found.index("The mill had burnt down twice")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_and_letters_that_are_turned_are_read(tmp_path, turn):
    upright = made([lines(LEFT, 60, 700)], page=f"/Rotate {turn}")
    assert " ".join(LEFT) in squeezed(text(tmp_path, upright))
    set_upwards = "".join(
        coded(line, None, "F", 100 + 14 * at, 60, 11, "0 1 -1 0") for at, line in enumerate(LEFT)
    )
    assert " ".join(LEFT) in squeezed(text(tmp_path, made([set_upwards])))


def test_slides_keep_their_titles_and_items(tmp_path):
    def slide(title: str, items: list[str]) -> str:
        content = coded(title, None, "B", 60, 480, 32)
        return content + "".join(
            coded(f"\x95 {item}", None, "F", 80, 420 - 40 * n, 20) for n, item in enumerate(items)
        )

    pages = [
        slide("Why mills", ["Water is cheap", "Wind is not"]),
        slide("How mills", ["Two stones", "One wheel"]),
    ]
    made_document = document(tmp_path, made(pages, size=(720, 540)))
    found = [(block.kind, made_document.block_text(block)) for block in made_document.blocks]
    assert made_document.title == "Why mills"
    assert ("heading", "How mills") in found
    assert [words for kind, words in found if kind == "list"] == [
        "• Water is cheap",
        "• Wind is not",
        "• Two stones",
        "• One wheel",
    ]


def test_the_recognised_text_of_a_scanned_page_is_read_though_nobody_sees_it(tmp_path):
    image = "q 400 0 0 400 60 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q\n"
    assert SENTENCE in text(tmp_path, made([image + "3 Tr\n" + coded(SENTENCE, None, "F", 60, 500)]))
