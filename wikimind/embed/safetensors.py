"""Weights in the format safetensors: a length, a header in JSON, and the numbers."""

import json
import struct
from pathlib import Path

import numpy as np

_KINDS: dict[str, np.dtype[np.generic]] = {
    "F32": np.dtype("<f4"),
    "F16": np.dtype("<f2"),
    "I64": np.dtype("<i8"),
}


def tensors(path: Path) -> dict[str, np.ndarray]:
    """Every tensor of the file by name; numbers of two bytes become such of four."""
    data = np.memmap(path, np.uint8, mode="r")
    (length,) = struct.unpack("<Q", data[:8].tobytes())
    header = json.loads(data[8 : 8 + length].tobytes())
    header.pop("__metadata__", None)
    found = {}
    for name, known in header.items():
        start, end = (8 + length + offset for offset in known["data_offsets"])
        values = np.frombuffer(data[start:end].tobytes(), _KINDS[known["dtype"]]).reshape(known["shape"])
        found[name] = values.astype(np.float32) if values.dtype == np.float16 else values
    return found
