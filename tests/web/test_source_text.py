"""Every character of a quoted span is marked where a source is shown, and no other."""

from hypothesis import given
from hypothesis import strategies as st

from wikimind.extract.document import KINDS, Document, DocumentBuilder
from wikimind.web.sources import text_view
from wikimind.web.sources.text_view import SLICE, ShownBlock

WORDS = st.text(alphabet="ab |\t\n<é", min_size=1, max_size=30).filter(str.strip)
BLOCKS = st.lists(st.tuples(st.sampled_from(KINDS), WORDS, st.integers(1, 4)), min_size=1, max_size=12)


def document_of(blocks: list[tuple[str, str, int]], *, paged: bool = True) -> Document:
    builder = DocumentBuilder()
    for kind, text, page in blocks:
        builder.add(kind, text, level=int(kind == "heading"), page=page if paged else None)
    return builder.build()


def marked(blocks: list[ShownBlock]) -> str:
    return "".join(run.text for block in blocks for run in block.runs if run.focused)


@given(BLOCKS, st.booleans(), st.data())
def test_a_span_is_marked_exactly_wherever_it_runs(
    blocks: list[tuple[str, str, int]], paged: bool, data: st.DataObject
) -> None:
    document = document_of(sorted(blocks, key=lambda block: block[2]), paged=paged)
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    slices = text_view.slices(document)
    shown = [text_view.shown_blocks(document, part, [], (start, end)) for part in slices]
    wanted = (document.text[max(start, b.start) : min(end, b.end)] for b in document.blocks)
    assert "".join(map(marked, shown)) == "".join(wanted)


@given(BLOCKS, st.booleans())
def test_every_character_of_every_block_is_on_exactly_one_page(
    blocks: list[tuple[str, str, int]], paged: bool
) -> None:
    document = document_of(blocks, paged=paged)
    shown = "".join(
        run.text
        for part in text_view.slices(document)
        for block in text_view.shown_blocks(document, part, [], None)
        for run in block.runs
    )
    assert sorted(shown) == sorted("".join(map(document.block_text, document.blocks)))


def test_only_the_first_run_in_focus_is_where_the_view_jumps_to() -> None:
    document = document_of([("list", "one two", 1), ("list", "three four", 1)])
    blocks = text_view.shown_blocks(document, text_view.slices(document)[0], [(5, 6)], (4, 14))
    runs = [run for block in blocks for run in block.runs if run.focused]
    assert "".join(run.text for run in runs) == "twothree"
    assert [run.first for run in runs] == [True] + [False] * (len(runs) - 1)


def test_a_page_break_inside_a_block_cuts_it_there() -> None:
    builder = DocumentBuilder()
    builder.add_runs("paragraph", [("left ", 1), ("right", 2)])
    document = builder.build()
    first, second = text_view.slices(document)
    assert [b.runs[0].text for b in text_view.shown_blocks(document, first, [], None)] == ["left "]
    assert [b.runs[0].text for b in text_view.shown_blocks(document, second, [], None)] == ["right"]
    assert text_view.slice_at([first, second], document.text.index("right")) == 2


def test_pages_without_text_keep_their_number() -> None:
    builder = DocumentBuilder()
    builder.add("paragraph", "a", page=1)
    builder.add("paragraph", "b", page=3)
    slices = text_view.slices(builder.build(page_count=4, labels={3: "iii"}))
    assert [(s.number, s.label, bool(s.spans)) for s in slices] == [
        (1, "1", True),
        (2, "2", False),
        (3, "iii", True),
        (4, "4", False),
    ]


def test_a_long_source_without_pages_is_cut_between_blocks() -> None:
    document = document_of([("paragraph", "x" * 900, 0)] * 100, paged=False)
    slices = text_view.slices(document)
    starts = {block.start for block in document.blocks}
    assert len(slices) > 3
    assert all(part.spans[0][0] in starts for part in slices)
    assert all(end - start <= SLICE for part in slices for start, end in part.spans)


def test_one_endless_block_is_cut_all_the_same() -> None:
    document = document_of([("code", "x" * (5 * SLICE), 0)], paged=False)
    slices = text_view.slices(document)
    assert len(slices) >= 3
    assert all(end - start <= 2 * SLICE for part in slices for start, end in part.spans)


def test_a_table_is_laid_out_in_rows_and_cells_with_its_marks() -> None:
    document = document_of([("table", "Kind\tMinutes\nGreen\t2", 1)])
    span = (document.text.index("Minutes"), document.text.index("Green") + 5)
    (block,) = text_view.shown_blocks(document, text_view.slices(document)[0], [], span)
    cells = [["".join(run.text for run in cell) for cell in row] for row in block.rows]
    assert cells == [["Kind", "Minutes"], ["Green", "2"]]
    focused = [[any(run.focused for run in cell) for cell in row] for row in block.rows]
    assert focused == [[False, True], [True, False]]
