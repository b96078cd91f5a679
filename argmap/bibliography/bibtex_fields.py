"""What the types and fields of BibTeX and BibLaTeX are in CSL."""

from argmap.bibliography.works import DATES, NAMES
from argmap.model import Source

TYPES = {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "collection",
    "commentary": "book",
    "conference": "paper-conference",
    "data": "dataset",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "collection",
    "mvproceedings": "book",
    "mvreference": "book",
    "newsarticle": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}
CHAPTERS = frozenset(
    [
        "inbook",
        "incollection",
        "inproceedings",
        "inreference",
        "bookinbook",
        "conference",
        "suppbook",
        "suppcollection",
    ]
)
"""Types of what is a part of a book."""

WRITTEN = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
}
WRITTEN_IN_BIBLATEX = {
    **{csl: bib for bib, csl in reversed(TYPES.items())},
    **WRITTEN,
    "report": "report",
    "thesis": "thesis",
    "document": "misc",
    "webpage": "online",
}
"""BibLaTeX has more types."""

NAMES_OF_FIELDS = {
    "title": "title",
    "container-title": "journal journaltitle booktitle",
    "collection-title": "series",
    "publisher": "publisher institution school organization",
    "publisher-place": "address location",
    "event-title": "eventtitle",
    "event-place": "venue",
    "event-date": "eventdate",
    "original-date": "origdate",
    "accessed": "urldate",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "volume": "volume",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "edition": "edition",
    "chapter-number": "chapter",
    "version": "version",
    "genre": "type",
    "medium": "howpublished",
    "language": "language langid",
    "abstract": "abstract",
    "keyword": "keywords",
    "note": "note addendum",
}
FIELDS = {
    (field.alias or name).lower(): field.alias or name
    for name, field in Source.model_fields.items()
    if name not in ("type", "issued", "derived_from", "remarks")
} | {name: csl for csl, names in NAMES_OF_FIELDS.items() for name in names.split()}
"""The CSL name of each field that a source has a place for."""
NAME_FIELDS = frozenset(NAMES)
DATE_FIELDS = frozenset(DATES)
VERBATIM = frozenset(["DOI", "URL"])
LISTS = {"publisher": ";", "note": ".", "keyword": ","}
"""Where several fields have one place, and what stands between their texts."""
SILENT = frozenset(
    [
        "crossref",
        "xref",
        "xdata",
        "ids",
        "options",
        "presort",
        "sortkey",
        "sortname",
        "sortyear",
        "sorttitle",
        "label",
        "file",
        "bdsk-url-1",
        "bdsk-url-2",
        "bdsk-url-3",
        "bdsk-file-1",
        "date-added",
        "date-modified",
        "timestamp",
        "owner",
        "key",
        "read",
        "rating",
        "groups",
        "username",
        "langidopts",
        "hyphenation",
    ]
)
"""Fields that say nothing of the work: keys, sorting, what reference managers note for themselves."""
