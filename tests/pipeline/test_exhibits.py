"""What a source shows besides sentences reaches its article, from every kind of file, and stays checked."""

import io
import re
import struct

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import delete, select

from tests.extract.office_files import S, docx, office
from wikimind.actions import articles as actions
from wikimind.articles.exhibits import LABEL
from wikimind.extensions import db, write_transaction
from wikimind.models.article import CONCEPT, Article, ArticleName, Claim, Proposal, Revision
from wikimind.models.author import PERSON, Author
from wikimind.models.concept import ArticleConcept
from wikimind.models.link import Link
from wikimind.models.source import StoredDocument, StoredDraft
from wikimind.models.space import Space
from wikimind.pipeline.stages import writing
from wikimind.upkeep.rebuild import rebuild
from wikimind.upkeep.verify import verify
from wikimind.wiki import files

ROWS = "".join(f"| {year} | {year - 1900} | {'yes' if year % 2 else 'no'} |\n" for year in range(1981, 2011))
NOTE = f"""# The pumps of the northern basin

The northern basin is kept dry by two pumps that were built in Lanna in the year 1980.

| Year | Hours | Repaired |
| --- | --- | --- |
{ROWS}
## Starting a pump

A pump may be started only after its valve was opened by hand. Start it like this:

```python
pump = Pump("north")
pump.open(valve=2)
pump.start()
pump.wait()
```

The power that a pump takes is

$$P = \\frac{{\\rho g Q h}}{{\\eta}}$$

where the height is measured from the floor of the basin to the level of the sea.
"""


def body_of(article: Article) -> str:
    return article.body.split("---\n", 2)[2].strip()


def claims_of(article: Article) -> list[Claim]:
    own = select(Claim).where(Claim.article_id == article.id, Claim.label.startswith(LABEL))
    return list(db.session.scalars(own.order_by(Claim.id)))


def test_a_note_with_a_table_code_and_a_formula_has_them_in_its_article(compiled, space, client):
    article = compiled(NOTE)
    page = files.parse(article.body)
    assert "| 1981 | 81 | yes |" in page.section("Tables")
    assert "6 of 31 rows" in page.section("Tables")
    assert '```python\npump = Pump("north")\npump.open(valve=2)\npump.start()' in page.section("Code")
    assert "$$P = \\frac{\\rho g Q h}{\\eta}$$" in page.section("Formulas")
    text = db.session.get_one(StoredDocument, article.source_id).text
    claims = claims_of(article)
    assert {claim.standing for claim in claims} == {"exact"}
    for claim in claims:
        assert " ".join(text[claim.start : claim.end].split()) == claim.quote
    assert list(verify(space)) == []
    shown = client.get(f"/s/main/wiki/{article.slug}").text
    assert '<div class="scroll"><table>' in shown and "katex" in shown


def test_claims_of_exhibits_open_the_source_at_their_place(compiled, client):
    article = compiled(NOTE)
    table = next(claim for claim in claims_of(article) if claim.section == "Tables")
    shown = client.get(f"/s/main/sources/{article.source_id}?claim={table.id}").text
    assert 'id="claim"' in shown


def test_rows_of_a_table_are_no_statements_of_a_concept(compiled):
    for name in ("a.md", "b.md"):
        compiled(NOTE.replace("Lanna", f"Lanna {name}"), name)
    for concept in db.session.scalars(select(Article).where(Article.kind == CONCEPT)):
        assert "1981" not in concept.body and "pump.open" not in concept.body


def test_a_table_that_a_person_edited_stays_and_the_new_one_waits(compiled):
    article = compiled(NOTE)
    edited = body_of(article).replace("| 1981 | 81 | yes |", "| 1981 | 82 | yes |")
    actions.save_edit(article.id, edited, author=Author(PERSON, 7, "alice"), base_revision=article.revision)
    with write_transaction() as session:
        row = session.get_one(StoredDraft, article.source_id)
        row.draft = {**row.draft, "exhibits": [{**e, "size": 77} for e in row.draft["exhibits"]]}
    surroundings = writing.work(article.source_id)
    with write_transaction() as session:
        writing.save(session, article.source_id, surroundings)
    db.session.expire_all()
    page = files.parse(db.session.get_one(Article, article.id).body)
    assert "| 1981 | 82 | yes |" in page.section("Tables")
    assert "6 of 31 rows" in page.section("Tables")
    assert "4 of 77 lines" in page.section("Code")  # what nobody touched is the machine's
    waiting = db.session.scalars(select(Proposal).where(Proposal.article_id == article.id)).all()
    assert [proposal.heading for proposal in waiting] == ["Tables"]


def test_a_cell_that_is_not_in_the_source_any_more_is_found_by_verify(compiled, space):
    article = compiled(NOTE)
    with write_transaction() as session:
        stored = session.get_one(StoredDocument, article.source_id)
        stored.text = stored.text.replace("1983\t83", "1983\t38")
    faults = [fault.sentence for fault in verify(space)]
    assert len(faults) == 1 and "footnote x2" in faults[0]


