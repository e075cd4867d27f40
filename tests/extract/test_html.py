"""Web pages through the reader: what a person sees is read, as it is seen; a page that shows nothing says why."""

# ruff: noqa: E501 - a fixture is one line, as long as it is

import pytest

from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.hints import Hints

PROSE = (
    "The old mill by the ford ground rye for three parishes until the flood of 1890 carried its wheel away. "
)
MORE = "Its miller wrote every sack into a book, and the book was found under the floor a lifetime later. "


@pytest.fixture
def page(tmp_path):
    def page(markup: str, name: str = "page.html"):
        path = tmp_path / "file"
        path.write_text(f"<!doctype html><html>{markup}</html>")
        return read(path, "text/html", hints=Hints(name))

    return page


def texts(document, kind=""):
    return [document.block_text(b) for b in document.blocks if not kind or b.kind == kind]


def article(*parts: str, title: str = "The mill") -> str:
    body = f"<p>{PROSE}</p><p>{MORE}</p>{''.join(parts)}<p>{PROSE}{MORE}</p>"
    return f"<head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body>"


def test_code_within_a_sentence_does_not_cut_it_and_code_of_its_own_keeps_its_lines(page):
    listing = "<table class='highlight'><tr><td><pre>1\n2</pre></td><td><pre>def f():\n    return 1</pre></td></tr></table>"
    found = page(
        article("<p>Run <code>make dev</code> to start the wheel.</p>", "<pre>a\n  b</pre>", listing)
    )
    assert "Run make dev to start the wheel." in texts(found)
    assert texts(found, "code") == ["a\n  b", "def f():\n    return 1"]


def test_prose_in_a_table_that_lays_out_the_page_is_read_in_paragraphs(page):
    story = f"{PROSE}<br><br>{MORE}<br>{PROSE}" * 12
    footer = "<p>Flour is a registered trademark of the Millers' Guild.</p>"
    found = page(f"<body><table><tr><td>Menu</td><td>{story}</td></tr></table>{footer}</body>")
    assert texts(found).count(PROSE.strip()) >= 1
    assert sum(text.startswith(MORE.strip()) for text in texts(found)) == 12


def test_a_link_is_never_lost_from_the_middle_of_a_sentence(page):
    linked = '<p>The guild reported that <a class="link" href="/x">the weir will be raised</a> before the winter.</p>'
    assert "The guild reported that the weir will be raised before the winter." in texts(
        page(article(linked))
    )


def test_headings_terms_tables_and_quotes_within_the_text_are_kept(page):
    found = page(
        article(
            f'<div class="titlepage"><div><h2>The flood</h2></div></div><p>{MORE}</p>',
            "<dl><dt>Sluice</dt><dd>A gate that lets the water pass, made of oak.</dd></dl>",
            "<table><tr><th>Year</th><th>Sacks</th><th>Note</th></tr><tr><td>1889</td><td></td><td>dry</td></tr>"
            "<tr><td colspan=2>war years</td><td>none</td></tr></table>",
            "<blockquote>Nobody leaves before the moon sets.</blockquote>",
        )
    )
    assert texts(found, "heading")[-1] == "The flood"
    assert "Sluice" in texts(found) and "Nobody leaves before the moon sets." in texts(found)
    assert texts(found, "table") == ["Year\tSacks\tNote\n1889\t\tdry\nwar years\t\tnone"]


def test_formulas_exponents_and_readings_become_what_is_printed(page):
    formula = "<math><mi>E</mi><mo>=</mo><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>m</mi><msup><mi>v</mi><mn>2</mn></msup></math>"
    found = page(
        article(
            f"<p>The blow has {formula} and x<sup>2</sup> of H<sub>2</sub>O, on the 4<sup>th</sup> day.</p>"
        )
    )
    assert "The blow has E = ½mv² and x² of H₂O, on the 4th day." in texts(found)
    ruby = page(
        article(
            "<p>水車は<ruby>東京<rt>とうきょう</rt></ruby>にあり、\n今も回っている。水を汲み上げて粉を挽く。</p>"
        )
    )
    assert "水車は東京にあり、今も回っている。水を汲み上げて粉を挽く。" in texts(ruby)
    assert [note.kind for note in ruby.notes] == ["reading"]


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (
            "<title>The mill | Trades Weekly</title><meta property=og:site_name content='Trades Weekly'>",
            "<header><h1>Trades Weekly</h1></header>",
        ),
        ("<title>The mill - Home</title>", "<h1 class='sr-only'>Welcome</h1>"),
        ("<title>The mill</title>", "<div class='cookie-box'><h2>We value your privacy</h2></div>"),
        (
            "<title>Мельница | Газета</title><meta property=og:title content='The mill'>",
            "<h1><a href='/'>Газета</a></h1>",
        ),
    ],
)
def test_the_title_is_the_page_s_own(page, head, before):
    found = page(
        f"<head>{head}</head><body>{before}<article><h2>The mill</h2><p>{PROSE * 4}</p></article></body>"
    )
    assert found.title == "The mill"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<div id=root></div><noscript>You need to enable JavaScript.</noscript>", "script"),
        ("<p>Please enable JavaScript to view this site.</p>", "JavaScript"),
        ("<p>Bitte aktivieren Sie JavaScript in Ihrem Browser.</p>", "JavaScript"),
        ("<p>Please wait…</p>", "wait"),
        ("<p>Verify that you are a human to go on.</p>", "person"),
        (
            "<p>We and our partners store cookies.</p><p>You may withdraw your consent in the privacy settings.</p>",
            "consent",
        ),
        ("<p>Sign in to continue reading this story.</p>", "sign in"),
    ],
)
def test_a_page_whose_text_is_only_to_come_is_refused_with_what_to_do(page, body, words):
    with pytest.raises(Unreadable, match=words) as refused:
        page(f"<body>{body}</body>")
    assert str(refused.value).endswith(".")


def test_a_page_about_javascript_is_no_shell(page):
    found = page(article("<p>Browsers that disabled JavaScript showed the mill's page without its map.</p>"))
    assert PROSE.strip() in texts(found)


def test_a_page_that_nests_deeply_is_read(page):
    deep = page(f"<body>{'<div>' * 400}<p>{PROSE}</p>{'</div>' * 400}</body>")
    assert texts(deep) == [PROSE.strip()]
