"""Many files at once: the page stays usable meanwhile and says how far it is. `bench.drop` measures 500."""

from playwright.sync_api import expect
from sqlalchemy import func, select

from wikimind.extensions import db, end_read
from wikimind.models.source import Source

FILES = 120
PATIENCE = 180_000  # ms, on a machine that does much else


def test_many_files_are_fed_while_the_page_stays_usable(page, tmp_path):
    paths = []
    for number in range(FILES):
        path = tmp_path / f"note-{number:03}.md"
        path.write_text(f"# Note {number}\n\nTea number {number} grows slowly on its hill.\n")
        paths.append(path)
    page.goto("/s/main/inbox")
    page.set_input_files("#files", paths)
    expect(page.get_by_role("progressbar", name="Files sent")).to_be_visible()
    box = page.get_by_label("Links or text")
    box.fill("Typed while the files are being sent.")
    expect(page.get_by_text(f"{FILES} of {FILES} added.")).to_be_visible(timeout=PATIENCE)
    assert box.input_value() == "Typed while the files are being sent."
    assert page.locator("[data-source]").count() <= 50
    end_read()
    assert db.session.scalar(select(func.count()).select_from(Source)) == FILES
    page.reload()
    expect(page.get_by_text("Page 1 of 3")).to_be_visible()
