r"""LaTeX in the fields of BibTeX, as text.

Accents are composed, signs are looked up in the tables of pylatexenc and in `latex_tables`, and macros that
only say how a text looks leave the text. An unknown macro keeps its argument and is noted. Maths stays as it
is.

>>> decode(r"Sz\H ol\H o on $x$ \&\ \texttt{code}").text
'Szől\u0151 on $x$ & code'
>>> decode(r"\strange{words}")
Decoded(text='words', notes=("the LaTeX macro '\\strange' is not known; its argument is kept",))
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from argmap.bibliography.formats import need_extra
from argmap.bibliography.latex_tables import (
    ACCENTS,
    DECLARATIONS,
    FONTS,
    IGNORED,
    NOTED,
    SIGNS,
    SPACING,
    TEMPLATES,
    VERBATIM,
)

_MOST_NESTED = 60
_TOKEN = re.compile(
    r"\\verb(?![a-zA-Z])\*?(?P<mark>[^\s{}a-zA-Z])(?P<verb>.{0,300}?)(?P=mark)"
    r"|\\(?:[a-zA-Z]+\*?|.|\Z)|[{}$~]|[^\\{}$~]+",
    re.DOTALL,
)
_MARKED = re.compile(r"[\\{}$~`]|--|''")
_LIGATURE = re.compile(r"---?|``|''|[!?]`")
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "!`": "¡", "?`": "¿"}
_OTHER_SPACES = re.compile(r"[\t\r\f\v]")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
"""What TeX takes for a space; a no-break space is a sign."""
_OPTION = re.compile(r"\s*\[[^\[\]{}]{0,200}\]\Z")
_LENGTH = re.compile(r"\s*=?\s*-?\d*[.,]?\d*\s*(?:em|ex|pt|mu|cm|mm|in|sp|bp|pc|dd)?\s*")
_DOTLESS = {"ı": "i", "ȷ": "j"}
_SPACE, _NEWLINE, _OPEN, _CLOSE = "\ue000", "\ue001", "\ue002", "\ue003"
"""A space and a line break that count, and braces that are text, until all is decoded."""
_PLACEHOLDERS = {_SPACE: " ", _NEWLINE: "\n", _OPEN: "{", _CLOSE: "}"}
_FINAL = str.maketrans(_PLACEHOLDERS)
_UNUSED = re.compile("[\ue000-\ue003]")


class Decoded(NamedTuple):
    """A text without LaTeX, and what of it was not understood."""

    text: str
    notes: tuple[str, ...] = ()


def decode(text: str) -> Decoded:
    """Return LaTeX as text."""
    if not _MARKED.search(text):
        return Decoded(join_words(text))
    decoded = decode_with_braces(text, braces=False)
    return Decoded(finish(decoded.text), decoded.notes)


def join_words(text: str) -> str:
    """Return a text with one space where TeX sees one, and none at its ends."""
    if "\n" not in text and "  " not in text and not _OTHER_SPACES.search(text):
        return text.strip(" ")
    return _SPACES.sub(" ", text).strip(" ")


def finish(text: str) -> str:
    """Return a decoded text with the signs that stood for others while it was taken apart."""
    return text.strip(" ").translate(_FINAL)


@lru_cache(maxsize=4096)
def decode_with_braces(text: str, *, braces: bool = True) -> Decoded:
    """Return LaTeX as text that still has the braces of its groups, for names; to be finished after that."""
    text = _SPACES.sub(" ", _UNUSED.sub("", text))
    if "\\" not in text and "$" not in text:
        joined = _join_signs(text).replace("~", " ")
        return Decoded(joined if braces else joined.replace("{", "").replace("}", ""))
    text = _OTHER_FORM.sub(_write_usual_form, text)
    depth = deepest = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        deepest = max(deepest, depth)
    if deepest > _MOST_NESTED:
        return Decoded(text, ("its braces are nested too deeply; its LaTeX is kept",))
    decoder = _Decoder(text, braces)
    return Decoded(decoder.read_all(), tuple(dict.fromkeys(decoder.notes)))


_TEX_ACCENTS = {
    "18": "`",
    "19": "'",
    "20": "v",
    "21": "u",
    "22": "=",
    "23": "r",
    "24": "c",
    "94": "^",
    "95": ".",
    "125": "H",
    "126": "~",
    "127": '"',
}
_MATHSCINET = {"polhk": "k", "soft": "v", "udot": "d", "lfhook": "c", "Dbar": "DJ", "dbar": "dj"}
_OTHER_FORM = re.compile(
    rf"\\accent ?({'|'.join(_TEX_ACCENTS)})(?![0-9]) ?(?:\{{([A-Za-z])\}}|([A-Za-z]))"
    rf"|\\({'|'.join(_MATHSCINET)})(?![A-Za-z])"
    r"|(\\['`^\"~=.Hcvudbtkr] ?\{) +(?=[A-Za-z\\])"
)


def _write_usual_form(match: re.Match[str]) -> str:
    """Return an accent that is written as TeX, MathSciNet or a careless hand has it, as LaTeX has it."""
    if match[1]:
        return f"\\{_TEX_ACCENTS[match[1]]}{{{match[2] or match[3]}}}"
    return f"\\{_MATHSCINET[match[4]]}" if match[4] else match[5]


def _join_signs(text: str) -> str:
    return _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text)


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Return the text of each macro that stands for one: those that pylatexenc knows, and ours."""
    database = need_extra("pylatexenc.latex2text").get_default_latex_context_db()
    known = {
        macro.macroname: macro.simplify_repl
        for macro in database.iter_macro_specs()
        if isinstance(macro.simplify_repl, str)
        and "%" not in macro.simplify_repl
        and macro.macroname != "today"
    }
    return {**known, **SIGNS}


