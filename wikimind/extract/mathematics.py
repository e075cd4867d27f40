"""Formulas as one line of text, from MathML (web pages, books, OpenDocument) and from Office's OMML.

½mv² is written where Unicode has the characters, (a + b)/c, x^(n + 1) and √(x) where it has not. Nothing of a
formula is left out: what an element unknown here holds is written as it comes.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

_VULGAR = {"1/2": "½", "1/3": "⅓", "2/3": "⅔", "1/4": "¼", "3/4": "¾", "1/5": "⅕", "2/5": "⅖", "3/5": "⅗"}
_VULGAR |= {"4/5": "⅘", "1/6": "⅙", "5/6": "⅚", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞"}
_RAISED = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_LOWERED_LETTERS = dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_RELATIONS = frozenset("=<>≤≥≠≈≡∼≃≅∝→←↔⇒⇐⇔∈∉∋⊂⊃⊆⊇≪≫≔↦⟶⟹∧∨|∣") - frozenset("|∣")
_OPERATORS = frozenset("+-−±∓×÷·⋅∗∪∩∖⊕⊗")
_INVISIBLE = frozenset("\u2061\u2062\u2063\u2064\u200b")
_SIMPLE = re.compile(r"[^\s+\-−±=<>/,;:·×]+|\([^()]*\)|\[[^\[\]]*\]")
_BASE = re.compile(r"[\w∑∏∫∮⋃⋂′]+(?:_\([^()]*\))?|\(.*\)|\[.*\]|\|.*\|")
_DEEPEST = 60  # elements within each other; real formulas stay far below

Children = Callable[[Any], list[Any]]


def mathml(node: Any) -> str:
    """The formula of a `math` element.

    >>> from lxml import etree
    >>> mathml(etree.fromstring("<math><mi>v</mi><mo>=</mo><mi>g</mi><mi>t</mi></math>"))
    'v = gt'
    """
    return _tidy(_mathml(node, 0)) or " ".join((node.get("alttext") or "").split())


def omml(node: Any) -> str:
    """The formula of an `oMath` element of Word and its kin."""
    return _tidy(_omml(node, 0))


def raised(text: str) -> str:
    """An exponent as characters; empty where Unicode has not all of them.

    >>> raised("-7"), raised("th")
    ('⁻⁷', '')
    """
    return "".join(_RAISED[c] for c in text) if text and all(c in _RAISED for c in text) else ""


def lowered(text: str) -> str:
    """The same for an index."""
    return "".join(_LOWERED[c] for c in text) if text and all(c in _LOWERED for c in text) else ""


def fraction(over: str, under: str) -> str:
    mixed = re.fullmatch(r"\d+[^\W\d_]\w*", under)  # 2a
    return _VULGAR.get(f"{over}/{under}") or f"{_group(over)}/{f'({under})' if mixed else _group(under)}"


def power(base: str, exponent: str) -> str:
    tight = exponent.replace(" ", "")
    if not tight or set(tight) <= set("′''\"*†∗"):
        return base + tight
    return _base(base) + (raised(tight) or f"^{_group(exponent)}")


def index(base: str, below: str) -> str:
    tight = below.replace(" ", "")
    if not tight:
        return base
    return base + (lowered(tight) or _LOWERED_LETTERS.get(tight) or f"_{_group(below)}")


def root(radicand: str, degree: str = "") -> str:
    sign = {"": "√", "2": "√", "3": "∛", "4": "∜"}.get(degree)
    inside = radicand if re.fullmatch(r"\w+", radicand) else f"({radicand})"
    return f"{sign}{inside}" if sign else f"{inside}^(1/{degree})"


def operator(text: str, *, first: bool) -> str:
    """With spaces around what stands between two operands. `first`: nothing stands before it."""
    sign = "".join(c for c in text if c not in _INVISIBLE).strip()
    if sign and sign in _RELATIONS:
        return f" {sign} "
    if sign and sign in _OPERATORS and not first:
        return f" {sign} "
    return f"{sign} " if sign in (",", ";") else sign


def _group(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _base(text: str) -> str:
    """What is raised: a name or a number, else in brackets."""
    return text if _BASE.fullmatch(text) or len(text) == 1 else f"({text})"


def _tidy(text: str) -> str:
    return re.sub(r"([(\[]) | ([)\],;])", r"\1\2", " ".join(text.split()))


def _sequence(parts: Iterable[tuple[str, bool]]) -> str:
    """Parts side by side, each with whether it is an operator."""
    line = ""
    for text, is_operator in parts:
        if is_operator:
            bare = not line.strip() or line.rstrip()[-1:] in "([{,;=<>≤≥→+-−×"
            line += operator(text, first=bare)
        else:
            # Two words, or a function and what it is of, do not run together.
            apart = len(line) > 1 and line[-2:].isalpha() and text[:1].isalnum()
            line += f" {text}" if apart else text
    return line


def _local(node: Any) -> str:
    return node.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(node.tag, str) else ""


def _words(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


def _mathml(node: Any, depth: int) -> str:
    name = _local(node)
    if depth > _DEEPEST:
        return _words(node)
    if name in ("mi", "mn", "mtext", "ms", "mo"):
        text = _words(node)
        return f" {text} " if name == "mtext" else text
    if name in ("annotation", "annotation-xml", "mphantom", "none", "mprescripts"):
        return ""
    inner = [_mathml(child, depth + 1).strip() for child in node if _local(child)]
    if build := _MATHML.get(name):
        return build(node, inner)
    if name == "semantics" and len(inner) > 1:
        return inner[0] or _words(node[-1])
    children = [child for child in node if _local(child)]
    own = node.text or "" if not children else ""
    return own + _sequence((_mathml(c, depth + 1), _local(c) == "mo") for c in children)


def _scripts(node: Any, inner: list[str]) -> str:
    """Base, index and exponent; below and above are read as these."""
    base, below, above = (*inner, "", "", "")[:3]
    if _local(node) in ("msup", "mover"):
        below, above = "", below
    if above in ("¯", "‾", "→", "^", "˙", "~", "⃗", "ˆ", "˜"):  # an accent
        return index(base, below) + {"→": "⃗", "⃗": "⃗"}.get(above, "")
    return power(index(base, below), above)


def _fenced(node: Any, inner: list[str]) -> str:
    separator = (node.get("separators") or ",").strip()[:1]
    return f"{node.get('open', '(')}{f'{separator} '.join(inner)}{node.get('close', ')')}"


def _rows(node: Any, inner: list[str]) -> str:
    return "; ".join(inner)


_MATHML: dict[str, Callable[[Any, list[str]], str]] = {
    "mfrac": lambda node, inner: fraction(*(*inner, "", "")[:2]),
    "msqrt": lambda node, inner: root(_sequence((t, t in _RELATIONS or t in _OPERATORS) for t in inner)),
    "mroot": lambda node, inner: root(*(*inner, "", "")[:2]),
    "msup": _scripts,
    "msub": _scripts,
    "msubsup": _scripts,
    "mover": _scripts,
    "munder": _scripts,
    "munderover": _scripts,
    "mfenced": _fenced,
    "mtable": _rows,
    "mtr": lambda node, inner: ", ".join(inner),
    "mlabeledtr": lambda node, inner: ", ".join(inner[1:]),
}


def _omml(node: Any, depth: int) -> str:
    name = _local(node)
    if name == "t":
        return node.text or ""
    if depth > _DEEPEST:
        return _words(node)
    if name.endswith("Pr") or name in ("rPr", "ctrlPr"):
        return ""
    if build := _OMML.get(name):
        parts: dict[str, list[str]] = {}
        for child in node:
            parts.setdefault(_local(child), []).append(_omml(child, depth + 1).strip())
        return build(node, parts)
    return "".join(_spaced(_omml(child, depth + 1), child) for child in node)


def _spaced(text: str, node: Any) -> str:
    """A run of plain characters, with spaces around its relations."""
    if _local(node) != "r":
        return text
    return "".join(f" {c} " if c in _RELATIONS else c for c in text if c not in _INVISIBLE)


def _of(parts: dict[str, list[str]], name: str) -> str:
    return (parts.get(name) or [""])[0]


def _character(node: Any, name: str, default: str) -> str:
    found = next((each for each in node.iter() if _local(each) == name), None)
    if found is None:
        return default
    return next((value for key, value in found.attrib.items() if key.endswith("val")), "")


def _nary(node: Any, parts: dict[str, list[str]]) -> str:
    sign = _character(node.find("{*}naryPr"), "chr", "∫") if node.find("{*}naryPr") is not None else "∫"
    limits = power(index(sign, _of(parts, "sub")), _of(parts, "sup"))
    return f"{limits} {_of(parts, 'e')}"


def _delimited(node: Any, parts: dict[str, list[str]]) -> str:
    properties = node.find("{*}dPr")
    begin, end, separator = "(", ")", "|"
    if properties is not None:
        begin = _character(properties, "begChr", "(")
        end = _character(properties, "endChr", ")")
        separator = _character(properties, "sepChr", "|")
    return f"{begin}{separator.join(parts.get('e', []))}{end}"


_OMML: dict[str, Callable[[Any, dict[str, list[str]]], str]] = {
    "f": lambda node, parts: fraction(_of(parts, "num"), _of(parts, "den")),
    "rad": lambda node, parts: root(_of(parts, "e"), _of(parts, "deg")),
    "sSup": lambda node, parts: power(_of(parts, "e"), _of(parts, "sup")),
    "sSub": lambda node, parts: index(_of(parts, "e"), _of(parts, "sub")),
    "sSubSup": lambda node, parts: power(index(_of(parts, "e"), _of(parts, "sub")), _of(parts, "sup")),
    "sPre": lambda node, parts: index("", _of(parts, "sub")) + power("", _of(parts, "sup")) + _of(parts, "e"),
    "nary": _nary,
    "d": _delimited,
    "func": lambda node, parts: f"{_of(parts, 'fName')} {_of(parts, 'e')}",
    "limLow": lambda node, parts: index(_of(parts, "e"), _of(parts, "lim")),
    "limUpp": lambda node, parts: power(_of(parts, "e"), _of(parts, "lim")),
    "m": lambda node, parts: "; ".join(parts.get("mr", [])),
    "mr": lambda node, parts: ", ".join(parts.get("e", [])),
    "eqArr": lambda node, parts: "; ".join(parts.get("e", [])),
}
