"""What a cell of a workbook shows: its value under its number format (ECMA-376 part 1, 18.8.30 and 31)."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??",
    14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss", 22: "yyyy-mm-dd h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}  # fmt: skip
_TOKEN = re.compile(
    r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|General|y+|m+|d+|h+|s+(?:\.0+)?|e{2,}|g+|[#0?][#0?,]*|\.[#0?]*|E[+-][#0?]+|.',
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE = re.compile(r"[ymdhs]|AM/PM|A/P", re.IGNORECASE)
_ELAPSED = re.compile(r"\[([hms]+)\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]")
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def shown(value: float, code: str, epoch: datetime) -> str:
    """The number as its format shows it; as it is where the format is none or says nothing.

    >>> day = datetime(1899, 12, 30)
    >>> shown(0.075, "0.0%", day), shown(1234567.5, "#,##0.00", day), shown(42, "00000", day)
    ('7.5%', '1,234,567.50', '00042')
    >>> shown(1.5, "[h]:mm", day), shown(43589, "d mmmm yyyy", day), shown(0.1 + 0.2, "", day)
    ('36:00', '4 May 2019', '0.3')
    """
    if code in ("", "General"):
        return general(value)
    section, value = _section(code, value)
    bare = _LITERAL.sub("", section)
    if (
        not bare.strip()
        and not section.strip()
        or bare.strip().lower() == "general" == section.strip().lower()
    ):
        return general(value)
    if _ELAPSED.search(bare) or (
        _DATE.search(bare) and not re.search(r"[#0?]", re.sub(r"s+\.0+", "", bare, flags=re.I))
    ):
        return _moment(value, section, epoch) or general(value)
    try:
        return _number(Decimal(repr(value)), section)
    except (InvalidOperation, ValueError, OverflowError):
        return general(value)


def general(value: float) -> str:
    """As a cell without a format shows it: no noise of binary fractions, no exponent where digits do.

    >>> general(19.989999999999998), general(1.2345678901234e15), general(-0.0)
    ('19.99', '1234567890123400', '0')
    """
    text = f"{value:.15g}"
    if "e" in text and abs(value) >= 1:
        text = f"{Decimal(text):f}" if abs(value) < 1e21 else text
    return "0" if text == "-0" else text.replace("e", "E")


def _section(code: str, value: float) -> tuple[str, float]:
    """The part of the code that is for this number, and the number as that part takes it."""
    sections = _split(code)
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        for section, condition in zip(sections, conditions, strict=True):
            if condition is None or _holds(value, condition[1], float(condition[2])):
                return section, value
        return "General", value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _holds(value: float, sign: str, other: float) -> bool:
    return {
        "<": value < other, ">": value > other, "=": value == other,
        "<=": value <= other, ">=": value >= other, "<>": value != other,
    }[sign]  # fmt: skip


def _split(code: str) -> list[str]:
    parts = [""]
    for token in _TOKEN.findall(code[:500]):
        if token == ";":
            parts.append("")
        else:
            parts[-1] += token
    return parts


def _written(token: str) -> str | None:
    """What a token writes as it is; None for one that stands for something."""
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "\\":
        return token[1:]
    if token[0] == "_":
        return " "
    if token[0] == "*":
        return ""
    if token[0] == "[":
        currency = _CURRENCY.fullmatch(token)
        return currency[1] if currency else None if _ELAPSED.fullmatch(token) else ""
    return None


def _number(value: Decimal, section: str) -> str:
    tokens = _TOKEN.findall(section)
    pattern = "".join(t for t in tokens if _written(t) is None)
    if "/" in pattern and "?" in pattern:
        return _fraction(value, pattern)
    value *= Decimal(100) ** pattern.count("%")
    digits = re.search(r"[#0?][#0?,]*", pattern)
    if digits is None:
        return "".join(
            _written(t) or (t if _written(t) is None and t not in "@" else "") for t in tokens
        ).strip()
    value /= Decimal(1000) ** (len(digits[0]) - len(digits[0].rstrip(",")))
    exponent = re.search(r"E([+-])([#0?]+)", pattern, re.IGNORECASE)
    places = re.search(r"\.([#0?]*)", pattern)
    decimals = places[1] if places else ""
    power = value.adjusted() if exponent and value else 0
    whole, part = _rounded(value.scaleb(-power) if exponent else value, len(decimals))
    whole = whole.zfill(digits[0].count("0")) if whole != "0" or "0" in digits[0] else ""
    if "," in digits[0].rstrip(","):
        whole = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", whole)
    while part and part[-1] == "0" and decimals[len(part) - 1] == "#":
        part = part[:-1]
    shown_number = ("-" if value < 0 else "") + whole + (f".{part}" if part else "")
    if exponent:
        sign = "-" if power < 0 else "+" if exponent[1] == "+" else ""
        shown_number += f"E{sign}{str(abs(power)).zfill(len(exponent[2]))}"
    return _around(tokens, shown_number)


def _rounded(value: Decimal, places: int) -> tuple[str, str]:
    text = f"{abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    whole, _, part = text.partition(".")
    return whole, part


def _around(tokens: list[str], number: str) -> str:
    """The number where its digits stand, with what is written before and behind."""
    text, done = "", False
    for token in tokens:
        written = _written(token)
        if written is not None:
            text += written
        elif re.match(r"[#0?.]|E[+-]", token, re.IGNORECASE):
            text += "" if done else number
            done = True
        elif token != "@":
            text += token
    return " ".join(text.split())


def _fraction(value: Decimal, pattern: str) -> str:
    whole = int(value)
    rest = abs(value - whole)
    stated = re.search(r"/\s*(\d+)", pattern)
    limit = 10 ** max(1, pattern.partition("/")[2].count("?")) - 1
    best = min(
        ((round(rest * d), d) for d in ([int(stated[1])] if stated else range(1, limit + 1))),
        key=lambda pair: abs(rest - Decimal(pair[0]) / pair[1]),
    )
    if best[0] == 0:
        return str(whole)
    if best[0] == best[1]:
        return str(whole + (1 if value >= 0 else -1))
    return f"{whole} {best[0]}/{best[1]}" if whole else f"{'-' if value < 0 else ''}{best[0]}/{best[1]}"


def _moment(value: float, section: str, epoch: datetime) -> str:
    """A day number as its format writes dates and times; empty where there is no such day."""
    try:
        seconds = round(value * 86400, 3)
        moment = epoch + timedelta(seconds=round(seconds))
    except (ValueError, OverflowError):
        return ""
    tokens = list(_TOKEN.findall(section))
    halves = any(token.upper() in ("AM/PM", "A/P") for token in tokens)
    text, before = "", ""
    for at, token in enumerate(tokens):
        written = _written(token)
        if written is not None:
            text += written
            continue
        kind = token[0].lower() if token[0] != "[" else token[1].lower()
        if kind == "m" and not token.startswith("["):
            after = next((t[0].lower() for t in tokens[at + 1 :] if t[0].lower() in "ymdhs"), "")
            kind = "n" if before == "h" or after == "s" else "m"
        text += _part(kind, token, moment, seconds, halves)
        before = kind if kind in "ymdhsn" else before
    return " ".join(text.split())


def _part(kind: str, token: str, moment: datetime, seconds: float, halves: bool) -> str:
    length = len(token)
    if token.startswith("["):
        unit = {"h": 3600, "m": 60, "s": 1}[kind]
        sign = "-" if seconds < 0 else ""
        return f"{sign}{int(abs(round(seconds)) // unit):0{length - 2}d}"
    if token.upper() in ("AM/PM", "A/P"):
        return ("AM" if moment.hour < 12 else "PM")[: 1 if length == 3 else 2]
    if kind == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if kind in "md" and length > 2:
        name = _MONTHS[moment.month - 1] if kind == "m" else _DAYS[moment.weekday()]
        return name if length == 4 else name[:1] if length == 5 else name[:3]
    if kind == "s" and "." in token:
        places = length - token.index(".") - 1
        return f"{seconds % 60:0{places + 3}.{places}f}"
    number = {
        "m": moment.month,
        "d": moment.day,
        "n": moment.minute,
        "s": moment.second,
        "h": moment.hour,
    }.get(kind)
    if number is None:
        return token
    if kind == "h" and halves:
        number = number % 12 or 12
    return f"{number:0{min(length, 2)}d}"