class _Decoder:
    """One text on its way, part by part."""

    def __init__(self, text: str, braces: bool) -> None:
        self._matches = list(_TOKEN.finditer(text))
        self._tokens = [match[0] for match in self._matches]
        self._at = 0
        self._depth = 0
        self._groups = 0
        self._braces = braces
        self.notes: list[str] = []

    def read_all(self) -> str:
        """Return the whole text; a closing brace too many is passed over."""
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._read_group())
        return "".join(parts)

    def _read_group(self) -> str:
        """Return what comes before the next closing brace, and pass that."""
        parts: list[str] = []
        while self._at < len(self._tokens):
            part = self._tokens[self._at]
            self._at += 1
            if part == "}":
                break
            parts.append(self._read_part(part))
        return "".join(parts)

    def _read_part(self, part: str) -> str:
        first = part[0]
        if first == "{":
            return self._read_braces()
        if first == "~":
            return " "
        if first == "$":
            return self._read_maths()
        if first != "\\":
            return _join_signs(part)
        if verb := self._matches[self._at - 1]["verb"]:
            return verb.replace("{", _OPEN).replace("}", _CLOSE)
        return self._read_macro(part[1:])

    def _read_braces(self) -> str:
        special = self._at < len(self._tokens) and self._tokens[self._at].startswith("\\")
        self._groups += 1
        inner = self._read_group()
        self._groups -= 1
        if not self._braces or (special and len(inner) == 1 and inner.isalpha()):
            return inner
        return f"{{{inner}}}"

    def _read_maths(self) -> str:
        """Return maths as it is; a dollar that nothing closes in its group is a dollar."""
        depth = 0
        for end in range(self._at, len(self._tokens)):
            part = self._tokens[end]
            depth += (part == "{") - (part == "}")
            if depth < 0:
                break
            if part == "$" and depth == 0:
                inner = "".join(self._tokens[self._at : end])
                self._at = end + 1
                return f"${inner}$".replace("{", _OPEN).replace("}", _CLOSE)
        return "$"

    def _read_macro(self, name: str) -> str:
        name = name.removesuffix("*") if len(name) > 1 else name
        if name in ACCENTS:
            return _add_accent(self._read_argument(), name)
        spaced = name.isalpha() and self._skip_space()
        if name in SPACING:
            return SPACING[name] if self._groups or not self._braces else SPACING[name] and " "
        if (sign := _signs().get(name)) is not None:
            self._skip_empty_group()
            return sign.replace("{", _OPEN).replace("}", _CLOSE)
        return self._read_with_arguments(name, " " if spaced else "")

    def _read_with_arguments(self, name: str, space: str) -> str:
        if name in DECLARATIONS or not name:
            text = ""
        elif name in IGNORED:
            text = self._ignore(IGNORED[name])
        elif name in VERBATIM:
            text = self._read_verbatim()
        elif name in FONTS:
            text = self._keep_together(self._read_argument())
        elif name in TEMPLATES:
            text = self._fill(TEMPLATES[name], name)
        else:
            text = self._read_unknown(name, space)
        return text

    def _fill(self, template: tuple[int, str], name: str) -> str:
        count, words = template
        self._skip_option()
        arguments = [self._read_argument() for _ in range(count)]
        if name in NOTED:
            self.notes.append(NOTED[name])
        return words.format(*arguments)

    def _read_unknown(self, name: str, space: str) -> str:
        if not name.isalpha():
            return name
        self._skip_option()
        has_argument = self._at < len(self._tokens) and self._tokens[self._at] == "{"
        kept = "; its argument is kept" if has_argument else "; it is left out"
        self.notes.append(f"the LaTeX macro '\\{name}' is not known{kept}")
        return space + self._keep_together(self._read_argument()) if has_argument else ""

    def _keep_together(self, text: str) -> str:
        return f"{{{text}}}" if self._braces and " " in text else text

    def _read_argument(self) -> str:
        """Return the argument of a macro: a group, one sign, or what another macro gives."""
        self._skip_space()
        if self._at >= len(self._tokens) or self._depth > _MOST_NESTED:
            return ""
        part = self._tokens[self._at]
        if part == "}":
            return ""
        if part[0] not in "\\{$~" and len(part) > 1:
            self._tokens[self._at] = part[1:]
            return part[0]
        self._at += 1
        self._depth += 1
        text = self._read_group() if part == "{" else self._read_part(part)
        self._depth -= 1
        return text

    def _read_verbatim(self) -> str:
        """Return an argument that is no LaTeX, as an address."""
        self._skip_space()
        if self._at >= len(self._tokens) or self._tokens[self._at] != "{":
            return self._read_argument()
        depth, start = 0, self._at + 1
        while self._at < len(self._tokens):
            part = self._tokens[self._at]
            depth += (part == "{") - (part == "}")
            self._at += 1
            if depth == 0:
                break
        inner = self._tokens[start : self._at - (depth == 0)]
        return unescape("".join(inner)).replace("{", _OPEN).replace("}", _CLOSE)

    def _ignore(self, what: str) -> str:
        if what == "length":
            if self._at < len(self._tokens) and self._tokens[self._at][0] not in "\\{}$~":
                self._tokens[self._at] = _LENGTH.sub("", self._tokens[self._at], count=1) or " "
            return ""
        self._skip_option()
        self._read_argument()
        return ""

    def _skip_space(self) -> bool:
        """Pass a space, and return whether there was one."""
        if self._at >= len(self._tokens) or self._tokens[self._at][0] != " ":
            return False
        self._tokens[self._at] = self._tokens[self._at][1:]
        self._at += not self._tokens[self._at]
        return True

    def _skip_empty_group(self) -> None:
        if self._tokens[self._at : self._at + 2] == ["{", "}"]:
            self._at += 2

    def _skip_option(self) -> None:
        """Pass `[...]` before an argument in braces."""
        if self._tokens[self._at + 1 : self._at + 2] == ["{"] and _OPTION.match(self._tokens[self._at]):
            self._at += 1


