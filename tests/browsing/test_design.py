"""Driving the pages like a person: quotes, previews, keys, the palette, files dropped anywhere."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import PHONE, SECONDS

expect.set_options(timeout=SECONDS * 1000)

DROP = """
([selector, names]) => {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File([`# ${name}\\n\\nTea of ${name} grows slowly.`], name));
  const send = (target, kind) =>
    target.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
  send(document.body, "dragenter");
  return new Promise((done) => {
    const wait = () => {
      const curtain = document.querySelector(".curtain");
      if (!curtain) return setTimeout(wait, 20);
      send(curtain, "drop");
      done();
    };
    wait();
  });
}
"""


@pytest.fixture
def tea(compiled):
    """Two articles; the second one names the first."""
    compiled(
        "# Green tea\n\n## Growing\n\nGreen tea is made of steamed leaves that are picked twice a year. "
        "The leaves of green tea are dried in the sun after they were steamed.\n\n"
        "## Brewing\n\nGreen tea is brewed with warm water because boiling water makes it bitter. "
        "A good pot of green tea can be brewed three times.\n",
        "green.md",
    )
    compiled(
        "# Cups for green tea\n\nCups for green tea are small because green tea is brewed often. "
        "Potters glaze cups for green tea in pale colours that show the leaves.\n",
        "cups.md",
    )


def test_a_quote_is_shown_on_hover_and_on_focus_and_the_mark_opens_the_passage(page, tea):
    page.goto("/s/main/wiki/green-tea")
    mark = page.locator("a.cite").first
    mark.hover()
    box = page.get_by_role("tooltip")
    expect(box).to_contain_text("Quoted word for word")
    box.hover()  # it can be reached, to read on or to copy
    page.wait_for_timeout(400)
    expect(box).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).to_have_count(0)
    page.mouse.move(0, 0)
    mark.focus()
    expect(box).to_be_visible()
    assert mark.get_attribute("aria-describedby") == box.get_attribute("id")
    mark.click()
    expect(page).to_have_url(re.compile(r"/sources/\d+\?claim=\d+#claim"))


def test_a_link_tells_where_it_leads(page, tea):
    page.goto("/s/main/wiki/green-tea")
    page.locator("main a[data-preview]").first.hover()
    box = page.get_by_role("tooltip")
    expect(box.get_by_role("heading")).to_have_text("Green tea (concept)")
    page.mouse.move(0, 0)
    expect(box).to_have_count(0)


def edit(page, more):
    """Add text at the end of the article about green tea, as a person would."""
    page.goto("/s/main/wiki/green-tea/edit")
    field = page.get_by_label(re.compile("^Text"))
    field.fill(f"{field.input_value()}\n\n{more}")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile("/wiki/green-tea$"))


def test_the_contents_list_follows_the_scroll(page, tea):
    page.set_viewport_size({"width": 1280, "height": 420})
    edit(page, "\n\n".join(f"## Part {n}\n\n" + "Leaves of tea. " * 60 for n in range(4)))
    here = page.locator(".contents a[aria-current]")
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="Part 2").click()
    expect(here).to_have_text("Part 2")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(here).to_have_count(0)


def test_the_palette_goes_to_an_article_by_keyboard_alone(page, tea):
    page.goto("/s/main/inbox")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Where to go")
    expect(field).to_be_focused()
    page.keyboard.type("cups for")
    expect(page.get_by_role("option").first).to_contain_text("Cups for green tea")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/wiki/cups-for-green-tea$"))


def test_the_palette_gives_the_focus_back(page, tea):
    page.goto("/s/main/wiki")
    page.locator("main h2 a").first.focus()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("main h2 a").first).to_be_focused()


def test_keys_go_where_the_list_of_keys_says(page, tea):
    page.goto("/s/main/concepts")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("g")
    page.keyboard.press("w")
    expect(page).to_have_url(re.compile("/wiki$"))
    page.wait_for_load_state()  # the keys are a module's
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("main h2 a").first).to_be_focused()
    page.keyboard.press("o")
    expect(page).to_have_url(re.compile("/wiki/.+"))
    page.wait_for_load_state()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search everything")).to_be_focused()
    page.keyboard.type("g i")  # in a field, keys are letters
    expect(page).to_have_url(re.compile("/wiki/.+"))
    page.keyboard.press("Escape")
    page.locator("main h1").click()
    page.keyboard.press("n")
    expect(page).to_have_url(re.compile("/inbox#_feed$"))


def test_files_may_be_dropped_on_any_page(page, tea):
    page.goto("/s/main/wiki/green-tea")
    page.evaluate(DROP, ["body", ["a.md", "b.md"]])
    expect(page.locator(".floating .toast")).to_contain_text("2 of 2 added")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="a.md")).to_be_visible()


def test_a_delete_is_taken_back_with_one_press(page, tea):
    page.goto("/s/main/inbox")
    page.get_by_role("checkbox", name="Choose Green tea", exact=True).check()
    expect(page.get_by_text("1 selected")).to_be_visible()
    page.locator("[data-bulk]").get_by_role("button", name="Delete").click()
    expect(page.locator(".source").get_by_text("Deleted in")).to_be_visible()
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.get_by_text("1 source stays")).to_be_visible()
    expect(page.locator(".source").get_by_text("Deleted in")).to_have_count(0)


def test_maths_is_set_on_pages_that_have_some_and_only_there(page, tea):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/s/main/wiki/green-tea")
    assert not any("katex" in url for url in asked)
    edit(page, "## Formula\n\nSo $Q = m c \\Delta T$ holds.\n\n$$\nQ = mc\\Delta T\n$$\n")
    expect(page.locator(".math .katex")).to_have_count(2)
    expect(page.locator("div.math .katex-display")).to_be_visible()


def test_on_a_phone_everything_is_within_reach_of_the_thumb(visit, tea):
    page = visit(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    for address in (
        "/s/main/inbox",
        "/s/main/wiki",
        "/s/main/wiki/green-tea",
        "/s/main/concepts",
        "/s/main/tools",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Wiki").click()
    expect(page).to_have_url(re.compile("/wiki$"))
