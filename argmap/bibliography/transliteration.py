"""Letters of other scripts in Latin ones, for ids: by a table, or by the names that Unicode gives them."""

import re
import unicodedata
from functools import lru_cache

_LATIN = {
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ŋ": "ng",
    "ħ": "h",
}
_CYRILLIC = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяёђјљњћџў",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "ie",
            "zh",
            "z",
            "i",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "-",
            "y",
            "-",
            "e",
            "iu",
            "ia",
            "e",
            "dj",
            "j",
            "lj",
            "nj",
            "c",
            "dz",
            "u",
        ],
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            "a",
            "v",
            "g",
            "d",
            "e",
            "z",
            "i",
            "th",
            "i",
            "k",
            "l",
            "m",
            "n",
            "x",
            "o",
            "p",
            "r",
            "s",
            "s",
            "t",
            "y",
            "f",
            "ch",
            "ps",
            "o",
        ],
        strict=True,
    )
)
_TABLE = _LATIN | _CYRILLIC | _GREEK
_NAME = re.compile(r"(?:LETTER|SYLLABLE|VOWEL SIGN) (?:SMALL )?([A-Z]+)\Z")


def transliterate(text: str) -> str:
    """Return a text in ASCII, as far as its letters go; other signs stay.

    >>> transliterate("Müller"), transliterate("Ильин"), transliterate("김"), transliterate("中")
    ('Muller', 'Ilin', 'gim', 'u4e2d')
    """
    return text if text.isascii() else "".join(map(_write_sign, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _write_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    latin = _TABLE.get(sign.lower())
    if latin is not None:
        latin = latin.strip("-")
        return latin.capitalize() if sign.isupper() else latin
    if match := _NAME.search(unicodedata.name(sign, "")):
        return match[1].lower()
    base = unicodedata.normalize("NFKD", sign)
    if base[0] != sign:
        return "".join(_write_sign(part) for part in base if not unicodedata.combining(part))
    return f"u{ord(sign):x}" if sign.isalnum() else sign