def _add_accent(base: str, name: str) -> str:
    """Return a text with an accent on its first letter; where there is none, the sign of the accent."""
    mark, alone = ACCENTS[name]
    for index, sign in enumerate(base):
        if sign not in "{ }":
            letter = _DOTLESS.get(sign, sign)
            return unicodedata.normalize("NFC", f"{base[:index]}{letter}{mark}{base[index + 1 :]}")
    return alone


_NAMED = {
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textunderscore": "_",
    "textless": "<",
    "textgreater": ">",
    "sim": "~",
    "string": "",
}
_SIGN = rf"\\(?:[&%$#_{{}}~^]|(?:{'|'.join(_NAMED)})(?![a-zA-Z]))"
_WRAPPED = re.compile(rf"\{{({_SIGN})\s?\}}|\$\s?({_SIGN})\s?\$")
_ESCAPED = re.compile(rf"\\(?:([&%$#_{{}}~^])(?:\{{\}})?|({'|'.join(_NAMED)})(?:\{{\}}|(?![a-zA-Z]) ?))")


def unescape(text: str) -> str:
    r"""Return an address or identifier without the backslashes that LaTeX needs.

    >>> unescape(r"10.1007/978-3\_12\%20")
    '10.1007/978-3_12%20'
    """
    text = _WRAPPED.sub(lambda match: f"{match[1] or match[2]}{{}}", text)
    return _ESCAPED.sub(lambda match: match[1] or _NAMED[match[2]], text)
