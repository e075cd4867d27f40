"""The step after every reader: words are what a reader sees, and every place stays where it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikimind.extract.cleaning import cleaned
from wikimind.extract.document import HEADING, PARAGRAPH, Block, Document, DocumentBuilder
from wikimind.extract.lines import joint, squeezed
from wikimind.extract.notes import CHART, Note, notes_in, placed

ODD = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u00a0\u202f\u2028\u0301\u3099\ufb01\ufb03\x1b\x07\u1112\u1161\u11ab"
)
TEXTS = st.text(alphabet=ODD + "ab éかक می.\n", min_size=1, max_size=40).filter(str.strip)


def document_of(*texts: str) -> Document:
    builder = DocumentBuilder()
    for page, text in enumerate(texts, start=1):
        builder.add(PARAGRAPH, text, page=page)
    return builder.build()


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("the pad\u00addle of the ca\u00adnal", "the paddle of the canal"),
        ("main\u00ad\ntain and re\u00ad place", "maintain and replace"),
        ("a hyphen before\u00ad Amsterdam", "a hyphen before Amsterdam"),
        ("relay\u200bBoard, a\u2060word\ufeff", "relayBoard, aword"),
        ("thermo\u200cstat and green\u200dhouse", "thermostat and greenhouse"),
        ("one \u200b two", "one two"),
        ("ﬁne ﬂour, eﬃcient", "fine flour, efficient"),
        (
            "cafe\u0301 Mu\u0308hle カ\u3099ラス \u1112\u1161\u11ab\u1100\u1173\u11af",
            "café Mühle ガラス 한글",
        ),
        ("1\u202f234\u00a0km", "1 234 km"),
        ("\x1b[31merror\x1b[0m: none", "error: none"),
        ("first\u2028second", "first\nsecond"),
        ("東\ufff9京\ufffaきょう\ufffb", "東京"),
        ("hid\U000e0068\U000e0069den", "hidden"),
        ("left\u200eright", "leftright"),
    ],
)
def test_what_nobody_sees_is_taken_out_of_words(printed, read):
    assert cleaned(document_of(printed)).text == read


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",  # Persian spells with a non-joiner
        "क्\u200dष and क्\u200cष",
        "👨\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "शब्द, ไม่, ἄνθρωπος, человек й",
        "+972 50\u200e, 神",
    ],
)
def test_what_belongs_to_the_spelling_stays(text):
    assert cleaned(document_of(text)).text == text


@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_every_block_keeps_its_words_and_its_page(texts):
    before = document_of(*texts)
    after = cleaned(before)
    alone = [cleaned(document_of(text)).text for text in texts]
    pages = [page for page, text in enumerate(alone, start=1) if text.strip()]
    assert [after.block_text(block) for block in after.blocks] == [text for text in alone if text.strip()]
    assert [after.page_at(block.start) for block in after.blocks] == pages
    assert all(0 <= block.start < block.end <= len(after.text) for block in after.blocks)


def test_times_and_titles_are_cleaned_along():
    builder = DocumentBuilder()
    builder.add(HEADING, "Pad\u00addle", level=1)
    builder.add(PARAGRAPH, "ﬁrst words. Later words.")
    document = builder.build(title="Pad\u00addle", times=((8, 1), (21, 9)), metadata={"author": "Ana\u200b"})
    after = cleaned(document)
    assert (after.title, after.metadata["author"]) == ("Paddle", "Ana")
    assert after.blocks[0] == Block(HEADING, 0, 6, 1)
    assert after.time_at(after.text.index("Later")) == 9


def test_a_line_end_between_ideographs_is_no_space():
    assert squeezed("水車\n  小屋と\n同じ") == "水車小屋と同じ"
    assert squeezed("他说：“你好。”\n然后走了") == "他说：“你好。”然后走了"
    assert squeezed("한국어는\n띄어 쓴다") == "한국어는 띄어 쓴다"
    assert squeezed("Ὁ ἄνθρωπος\nκαὶ ὁ\nκόσμος") == "Ὁ ἄνθρωπος καὶ ὁ κόσμος"
    assert [joint("ไม้", "ไผ่"), joint("नदी", "के"), joint("を", "Flask"), joint("ماء", "و")] == [
        "",
        " ",
        " ",
        " ",
    ]


def test_notes_are_sentences_and_survive_storing():
    document = DocumentBuilder().build(notes=placed(CHART, "slide", [7, 3, 4, 5]))
    stored = Document.from_json(document.to_json())
    assert [note.sentence for note in stored.notes] == ["4 charts on slides 3–5 and 7 were not read."]
    assert notes_in(["pages 1, 2 hold images"])[0].sentence == "pages 1, 2 hold images"
    assert Note("a kind of a later release", where="Something.").sentence == "Something."
