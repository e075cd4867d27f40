"""Tables, code, formulas and figures of a document: shown word for word or named, never left out."""

import pytest

from wikimind.articles.draft import CODE, FIGURE, FORMULA, TABLE, Draft, Exhibit
from wikimind.extract import document as blocks
from wikimind.extract.document import Document, DocumentBuilder
from wikimind.nlp.unreadable import MARK
from wikimind.pipeline.keyless import compile_document
from wikimind.pipeline.keyless.captions import is_introduction, kind_of_caption
from wikimind.pipeline.keyless.corpus import EmptyCorpus
from wikimind.pipeline.keyless.exhibits import MOST, choose_exhibits

Rows = tuple[str, ...]


def document(*parts: tuple[str, str] | tuple[str, str, str], page: int | None = None) -> Document:
    builder = DocumentBuilder()
    for kind, text, *detail in parts:
        builder.add(kind, text, page=page, detail=detail[0] if detail else "")
    return builder.build()


def exhibits(*parts: tuple[str, str] | tuple[str, str, str], page: int | None = None) -> tuple[Exhibit, ...]:
    return choose_exhibits(document(*parts, page=page), [])


PROSE = (blocks.PARAGRAPH, "The ferries of the northern basin were inspected twice in the dry year.")
ROWS = "Vessel\tYear\tLength\nMarlin\t1981\t31.5\nOsprey\t1990\t24.0"


def test_a_table_is_shown_with_its_caption_and_every_word_has_its_place():
    text = document(PROSE, (blocks.CAPTION, "Table 1: Ferries"), (blocks.TABLE, ROWS), PROSE)
    (table,) = choose_exhibits(text, [])
    assert (table.kind, table.shown, table.caption, table.content) == (TABLE, True, "Table 1: Ferries", ROWS)
    ((quote, start),) = table.quotes
    assert text.text.startswith(quote, start)
    assert "Table 1" in quote and "24.0" in quote


def test_of_a_long_table_the_first_rows_are_shown_and_all_are_counted():
    rows = ["Day\tHeight", *(f"{day}\t{day / 10:.1f}" for day in range(1, 60))]
    parts = [(blocks.TABLE, "\n".join(rows[at : at + 40])) for at in (0, 40)]
    (table,) = exhibits(PROSE, *parts)
    assert (table.size, table.columns) == (60, 2)
    assert table.content == "\n".join(rows[:6])


def test_tables_beside_each_other_stay_apart():
    found = exhibits(PROSE, (blocks.TABLE, ROWS), (blocks.TABLE, "Port\tDepth\nNess\t4.5"))
    assert [table.size for table in found] == [3, 2]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Table 3. Results", TABLE),
        ("Tabelle 2: Ergebnisse", TABLE),
        ("Таблица 4. Результаты", TABLE),
        ("Πίνακας 1: Αποτελέσματα", TABLE),
        ("جدول 2: النتائج", TABLE),
        ("तालिका 1: परिणाम", TABLE),
        ("ตารางที่ 1: ผลลัพธ์", TABLE),
        ("表 2：結果", TABLE),
        ("Рис. 3. Схема насоса", FIGURE),
        ("Εικόνα 2: Ο λιμένας", FIGURE),
        ("شكل 1: المضخة", FIGURE),
        ("चित्र 2: नाव", FIGURE),
        ("รูปที่ 3: เรือ", FIGURE),
        ("图3：水泵", FIGURE),
        ("Listing 2: The pump", CODE),
        ("Tablets are swallowed whole", ""),
        ("The figure 3 is prime", ""),
    ],
)
def test_a_caption_says_of_what_it_is_in_any_language(words, kind):
    assert kind_of_caption(words) == kind


@pytest.mark.parametrize(
    ("words", "introduces"),
    [
        ("Start the pump like this:", True),
        ("Запустите насос:", True),
        ("水泵如下：", True),
        ("The pump is started as follows.", True),
        ("The pump was sold in 1990.", False),
        ("पंप बेचा गया।", False),
        ("Prices fell following the results.", False),
    ],
)
def test_what_introduces_is_told_from_what_merely_stands_before(words, introduces):
    assert is_introduction(words) is introduces


def test_code_stands_under_the_sentence_that_introduces_it():
    code = "for pump in pumps:\n    pump.start()"
    (shown,) = exhibits(
        (blocks.PARAGRAPH, "All pumps have a switch. Start them like this:"), (blocks.CODE, code, "python")
    )
    assert (shown.caption, shown.content, shown.language) == ("Start them like this:", code, "python")
    assert shown.quotes[0][0] == f"Start them like this:\n\n{code}"


def test_of_long_code_the_first_lines_are_shown_with_their_indents():
    lines = [f"{' ' * (number % 4)}step({number})" for number in range(70)]
    (shown,) = exhibits(PROSE, (blocks.CODE, "\n".join(lines[:40])), (blocks.CODE, "\n".join(lines[40:])))
    assert (shown.size, shown.content) == (70, "\n".join(lines[:12]))


