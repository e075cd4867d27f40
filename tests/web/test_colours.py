"""Text can be read on what lies behind it, in light and in dark (WCAG 2.2 AA: 4.5 to 1)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "static/css/tokens.css"
COLOURS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)", TOKENS.read_text(encoding="utf-8")
    )
}
PAIRS = [
    *((ink, ground) for ink in ("ink", "quiet", "accent", "bad") for ground in ("paper", "raised", "sunken")),
    *(("ink", ground) for ground in ("accent-soft", "good-soft", "warn-soft", "bad-soft", "mark-soft")),
    *(("ink", ground) for ground in ("added", "removed")),
    *((name, f"{name}-soft") for name in ("accent", "good", "warn", "bad")),
    ("quiet", "accent-soft"),
    ("accent-ink", "accent"),
    ("mark-ink", "mark"),
    ("paper", "bad"),
]


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(ink, ground, theme):
    bright, dim = sorted((luminance(COLOURS[name][theme]) for name in (ink, ground)), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5
