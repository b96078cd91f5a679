"""Findings as JUnit XML, for the test reports of CI systems: a suite for each file, a case for each finding.

Errors and warnings are failures; what is waived is skipped, for the reason that the map gives; an info is a
case that passes and says so. A file without findings is one case that passes.
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from argmap.finding import Finding, Results, RuleDoc, Severity, Waived
from argmap.report.clean import clean, dotted

_NO_FILE = "map"


def format_results(results: Results, _: Mapping[str, RuleDoc]) -> str:
    """Return an XML document."""
    root = Element("testsuites", {"name": "argmap"})
    cases: dict[str, list[Element]] = {name: [] for name in results.files}
    for finding in results.findings:
        cases.setdefault(finding.file or _NO_FILE, []).append(_case(finding))
    for waived in results.waived:
        cases.setdefault(waived.finding.file or _NO_FILE, []).append(_skipped(waived))
    for name, elements in cases.items():
        _add_suite(root, name, elements)
    _count(root, root.findall("testsuite/testcase"))
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _add_suite(root: Element, name: str, cases: Sequence[Element]) -> None:
    suite = SubElement(root, "testsuite", {"name": clean(name)})
    suite.extend(cases or [Element("testcase", {"classname": clean(name), "name": "no findings"})])
    _count(suite, suite.findall("testcase"))


def _count(element: Element, cases: Sequence[Element]) -> None:
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))


def _case(finding: Finding) -> Element:
    case = _passing_case(finding)
    text = f"{_place(finding)}{finding.severity.value}: {clean(finding.text)}"
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = text
    else:
        attributes = {"type": finding.severity.value, "message": clean(finding.text)}
        SubElement(case, "failure", attributes).text = text
    return case


def _skipped(waived: Waived) -> Element:
    case = _passing_case(waived.finding)
    SubElement(case, "skipped", {"message": f"waived: {clean(waived.reason)}"})
    return case


def _passing_case(finding: Finding) -> Element:
    name = clean(finding.rule) + (f": {dotted(finding)}" if finding.path else "")
    case = Element("testcase", {"classname": clean(finding.file or _NO_FILE), "name": name})
    if finding.file is not None and finding.line is not None:
        case.set("file", clean(finding.file))
        case.set("line", str(finding.line))
    return case


def _place(finding: Finding) -> str:
    if finding.file is None:
        return f"{dotted(finding)}: " if finding.path else ""
    return f"{clean(finding.file)}:{finding.line}:{finding.column}: "
