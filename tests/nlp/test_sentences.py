"""Sentences of many languages end where they end."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timing import seconds
from wikimind.nlp.sentences import split

# A paragraph of each language, each sentence on a line of its own; "xx" is one of which nothing is known.
PARAGRAPHS = sorted(Path(__file__).with_name("sentences").glob("*.txt"))
WITHOUT_SPACES = ("ja", "zh")


def cut(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in split(text, language)]


@pytest.mark.parametrize("path", PARAGRAPHS, ids=lambda path: path.stem)
def test_sentences_of_a_language_end_where_they_end(path):
    language, sentences = path.stem, path.read_text(encoding="utf-8").splitlines()
    between = "" if language in WITHOUT_SPACES else " "
    assert cut(between.join(sentences), language) == sentences


THAI = (
    "โรงสีริมลำธารเป็นของหมู่บ้านมานานกว่าหนึ่งร้อยปี และยังใช้งานอยู่จนถึงทุกวันนี้ ในปี พ.ศ. 2433 น้ำท่วมใหญ่"
    "ได้พัดเขื่อนหายไปแล้ว อย่างไรก็ตาม ชาวบ้านได้ช่วยกันสร้างเขื่อนใหม่ด้วยหินและไม้ที่หาได้จากป่าใกล้เคียง ต่อมา "
    "มีการขยายกังหันน้ำให้มีขนาดใหญ่ขึ้น 2 เท่า ทำให้โรงสีสามารถบดข้าวได้วันละ 3 ตัน ปัจจุบัน โรงสีแห่งนี้เป็น"
    "พิพิธภัณฑ์ที่เปิดให้ผู้คนเข้าชมโดยไม่เสียค่าใช้จ่าย"
)


def test_thai_is_cut_at_spaces_between_clauses():
    sentences = cut(THAI, "th")
    assert 3 <= len(sentences) <= 6
    assert all(40 <= len(sentence) <= 300 for sentence in sentences)
    assert not any(sentence.startswith(("และ", "ที่", "2433", "2 ")) for sentence in sentences)


@pytest.mark.parametrize(
    ("language", "speech"),
    [
        ("en", "so we went down to the mill and looked at the wheel and it was stuck in the ice "),
        ("ru", "и вот мы пошли к мельнице и посмотрели на колесо и оно застряло во льду "),
        ("zh", "我们走到磨坊去看水车它被冰卡住了"),
        ("th", "เราเดินไปที่โรงสีแล้วมองดูกังหันมันติดอยู่ในน้ำแข็ง"),
        ("km", "យើងដើរទៅរោងម៉ាស៊ីនហើយមើលកង់"),
    ],
)
def test_speech_without_stops_becomes_pieces_of_the_length_of_sentences(language, speech):
    pieces = cut(speech * 60, language)
    assert len(pieces) > 10
    assert all(15 <= len(piece) <= 320 for piece in pieces)


def test_captions_are_cut_at_their_lines():
    lines = [
        "we went down to the old mill in spring",
        "the wheel was stuck in the ice again",
        "so nobody could grind",
    ]
    pieces = cut("\n".join(lines * 20), "en")
    assert all(piece.split("\n")[0] in lines and piece.split("\n")[-1] in lines for piece in pieces)


def test_a_chat_in_small_letters_is_cut_at_its_stops():
    assert cut("we saw the mill. it was stuck. what now? nobody knew.", "en") == [
        "we saw the mill.", "it was stuck.", "what now?", "nobody knew.",
    ]  # fmt: skip


def test_an_enumeration_of_law_stays_one_sentence():
    law = (
        "The owner shall, before the flood, in the manner that the council has laid down, raise the weir; "
        * 4
    )
    assert len(cut(law.strip().rstrip(";") + ".", "en")) == 1


@given(st.text(max_size=300), st.sampled_from(["en", "de", "el", "hi", "th", "zh", "xx"]))
def test_spans_are_in_order_trimmed_and_leave_only_white_space_out(text, language):
    at = 0
    for start, end in split(text, language):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "unit",
    ["a@", "A. ", "1", "1. ", "(", "( ", "[", "“", ". ", "...", "a ", "a\n", " \n", "a", "?!", "z.B. ", "।",
     "ก", "ก ", "。", "水", "[1] ", ".[1", ": ", "|", "a|", "é", "\u0301", "\u200b", "-", "A.\n\n", ".)"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(unit):
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        return min(seconds(lambda: split(text, "en")) for _ in range(3))

    # Eight times as much; the square would be 64 times. Machines are noisy, and small times all noise.
    assert cost(80_000) < 20 * cost(10_000) + 0.3
