"""The same data written in many ways: block and flow style, quotes, comments, and JSON with any blanks."""

import json
import re
from random import Random
from typing import Any

PLAIN = re.compile(r"(?!(?:true|false|null)\Z)[a-z][a-z0-9_-]*(?:, ?[a-z0-9.]+)*")
PLAIN_IN_FLOW = re.compile(r"(?!(?:true|false|null)\Z)[a-z][a-z0-9_-]*")
UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
COMMENTS = ["", "", "", "  # note", " #", "  # - a: [x, 'y"]


class Writer:
    """Writes data as YAML, each value in a style chosen at random."""

    def __init__(self, random: Random, line_break: str) -> None:
        self.random = random
        self.line_break = line_break

    def write(self, data: Any) -> str:
        lines = "".join(self.block(data, "")) if self.random.random() < 0.9 else self.flow(data) + "\n"
        lines = lines if self.random.random() < 0.8 else lines.rstrip("\n")
        return lines.replace("\n", self.line_break)

    def block(self, data: Any, indent: str) -> list[str]:
        lines = []
        for head, value in self.entries(data, indent):
            if self.random.random() < 0.15:
                lines.append(self.random.choice([f"{indent}# above\n", "\n", "# - left\n"]))
            lines += self.entry(head, value, indent)
        return lines

    def entries(self, data: Any, indent: str) -> list[tuple[str, Any]]:
        if isinstance(data, list):
            return [(f"{indent}-", one) for one in data]
        return [(f"{indent}{self.scalar(key, flow=False)}:", value) for key, value in data.items()]

    def entry(self, head: str, value: Any, indent: str) -> list[str]:
        comment = self.random.choice(COMMENTS) + "\n"
        inner = indent + self.random.choice(["  ", "    "])
        if isinstance(value, dict | list) and value and not head.endswith("-") and self.random.random() < 0.7:
            same = isinstance(value, list) and self.random.random() < 0.3
            return [head + comment, *self.block(value, indent if same else inner)]
        if isinstance(value, dict | list):
            return [f"{head} {self.flow(value, inner)}{comment}"]
        if isinstance(value, str) and value.isalpha() and self.random.random() < 0.2:
            return [f"{head} {self.random.choice(['|-', '>-'])}\n", f"{inner}{value}\n"]
        return [f"{head} {self.scalar(value, flow=False)}{comment}"]

    def flow(self, value: Any, indent: str = "  ") -> str:
        if not isinstance(value, dict | list):
            return self.scalar(value, flow=True)
        parts = [self.flow(one, indent + " ") for one in value]
        if isinstance(value, dict):
            parts = [f"{self.scalar(key, flow=True)}: {self.flow(one, indent)}" for key, one in value.items()]
        wide = self.random.choice(["", "", f"\n{indent}"])
        comma = self.random.choice([", ", ",", " , ", f",\n{indent}", f", # c\n{indent}", f"\n{indent}, "])
        last = self.random.choice(["", "", ",", " "]) if parts else ""
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return opening + wide + comma.join(parts) + last + wide + closing

    def scalar(self, value: Any, *, flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        style = self.random.choice("pppsd")
        if style == "p" and (PLAIN_IN_FLOW if flow else PLAIN).fullmatch(value):
            return value
        if style == "s" and value.isascii() and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def write_json(data: Any, random: Random) -> str:
    indent = random.choice([None, None, 0, 1, 2, "\t"])
    separators = random.choice([None, (",", ":"), (" , ", " : ")])
    text = json.dumps(data, indent=indent, separators=separators, ensure_ascii=random.random() < 0.5)
    return text + random.choice(["", "\n"])
