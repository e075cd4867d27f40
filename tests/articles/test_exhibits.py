"""Exhibits in the file of an article: ordinary Markdown that says what the source says, letter for letter."""

import pytest

from wikimind.articles.draft import CODE, FIGURE, FORMULA, TABLE, Exhibit
from wikimind.articles.exhibits import COLUMNS, exhibit_sections
from wikimind.articles.footnotes import Footnotes
from wikimind.articles.quotes import EXACT, Proof
from wikimind.wiki import files
from wikimind.wiki.markdown import Citation, plain_text, to_html
from wikimind.wiki.page import Page, Section, SourceRef

SHA256 = "ab" * 32
SOURCE = SourceRef("s1", "Pumps", SHA256, "pumps.pdf")


def page_of(*exhibits: Exhibit) -> Page:
    quotes = {quote: Proof(EXACT, 0, 1, 7) for each in exhibits for quote, _ in each.quotes}
    notes = Footnotes(quotes)
    sections = exhibit_sections(exhibits, notes, SOURCE)
    return Page("source", "Pumps", (Section("", ""), *sections), tuple(notes.made), sources=(SOURCE,))


def html(markdown: str) -> str:
    def cite(label: str) -> Citation:
        return Citation(f"/source#{label}", "p. 7", "exact", "quote", ("/usual.png", "/dense.png"))

    return to_html(markdown, resolve=lambda _: None, cite=cite)


def table(*rows: str, caption: str = "Table 1: Pumps", size: int = 0) -> Exhibit:
    columns = max(row.count("\t") + 1 for row in rows)
    start = len(caption) + 2 if caption else 0
    place, content = 0 if caption else -1, "\n".join(rows)
    return Exhibit(TABLE, caption, place, start, content, True, size=size or len(rows), columns=columns)


def test_cells_are_word_for_word_whatever_signs_they_hold():
    cells = ["a | b", "`c`", "$5 and $6", "[[d]]", "*e*", "<f>", "\\g", "h\\|i"]
    body = page_of(table("\t".join(cells), "\t".join("12345678"))).section("Tables")
    shown = html(body)
    for cell in cells:
        assert f">{cell.replace('<', '&lt;').replace('>', '&gt;')}</th>" in shown
    assert "math" not in shown and "<a data" not in shown


@pytest.mark.parametrize(
    "word", ["Насос", "αντλία", "مضخة", "पंप और नाव", "水泵", "เครื่องสูบน้ำ", "Pumpe für Öl"]
)
def test_cells_and_code_of_any_script_come_through(word):
    code = Exhibit(CODE, "", -1, 0, f"{word} = 1", True, size=1)
    page = page_of(table(f"{word}\t1", "x\t2", caption=word), code)
    assert files.parse(files.render(page)) == page
    assert html(page.section("Tables")).count(word) == 2
    assert word in html(page.section("Code"))


def test_what_is_cut_says_so_and_the_mark_leads_to_the_whole():
    row = "\t".join(map(str, range(11)))
    body = page_of(table(row, row.replace("1", "x"), size=48)).section("Tables")
    assert f"2 of 48 rows and {COLUMNS} of 11 columns" in body
    assert body.startswith("**Table 1: Pumps**[^x1]")


def test_a_whole_table_says_nothing_of_being_cut():
    assert " of " not in page_of(table("a\tb", "1\t2")).section("Tables")


def test_code_keeps_its_lines_and_no_line_ends_it_early():
    code = "```\n## not a heading\n[^x1]: “no footnote” (s1)\n```\n    indented `tick`"
    page = page_of(Exhibit(CODE, "Run:", 0, 6, code, True, size=5, language="sh"))
    back = files.parse(files.render(page))
    assert back == page
    assert code in back.section("Code")
    assert "## not a heading" in plain_text(back.section("Code"))


def test_a_figure_is_a_picture_of_its_page_with_its_caption_and_place():
    page = page_of(Exhibit(FIGURE, "Figure 1: A [pump]", 0, 0, shown=True, picture=True))
    body = page.section("Figures")
    assert body == f"![Figure 1: A \\[pump\\]](../../raw/{SHA256}#page=7)[^x1]"
    shown = html(body)
    assert '<img src="/usual.png" srcset="/dense.png 2x" alt="As printed, p. 7" loading="lazy">' in shown
    assert '<figcaption>Figure 1: A [pump]<a class="cite cite-exact" href="/source#x1"' in shown
    assert plain_text(body) == "Figure 1: A [pump]"


def test_a_printed_formula_stands_below_the_sentence_that_leads_to_it():
    page = page_of(Exhibit(FORMULA, "The power is", 0, 20, shown=True, picture=True))
    shown = html(page.section("Formulas"))
    assert shown.index("The power is") < shown.index("<figure>")
    assert "<figcaption>" not in shown
    assert shown.count("cite-exact") == 1


def test_a_picture_whose_source_is_gone_leaves_its_caption():
    body = page_of(Exhibit(FIGURE, "Figure 1: A pump", 0, 0, shown=True, picture=True)).section("Figures")
    shown = to_html(body, resolve=lambda _: None, cite=lambda _: None)
    assert shown.strip() == "<p>Figure 1: A pump</p>"


def test_tex_stands_between_dollars_and_a_line_of_signs_is_text():
    tex = Exhibit(FORMULA, "", -1, 0, r"$$E = m c^2$$", True)
    line = Exhibit(FORMULA, "", -1, 20, "v_1 = g * t", True)
    shown = html(page_of(tex, line).section("Formulas"))
    assert '<div class="math block">\nE = m c^2\n</div>' in shown
    assert "v_1 = g * t" in shown


def test_what_is_not_shown_is_counted_and_named():
    rest = [Exhibit(CODE, f"Step {n}:", 30 * n, 30 * n + 20) for n in range(1, 16)]
    wordless = Exhibit(CODE, "", -1, 0)
    body = page_of(*rest, wordless).section("Code")
    assert body.startswith("The source has 16 pieces of code:")
    assert "- Step 5:[^x5]\n- 11 more[^x6][^x7]" in body


def test_a_page_without_exhibits_has_no_sections_for_them():
    assert page_of().sections == (Section("", ""),)