def test_the_vault_alone_brings_the_exhibits_back(compiled, space):
    article = compiled(NOTE)
    quotes = {claim.label: claim.quote for claim in claims_of(article)}
    with write_transaction() as session:
        session.execute(delete(Claim))
        session.execute(delete(ArticleConcept))
        session.execute(delete(Link))
        session.execute(delete(ArticleName))
        session.execute(delete(Revision))
        session.execute(delete(Article))
    assert any("taken over" in line for line in rebuild(space))
    again = db.session.scalars(select(Article).where(Article.kind == "source")).one()
    claims = claims_of(again)
    assert {claim.label: claim.quote for claim in claims} == quotes
    assert {claim.standing for claim in claims} <= {"exact", "normalised"}
    assert list(verify(space)) == []


def test_a_table_alone_is_an_article_that_begins_with_it(compiled):
    page = files.parse(compiled("Day,Birds\n3 May,14\n4 May,9\n", "birds.csv").body)
    headings = [section.heading for section in page.sections if section.heading]
    assert headings == ["Tables"]  # and nothing of it is said again
    assert "| 3 May | 14 |" in page.section("Tables")


def test_sheets_and_documents_of_an_office_have_their_tables(compiled):
    def cell(place: str, text: str) -> str:
        return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'

    rows = [cell("A1", "Bay") + cell("B1", "Lenses"), cell("A2", "North | old") + '<c r="B2"><v>12</v></c>']
    data = "".join(f"<row>{row}</row>" for row in rows)
    sheet = f"<worksheet {S}><sheetData>{data}</sheetData></worksheet>"
    book = f'<workbook {S}><sheets><sheet name="Store" sheetId="1" r:id="rId1"/></sheets></workbook>'
    page = files.parse(compiled(office("xlsx", book, {"sheet1.xml": sheet}), "store.xlsx").body)
    assert page.section("Tables").startswith("**Store**[^x1]")
    assert "| North \\| old | 12 |" in page.section("Tables")

    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"

    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    body = paragraph("The lamps of the tower were counted in the spring of the year 1990.")
    table = f"<w:tbl>{row('Floor', 'Lamps')}{row('Attic', '7')}</w:tbl>"
    page = files.parse(compiled(docx(body + table), "lamps.docx").body)
    assert "| Floor | Lamps |\n| --- | --- |\n| Attic | 7 |" in page.section("Tables")


def test_a_page_of_the_web_has_its_code_in_its_language(compiled):
    words = "<p>The dome of the observatory is turned by a small motor that was built in 1961.</p>"
    code = '<pre><code class="language-lisp">(rotate 90)\n(rotate 180)\n(stop)\n(park)</code></pre>'
    body = f"<h1>The dome</h1>{words * 4}<p>It is turned by this command:</p>{code}{words}"
    article = compiled(
        f"<html><head><title>Dome</title></head><body><article>{body}</article></body></html>", "dome.html"
    )
    section = files.parse(article.body).section("Code")
    assert section.startswith("It is turned by this command:[^x1]\n\n```lisp\n(rotate 90)\n(rotate 180)")


def test_pictures_of_elsewhere_are_named_and_never_loaded(compiled, client):
    article = compiled(NOTE + "\n![The pump at night](https://example.org/pump.png)\n")
    assert "- [The pump at night](https://example.org/pump.png)[^x" in article.body
    shown = client.get(f"/s/main/wiki/{article.slug}").text
    assert 'href="https://example.org/pump.png"' in shown and "<img" not in shown.partition("prose")[2]


def printed() -> bytes:
    """A page with a drawing between text and its caption."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    y = 800
    for number in range(8):
        canvas.drawString(
            60, y, f"Pump {number} of the northern basin was repaired in the spring of the year 1990."
        )
        y -= 14
    canvas.setFillColorRGB(1, 0, 0)
    canvas.rect(150, y - 120, 200, 100, fill=1)
    canvas.setFillColorRGB(0, 0, 0)
    canvas.drawString(120, y - 150, "Figure 1: The basin as it was drawn in 1990")
    y -= 180
    for number in range(8):
        canvas.drawString(
            60, y, f"Gate {number} of the southern basin was painted in the autumn of the year 1991."
        )
        y -= 14
    canvas.save()
    return file.getvalue()


def test_a_figure_of_a_pdf_is_cut_out_of_its_page(compiled, client, add):
    article = compiled(printed(), "basin.pdf")
    shown = client.get(f"/s/main/wiki/{article.slug}").text
    (address,) = re.findall(r'<img src="([^"]+)" srcset', shown)
    response = client.get(address)
    assert (response.status_code, response.mimetype) == (200, "image/png")
    wide, high = struct.unpack(">II", response.data[16:24])
    assert 1.6 < wide / high < 2.4  # the drawing and nothing around it
    assert wide < 450
    again = client.get(address, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    add(Space(slug="other", name="Other"))
    assert client.get(address.replace("/s/main/", "/s/other/")).status_code == 404
    assert client.get(address.replace("-1.png", "-9.png")).status_code == 404
    assert client.get(re.sub(r"figures/\d+-\d+", "figures/0-5", address)).status_code == 404
