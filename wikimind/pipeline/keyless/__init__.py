"""The engine without a model: a document becomes a draft made of its own sentences."""

from wikimind.articles.draft import Draft, Statement
from wikimind.extract.document import Document
from wikimind.nlp.similarity import tf_idf, unit
from wikimind.nlp.words import content_stems
from wikimind.pipeline.keyless.choice import choose_claims, relevance_of
from wikimind.pipeline.keyless.concepts import choose_concepts
from wikimind.pipeline.keyless.corpus import Corpus
from wikimind.pipeline.keyless.digest import choose_digest
from wikimind.pipeline.keyless.outline import outline_of
from wikimind.pipeline.keyless.questions import choose_questions
from wikimind.pipeline.keyless.summary import choose_summary
from wikimind.pipeline.keyless.title import choose_title

ENGINE = "keyless/1"


def compile_document(document: Document, corpus: Corpus) -> Draft:
    """The draft of a source. Every statement is a verbatim sentence of the document, and none is said twice.

    The same document and corpus give the same draft. The corpus is asked twice, whatever the document's
    length.
    """
    language = document.language
    title = choose_title(document)
    outline = outline_of(document, title)
    concepts, phrases = choose_concepts(outline, title, language, corpus)
    vectors = tf_idf([sentence.stems for sentence in outline.sentences])
    title_vector = unit(dict.fromkeys(content_stems(title, language), 1.0))
    relevance = relevance_of(outline, vectors, title_vector, [c.name for c in concepts], language)

    summary = choose_summary(outline, relevance, vectors, title, language)
    claims = choose_claims(outline, relevance, vectors, summary)
    questions = choose_questions(outline, language, {*summary, *claims})
    digest = choose_digest(outline, document, relevance, vectors, [*summary, *claims, *questions])

    def quoted(indexes: list[int]) -> tuple[Statement, ...]:
        return tuple(outline.sentences[i].statement(document) for i in indexes)

    return Draft(
        title=title,
        summary=quoted(summary),
        claims=quoted(claims),
        concepts=concepts,
        digest=digest,
        questions=quoted(questions),
        phrases=phrases,
        engine=ENGINE,
    )
