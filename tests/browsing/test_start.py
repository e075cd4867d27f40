"""The very first look."""


def test_a_stranger_finds_the_box_to_feed(page):
    page.goto("/")
    assert page.get_by_label("Choose files").count() or page.locator("input[type=file]").count()
