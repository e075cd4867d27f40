"""How far an answer can be relied on, in words."""

from wikimind.ask.conversations import ANSWER
from wikimind.models.conversation import Turn

# How likely it is that the sentences answer the question, in words; the figure itself is calibrated.
SURE = ((0.9, "Very likely the answer"), (0.7, "Probably the answer"), (0.5, "Possibly the answer"))
UNSURE = "The nearest that the sources say"


def sureness(turn: Turn) -> str:
    """In words, how far the answer can be relied on: by its chance, or by how much of it was found again."""
    if turn.engine == "model":
        backed = sum(s["standing"] == "supported" for s in turn.sentences if s["role"] == ANSWER)
        every = sum(s["role"] == ANSWER for s in turn.sentences)
        return "Every sentence is backed" if backed == every else f"{backed} of {every} sentences are backed"
    return next((words for least, words in SURE if turn.confidence >= least), UNSURE)


def sureness_tone(turn: Turn) -> str:
    return "good" if turn.confidence >= (1.0 if turn.engine == "model" else SURE[1][0]) else "warn"
