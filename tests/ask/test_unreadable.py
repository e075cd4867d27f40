"""No answer quotes a sentence of which something printed could not be read."""

from wikimind.ask.keyless.sentences import read
from wikimind.ask.values import Evidence
from wikimind.nlp.unreadable import MARK


def evidence(text: str) -> Evidence:
    return Evidence(1, 1, 1, "A paper", "0" * 64, "Results", 1, 0, text, "en", 1.0)


def test_a_sentence_with_a_sign_that_could_not_be_read_is_no_answer():
    (passage,) = read([evidence(f"Our system reaches {MARK * 4} on the corpus. It was built in the spring.")])
    assert [line.text for line in passage.lines] == ["It was built in the spring."]


def test_a_passage_of_nothing_else_gives_no_answer():
    (passage,) = read([evidence(f"Our system reaches {MARK * 4} on the corpus.")])
    assert passage.lines == ()
