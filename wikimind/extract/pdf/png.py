"""Pixels → PNG. Pages are mostly black on white: sixteen greys say as much in a third of the bytes."""

import struct
import zlib
from typing import Any

import numpy as np

_LEVEL = 5  # of zlib: what a higher one saves takes longer than sending it
_GREY, _COLOUR = 0, 2  # colour types of PNG
_UP = 2  # the filter that stores each byte as the difference from the one above it
_FINE = 0xF8  # colours keep five bits: paper and scans come out a third smaller, and no worse to the eye


def encoded(pixels: Any) -> bytes:
    """An image of height × width × (red, green, blue) bytes."""
    height, width, _ = pixels.shape
    if _is_grey(pixels):
        return _file(width, height, 4, _GREY, _prefixed(_packed(pixels[..., 0]), 0))
    kept = (pixels & _FINE) | (pixels >> 5)
    rows = kept.reshape(height, width * 3)
    differences = np.vstack([rows[:1], rows[1:] - rows[:-1]])
    return _file(width, height, 8, _COLOUR, _prefixed(differences, _UP))


def _is_grey(pixels: Any) -> bool:
    red, green, blue = (pixels[..., channel] for channel in range(3))
    return bool(np.array_equal(red, green) and np.array_equal(green, blue))


def _packed(grey: Any) -> Any:
    """Two pixels of four bits to a byte."""
    levels = ((grey.astype(np.uint16) * 15 + 127) // 255).astype(np.uint8)
    if levels.shape[1] % 2:
        levels = np.pad(levels, ((0, 0), (0, 1)))
    return (levels[:, 0::2] << 4) | levels[:, 1::2]


def _prefixed(rows: Any, filter_: int) -> bytes:
    """The rows, each after the number of its filter."""
    return bytes(np.pad(rows, ((0, 0), (1, 0)), constant_values=((0, 0), (filter_, 0))).tobytes())


def _file(width: int, height: int, depth: int, kind: int, data: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(data, _LEVEL)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in chunks)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
