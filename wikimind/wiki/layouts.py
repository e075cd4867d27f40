"""What texts look like, kept in memory: each is laid out once, also where many ask for it at once."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

ROOM = 16_000_000  # characters of HTML that one process keeps
_LOCKS = 16


class Layouts:
    """The layouts of the texts that were read last; `make` lays one out."""

    def __init__(self, make: Callable[[str], str], room: int = ROOM) -> None:
        self._make, self._room = make, room
        self._kept: OrderedDict[bytes, str] = OrderedDict()
        self._size = 0
        self._lock = Lock()
        self._making = [Lock() for _ in range(_LOCKS)]

    def of(self, text: str) -> str:
        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        found = self._found(key)
        if found is not None:
            return found
        with self._making[key[0] % _LOCKS]:  # whoever asks for the same waits, and finds it
            found = self._found(key)
            if found is None:
                found = self._make(text)
                self._keep(key, found)
        return found

    def _found(self, key: bytes) -> str | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: bytes, layout: str) -> None:
        with self._lock:
            self._kept[key] = layout
            self._size += len(layout)
            while self._size > self._room:
                _, oldest = self._kept.popitem(last=False)
                self._size -= len(oldest)
