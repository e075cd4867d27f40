"""What is known of a file besides its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hints:
    """The file's name, and the charset that a server said of it; each may be empty."""

    name: str = ""
    charset: str = ""

    @property
    def stem(self) -> str:
        """The name without folders and ending, as people would say it.

        >>> Hints("old/Rates 2024.xlsx").stem, Hints("Makefile").stem
        ('Rates 2024', 'Makefile')
        """
        last = self.name.replace("\\", "/").rpartition("/")[2]
        stem, dot, ending = last.rpartition(".")
        return " ".join((stem if dot and stem and len(ending) <= 10 else last).split())[:300]
