"""The engine without a model: a document becomes a draft made of its own sentences."""

from wikimind.articles.draft import Draft
from wikimind.extract.document import Document
from wikimind.nlp.lengths import word_count
from wikimind.nlp.similarity import tf_idf, unit
from wikimind.nlp.words import content_stems
from wikimind.pipeline.keyless.arrangement import arranged, in_order, statements
from wikimind.pipeline.keyless.choice import Told, choose, quotable, worthwhile
from wikimind.pipeline.keyless.concepts import choose_concepts
from wikimind.pipeline.keyless.corpus import Corpus
from wikimind.pipeline.keyless.definitions import definitions_in
from wikimind.pipeline.keyless.exhibits import choose_exhibits
from wikimind.pipeline.keyless.fragments import fragments
from wikimind.pipeline.keyless.kinds import kind_of
from wikimind.pipeline.keyless.outline import Outline, outline_of
from wikimind.pipeline.keyless.procedures import counted, tell_procedures
from wikimind.pipeline.keyless.questions import choose_questions
from wikimind.pipeline.keyless.speech import speakers
from wikimind.pipeline.keyless.summary import choose_summary
from wikimind.pipeline.keyless.title import choose_title
from wikimind.pipeline.keyless.worth import worth_of

ENGINE = "keyless/2"
BUDGET = 440  # words that an article tells
SHARE = 0.65  # of a short text
NOTE = 160  # words of a text that has none to spare


def budget(outline: Outline) -> float:
    """How many words an article tells: a note nearly in whole, of a long text no more than is read at "
    "once."""
    whole = sum(word_count(sentence.text) for sentence in outline.sentences)
    return min(BUDGET, max(SHARE * whole, min(whole, NOTE)))


def compile_document(document: Document, corpus: Corpus, *, filename: str = "", kind: str = "") -> Draft:
    """The draft of a source. Every statement is a verbatim passage of the document, and none is said twice.

    The same document and corpus give the same draft. The corpus is asked twice, whatever the document's
    length.
    """
    language = document.language
    kind = kind or kind_of(document, document.title, filename)
    title = choose_title(document, filename, kind)
    voices = speakers(document) if kind == "meeting" else frozenset()
    manner = "minutes" if kind == "meeting" and not voices else kind  # how the text is put
    outline = outline_of(document, title, voices)
    definitions = definitions_in(document, outline)
    defined = {one.key for one in definitions}
    concepts, phrases = choose_concepts(outline, title, language, corpus, defined)
    vectors = tf_idf([sentence.stems for sentence in outline.sentences])
    title_vector = unit(dict.fromkeys(content_stems(title, language), 1.0))
    worth = worth_of(document, outline, vectors, title_vector, manner)
    told = Told(outline, worth)
    summary = choose_summary(told, worth, title, language, manner)
    questions = choose_questions(outline, language, told.chosen)
    told.tell(questions)
    words = budget(outline)
    before = set(told.chosen)
    tell_procedures(told, kind, words)
    choose(told, worthwhile(quotable(outline, bool(voices)), worth), words)
    outline = counted(outline, kind, told.chosen)
    arrangement = arranged(document, outline, sorted(told.chosen - before), worth, kind)
    return Draft(
        title=title,
        summary=tuple(in_order(document, outline, summary)),
        claims=arrangement.claims or (() if summary else fragments(document, title)),
        concepts=concepts,
        digest=arrangement.digest,
        questions=tuple(statements(document, outline, questions)),
        phrases=phrases,
        engine=ENGINE,
        kind=kind,
        definitions=definitions,
        exhibits=choose_exhibits(document, arrangement.statements),
    )