def test_code_that_statements_quote_is_not_shown_again():
    builder = DocumentBuilder()
    builder.add(blocks.HEADING, "How to start the pump", level=1)
    for number in range(3):
        builder.add(blocks.PARAGRAPH, f"Pump {number} of the northern basin is started by this command:")
        builder.add(blocks.CODE, f"pump start {number}")
    draft = compile_document(builder.build(), EmptyCorpus())
    told = [s.text for part in ((), draft.claims) for s in part]
    told += [s.text for part in draft.digest for s in part.statements]
    shown = [exhibit.content or exhibit.caption for exhibit in draft.exhibits]
    for number in range(3):
        line = f"pump start {number}"
        assert sum(line in text for text in told) + sum(line in text for text in shown) == 1


def test_formulas_are_shown_and_sums_of_money_are_none():
    found = exhibits(
        (blocks.PARAGRAPH, "The energy of the pump is"),
        (blocks.PARAGRAPH, r"$$E = \frac{1}{2} m v^2$$"),
        (blocks.PARAGRAPH, "It costs $5 to $6 an hour, so that 2 hours = $12 at most."),
        (blocks.PARAGRAPH, "v = gt"),
    )
    assert [(f.kind, f.content) for f in found] == [
        (FORMULA, r"$$E = \frac{1}{2} m v^2$$"),
        (FORMULA, "v = gt"),
    ]
    assert found[0].caption == "The energy of the pump is"


def test_where_there_are_many_the_best_are_shown_and_all_others_are_named():
    parts = []
    for number in range(1, 10):
        parts += [(blocks.CAPTION, f"Table {number}: Basin {number}"), (blocks.TABLE, ROWS), PROSE]
    found = exhibits(*parts)
    assert len(found) == 9
    assert sum(table.shown for table in found) == MOST
    assert [t.caption for t in found] == [f"Table {number}: Basin {number}" for number in range(1, 10)]
    assert all(table.quotes for table in found)


def test_no_kind_takes_all_the_room():
    parts = []
    for number in range(1, 10):
        parts += [(blocks.CAPTION, f"Table {number}: Basin {number}"), (blocks.TABLE, ROWS), PROSE]
    parts += [(blocks.PARAGRAPH, "Start it so:"), (blocks.CODE, "pump on\npump off")]
    assert {e.kind for e in exhibits(*parts) if e.shown} == {TABLE, CODE}


def test_printed_rows_whose_columns_are_plain_are_a_table():
    (table,) = exhibits(
        PROSE,
        (blocks.CAPTION, "Table 1: Pumps", blocks.PRINTED),
        (blocks.TABLE, "Pump  Power  Age\nNorth gate  40 12\nSouth gate 35 8", blocks.PRINTED),
        page=1,
    )
    assert (table.picture, table.columns) == (False, 3)


@pytest.mark.parametrize("rows", ["Pump  Power\nNorth 2  40 12\n35", "Left  LR\nRight  MR"])
def test_printed_rows_whose_columns_are_not_plain_are_shown_as_the_page_prints_them(rows):
    (table,) = exhibits(
        PROSE,
        (blocks.CAPTION, "Table 1: Pumps", blocks.PRINTED),
        (blocks.TABLE, rows, blocks.PRINTED),
        page=1,
    )
    assert (table.kind, table.shown, table.picture, table.content) == (TABLE, True, True, "")


def test_labels_of_a_drawing_belong_to_its_figure():
    found = exhibits(
        PROSE,
        (blocks.TABLE, "pump  valve\nbasin  gate", blocks.PRINTED),
        (blocks.CAPTION, "Figure 1: The basin", blocks.PRINTED),
        PROSE,
        page=1,
    )
    assert [(f.kind, f.caption, f.picture) for f in found] == [(FIGURE, "Figure 1: The basin", True)]


def test_a_sign_that_cannot_be_read_is_in_no_quote():
    found = exhibits(
        PROSE,
        (blocks.CAPTION, f"Table 1: Height of the tide (h={MARK})", blocks.PRINTED),
        (blocks.TABLE, f"Day  h\n1  {MARK}", blocks.PRINTED),
        (blocks.PARAGRAPH, f"The height {MARK} is"),
        (blocks.TABLE, f"{MARK} = 2{MARK}", blocks.FORMULA),
        page=1,
    )
    assert [f.kind for f in found] == [TABLE, FORMULA]
    assert found[0].caption == "Table 1: Height of the tide"
    assert not any(MARK in quote for f in found for quote, _ in f.quotes)


def test_a_draft_keeps_its_exhibits_and_one_of_before_has_none():
    draft = compile_document(document(PROSE, (blocks.TABLE, ROWS)), EmptyCorpus())
    assert Draft.from_json(draft.to_json()) == draft
    assert draft.exhibits
    older = {name: value for name, value in draft.to_json().items() if name != "exhibits"}
    assert Draft.from_json(older).exhibits == ()
