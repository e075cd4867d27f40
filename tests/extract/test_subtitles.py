"""Subtitles are read as what was said, and every word knows when."""

import pytest

from wikimind.errors import Unreadable
from wikimind.extract import read
from wikimind.extract.document import Document
from wikimind.extract.sniff import sniff

SUBRIP = """1
00:00:01,000 --> 00:00:04,000
<i>The mill</i> stands where
the river meets the sea.

2
00:00:04,500 --> 00:00:07,000
It has no engine.

3
00:01:10,000 --> 00:01:13,000
The wheel turns when the tide goes out.
"""
WEBVTT = """WEBVTT - a talk

NOTE recorded in May

intro
00:01.000 --> 00:04.000 align:start
<v Ada>Salt is won from sea water &amp; sun.

00:04.000 --> 00:07.000
<v Ben>How long does it take?

01:00:02.000 --> 01:00:05.000
<v Ada>Seven weeks.
"""
ROLLING = """WEBVTT

00:00:01.000 --> 00:00:03.000
we talk about tides

00:00:03.000 --> 00:00:05.000
we talk about tides
and about the moon
"""


def document(tmp_path, text: str) -> Document:
    path = tmp_path / "file"
    path.write_text(text)
    return read(path, "text/vtt")


@pytest.mark.parametrize("text", [SUBRIP, WEBVTT, ROLLING, SUBRIP.replace("\n", "\r\n"), "\ufeff" + SUBRIP])
def test_subtitles_are_known_by_their_content(text):
    assert sniff(text.encode(), "talk.txt") == "text/vtt"


@pytest.mark.parametrize("text", ["WEBVTTX is no format.", "At 00:00:01 --> we left.", "1\n2\n3"])
def test_other_texts_are_not_taken_for_subtitles(text):
    assert sniff(text.encode(), "notes.txt") == "text/plain"


def test_cues_run_together_and_a_silence_parts_them(tmp_path):
    found = document(tmp_path, SUBRIP)
    assert [found.block_text(block) for block in found.blocks] == [
        "The mill stands where the river meets the sea. It has no engine.",
        "The wheel turns when the tide goes out.",
    ]
    assert [found.time_at(found.text.index(words)) for words in ("mill", "no engine", "wheel")] == [1, 4, 70]


def test_speakers_are_named_and_part_what_is_said(tmp_path):
    found = document(tmp_path, WEBVTT)
    assert found.text.split("\n\n") == [
        "Ada: Salt is won from sea water & sun.",
        "Ben: How long does it take?",
        "Ada: Seven weeks.",
    ]
    assert found.time_at(found.text.index("Seven")) == 3602


def test_names_before_colons_are_speakers_where_most_cues_have_one(tmp_path):
    cue = "00:0{0}.000 --> 00:0{1}.000\n{2}\n\n"
    said = ["Jane Doe: The kiln is cold.", "Jane Doe: We buy one.", "Али Öz: By Friday: Monday is late."]
    meeting = "WEBVTT\n\n" + "".join(cue.format(at, at + 1, text) for at, text in enumerate(said))
    assert document(tmp_path, meeting).text.split("\n\n") == [
        "Jane Doe: The kiln is cold. We buy one.",
        "Али Öz: By Friday: Monday is late.",
    ]
    talk = "WEBVTT\n\n" + cue.format(0, 1, "Remember: it is hot.") + cue.format(1, 2, "So cool it.")
    assert document(tmp_path, talk).text == "Remember: it is hot. So cool it."


@pytest.mark.parametrize("space", ["http://www.w3.org/ns/ttml", "http://www.w3.org/2006/10/ttaf1"])
def test_timed_text_is_read_under_both_of_its_names(tmp_path, space):
    text = (
        f'<?xml version="1.0"?><tt xmlns="{space}"><body><div><p begin="00:00:01.000" end="00:00:03.000">'
        'The mill<br/>stands.</p><p begin="00:01:10.000" end="00:01:12.000">It turns.</p></div></body></tt>'
    )
    assert sniff(text.encode(), "talk.xml") == "text/vtt"
    made = document(tmp_path, text)
    assert made.text.split("\n\n") == ["The mill stands.", "It turns."]
    assert [second for _, second in made.times] == [1, 70]


def test_timed_text_that_is_damaged_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(Unreadable, match="save them as SubRip or WebVTT"):
        document(tmp_path, '<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">Mill</body>')


def test_lines_that_roll_on_are_read_once(tmp_path):
    assert document(tmp_path, ROLLING).text == "we talk about tides and about the moon"


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nIt stands.\n2\n00:00:02,000 --> 00:00:03,000\nIt turns.\n",
        "00:01.000 --> 00:02.000\nIt stands.\n00:02.000 --> 00:03.000\nIt turns.",
        "1\n00:00:01,5 --> 00:00:02,0\nIt\n\nstands.\n\n\n2\n00:00:02 --> 00:00:03\n\nIt turns.",
        "WEBVTT\n\na/1-0\n00:01.000 --> 00:02.000\nIt stands.\n\nNOTE by Ada\nof 1890\n\n"
        "b/1-1\n00:02.000 --> 00:03.000\nIt turns.\n\nSTYLE\n::cue {}\n",
        "1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:01,000 --> 00:00:02,000\nIt stands.\n\n"
        "3\n00:00:02,000 --> 00:00:03,000\nIt turns.\n",
    ],
    ids=["no blank lines", "no numbers", "blank lines within", "names and notes", "empty cue"],
)
def test_a_cue_ends_where_the_next_one_is_named(tmp_path, text):
    made = document(tmp_path, text)
    assert made.text == "It stands. It turns."
    assert [second for _, second in made.times] == [1, 2]


def test_times_survive_being_stored(tmp_path):
    found = document(tmp_path, SUBRIP)
    assert Document.from_json(found.to_json()) == found
    assert "times" not in Document("a", ()).to_json()


def test_subtitles_without_words_are_refused_with_a_sentence(tmp_path):
    with pytest.raises(Unreadable, match="no words"):
        document(tmp_path, "WEBVTT\n\n00:01.000 --> 00:02.000\n\n")


def test_a_claim_of_a_talk_opens_at_its_time(client, compiled):
    article = compiled(SUBRIP, "talk.srt")
    page = client.get(f"/s/main/sources/{article.source_id}").text
    assert '<time class="quiet" datetime="PT70S">1:10</time>' in page
    assert '<mark class="quoted">' in page
