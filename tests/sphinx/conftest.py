"""Small projects that Sphinx builds in a folder of their own."""

import re
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.page.conftest import browser

__all__ = ["browser"]

FEES = (Path(__file__).parent.parent.parent / "docs/examples/late-fees.yaml").read_text(encoding="utf-8")


@dataclass
class Project:
    """A project of Sphinx in `source`, with the map `fees.yaml`; `warnings` are those of the last build."""

    folder: Path
    warnings: str = ""
    built: set[str] = field(default_factory=set)

    @property
    def source(self) -> Path:
        return self.folder / "source"

    def write(self, **files: str) -> None:
        """Write files, by their names with `_` for the dot."""
        for name, text in files.items():
            (self.source / name.replace("_", ".")).write_text(text, encoding="utf-8")

    def build(self, builder: str = "html", *, parallel: int = 1, **settings: Any) -> Path:
        """Build all that has changed, and return the folder with the result."""
        out, warning = self.folder / builder, StringIO()
        conf = {
            "extensions": ["argmap.sphinx"],
            "html_theme": "basic",
            "project": "p",
            "show_warning_types": True,
            **settings,
        }
        with patch_docutils(str(self.source)), docutils_namespace():
            app = Sphinx(
                self.source, None, out, self.folder / "doctrees", builder, conf,
                status=None, warning=warning, parallel=parallel,
            )  # fmt: skip
            app.connect("source-read", lambda _, name, __: self.built.add(name))
            self.built.clear()
            app.build()
        self.warnings = re.sub(r"\x1b\[[\d;]*m", "", warning.getvalue()).replace(str(self.source), "")
        return out

    def show(self, directive: str, **settings: Any) -> str:
        """Return the page of a document with a title and one directive, of which nothing is wrong."""
        self.write(index_rst=f"Title\n=====\n\n{directive}\n")
        page = self.build(**settings) / "index.html"
        assert self.warnings == ""
        return page.read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.source.mkdir()
    made.write(fees_yaml=FEES)
    return made


def write_directive(file: str = "fees.yaml", content: str = "", **options: str) -> str:
    """Return a directive as text; in the names of options, `_` stands for a dash."""
    said = [f"   :{name.replace('_', '-')}: {value}".rstrip() for name, value in options.items()]
    lines = [f"   {line}" for line in content.splitlines()]
    return "\n".join([f".. argmap:: {file}", *said, "", *lines, ""])


def find_pictures(page: str) -> list[ET.Element]:
    """Return the pictures that stand in a page; each has to be an XML document."""
    return [ET.fromstring(svg) for svg in re.findall(r"<svg\b.*?</svg>", page, re.DOTALL)]


def find_statements(picture: ET.Element) -> set[str]:
    """Return the ids of the statements that a picture shows."""
    names = (element.get("id", "").partition("-statement-")[2] for element in picture.findall(".//{*}g"))
    return {name for name in names if name}
