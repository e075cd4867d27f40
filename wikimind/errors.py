"""The one family of errors: each is a sentence for people and says whether trying again can help."""


class WikimindError(Exception):
    """What went wrong, as one sentence that says what to do about it (`str(error)`)."""

    retryable = False


class NotFound(WikimindError):
    """There is no such thing here, or the asker may not know of it."""


class InvalidInput(WikimindError):
    """The request cannot be carried out as it was made."""


class TooLarge(InvalidInput):
    """What was sent is over a limit of the settings."""


class Unreadable(WikimindError):
    """A source whose bytes cannot become text: empty, encrypted, corrupt, image-only, unknown."""


class Conflict(WikimindError):
    """Somebody else changed the thing in the meantime."""


class Outdated(Conflict):
    """An article was changed since the asker read it; `revision` and `text` are what stands."""

    def __init__(self, revision: int, text: str) -> None:
        super().__init__(
            "This article was changed while you edited it. Your text is kept: "
            "compare it with the present one and save again."
        )
        self.revision, self.text = revision, text


class Unavailable(WikimindError):
    """Something that WikiMind depends on does not answer at present."""

    retryable = True


class Outage(Unavailable):
    """Something that this installation stands on is away: its disk, its bucket, its database, its queue.

    Work that meets one waits and goes on by itself; it uses up no tries.
    """


class LeaseLost(WikimindError):
    """The job in hand was given to another worker; whatever was computed must not be saved."""


class Forbidden(WikimindError):
    """The asker may know of the thing but not do this to it."""


class SignInNeeded(WikimindError):
    """Nobody we know asks, and this is not for strangers."""

    def __init__(self, sentence: str = "Sign in, or send a token that is valid.") -> None:
        super().__init__(sentence)


class TooMany(WikimindError):
    """Too much was asked in a short time; `wait` is for how many seconds to stop."""

    def __init__(self, sentence: str, wait: int = 60) -> None:
        super().__init__(sentence)
        self.wait = wait
