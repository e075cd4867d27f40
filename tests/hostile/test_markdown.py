"""Texts that cost a parser of Markdown the square of their length cost a reader a second or two, once."""

import pytest

from tests.timing import seconds
from wikimind.models.article import Article
from wikimind.wiki import budget
from wikimind.wiki.markdown import Citation, Target, plain_text, to_html

LENGTH = 40_000
SECONDS = 3.0  # of processor; usual text of this length takes a tenth of one


def filled(unit: str) -> str:
    return (unit * (LENGTH // len(unit) + 1))[:LENGTH]


def staircase(unit: str, after: str = "") -> str:
    """Runs of the unit, each one longer than the one before."""
    return "".join(unit * number + after for number in range(1, int((2 * LENGTH) ** 0.5)))


HARD = {
    "open brackets": filled("["),
    "open pictures": filled("!["),
    "brackets that close": "[" * (LENGTH // 2) + "]" * (LENGTH // 2),
    "brackets and addresses": "[" * (LENGTH // 2) + "](" * (LENGTH // 4),
    "links without an end": filled("[a]("),
    "references without an end": "[a]: b\n\n" + filled("[a]["),
    "pictures within pictures": filled("[!["),
    "wikilinks without an end": filled("[["),
    "wikilinks with labels": filled("[[a|"),
    "footnotes without an end": filled("[^a"),
    "stars and lines": filled("*_"),
    "stars after words": filled("*a **a "),
    "lines through": filled("~~a~"),
    "backticks": staircase("`", "a"),
    "dollars": filled("$a"),
    "double dollars": filled("$$a\n"),
    "angles": filled("<"),
    "comments": filled("<!--"),
    "addresses of mail": filled("<a@b>"),
    "entities": filled("&a;"),
    "quotes within quotes": filled(">"),
    "quotes within lists": filled("- > "),
    "lists within lists": "\n".join(" " * number + "- a" for number in range(300)),
    "headings": filled("a\n=\n"),
    "tables": filled("|a|b\n|-|-\n"),
    "a table with more columns than its rows": f"|{'a|' * 6000}\n|{'-|' * 6000}\n" + "x\n" * 12_000,
    "definitions": filled("[a]: b\n"),
    "backslashes": filled("\\["),
    "code": "```python\n" + filled("'\\") + "\n```",
    "code of a strange kind": "```perl\n" + filled("${") + "\n```",
}


def resolve(title: str) -> Target:
    return Target("/" + title)


def cite(label: str) -> Citation:
    return Citation("#c", "source", "exact", label)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_hard_text_is_laid_out_in_time_and_whole(text):
    pages = []

    def lay_out():
        pages.append(to_html(text, resolve=resolve, cite=cite))

    assert seconds(lay_out) < SECONDS
    assert seconds(lay_out) < 0.2
    assert pages[0] and pages[0] == pages[1]


@pytest.mark.parametrize("text", list(HARD.values())[::7], ids=list(HARD)[::7])
def test_the_words_of_a_hard_text_are_told_in_time(text):
    assert seconds(lambda: plain_text(text)) < SECONDS


def test_what_could_not_be_laid_out_is_shown_as_it_is_written_and_said(monkeypatch):
    monkeypatch.setattr(budget, "LEAST_SECONDS", 0.0)
    monkeypatch.setattr(budget, "SECONDS_EACH", 0.0)
    text = "# Kelp\n\n" + "A **bold** word of kelp, and _another_ one.\n\n" * 200 + "The end & <b>."
    html = to_html(text, resolve=resolve, cite=cite)
    assert "shown as it is written" in html
    assert html.count("bold") == 200 and "The end &amp; &lt;b&gt;." in html


SCRIPTS = (
    "Тёплая **вода** [[Ламинария|водоросль]][^1]",
    "الماء **الدافئ** [[عشب]][^1]",
    "温かい**水**[[昆布]][^1]",
    "गर्म **पानी** [[केल्प]][^1]",
    "น้ำ **อุ่น** [[สาหร่าย]][^1]",
    "ζεστό **νερό** [[φύκια]][^1]",
)


@pytest.mark.parametrize("text", SCRIPTS)
def test_links_and_citations_are_filled_in_anew_though_the_layout_is_kept(text):
    first = to_html(text, resolve=resolve, cite=cite)
    assert 'class="wikilink"' in first and "<strong>" in first and 'data-standing="exact"' in first
    assert "data-wikilink" not in first and "data-cite" not in first
    none = to_html(text, resolve=lambda _: None, cite=lambda _: None)
    assert "<a" not in none and "<strong>" in none
    later = to_html(text, resolve=lambda _: Target('/x?a=1&b="', exists=False), cite=lambda _: None)
    assert 'class="wikilink redlink" href="/x?a=1&amp;b=&quot;"' in later


def test_nobody_can_write_a_marked_place_by_hand():
    html = to_html(
        '<a data-cite="c1"></a> <a data-wikilink="x">y</a> [x](/y "data-cite=") `<a data-cite="c1"></a>`',
        resolve=lambda _: pytest.fail("asked"),
        cite=lambda _: pytest.fail("asked"),
    )
    assert 'href="/y"' in html


@pytest.mark.parametrize("text", list(HARD.values())[:9:8], ids=list(HARD)[:9:8])
def test_the_page_of_a_hard_article_is_there_in_time(client, compiled, work, text):
    article: Article = compiled("# Kelp\n\nKelp grows along cold coasts. It is eaten by urchins.", "kelp.md")
    address = f"/s/main/wiki/{article.slug}"
    page = f"# Kelp\n\n## Notes\n\n{text}\n\n## Related\n\n- [[Urchins]] — extends: {text}\n"
    answer = client.post(f"{address}/edit", data={"text": page, "base": article.revision, "note": ""})
    assert answer.status_code == 303, answer.text[:500]
    answers = []
    for path in (address, f"{address}/edit", f"{address}/preview", f"{address}/mentions"):
        assert seconds(lambda path=path: answers.append(client.get(path))) < 2 * SECONDS, path
    assert [answer.status_code for answer in answers] == [200] * 4
