"""The works that statements cite, and the paper itself, with the fields of a CSL item."""

from typing import Annotated, Literal, TypeAlias, get_args

from pydantic import Field

from argmap.model.parts import (
    BelowPath,
    Date,
    FilledPart,
    Number,
    OneOrMore,
    Optional,
    Part,
    Reference,
    Sequence,
    Text,
)
from argmap.model.remark import REMARKS, Remarks

ItemType: TypeAlias = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
ITEM_TYPES: tuple[str, ...] = get_args(ItemType)
Reliability: TypeAlias = Literal["A", "B", "C", "D", "E", "F"]


class Name(FilledPart):
    """A person (`family`, `given`), an organisation (`literal`), or a mark for more people (`others`)."""

    family: Annotated[Optional[Text], Field(description="The family name.", examples=["Okafor"])] = None
    given: Annotated[Optional[Text], Field(description="The given names.", examples=["Ada"])] = None
    literal: Annotated[
        Optional[Text],
        Field(description="A name that has no parts, as of an organisation.", examples=["City Auditor"]),
    ] = None
    suffix: Annotated[Optional[Text], Field(description="A suffix of the name.", examples=["Jr."])] = None
    dropping_particle: Annotated[
        Optional[Text],
        Field(
            alias="dropping-particle",
            description="A particle that is dropped when only the family name is shown.",
            examples=["de"],
        ),
    ] = None
    non_dropping_particle: Annotated[
        Optional[Text],
        Field(
            alias="non-dropping-particle",
            description="A particle that stays with the family name.",
            examples=["van der"],
        ),
    ] = None
    others: Annotated[
        Optional[Literal[True]],
        Field(description="There are more people than are named: the last of a list.", examples=[True]),
    ] = None


class Item(Part):
    """A published work, in the fields and with the meaning of the Citation Style Language (CSL)."""

    type: Annotated[
        Optional[ItemType],
        Field(description="What kind of work it is, as CSL names it.", examples=["report"]),
    ] = None
    title: Annotated[
        Optional[Text], Field(description="The title of the work.", examples=["Circulation audit 2023"])
    ] = None
    author: Annotated[
        Sequence[Name], Field(description="Who wrote it.", examples=[[{"family": "Okafor", "given": "Ada"}]])
    ] = ()
    editor: Annotated[
        Sequence[Name], Field(description="Who edited it.", examples=[[{"family": "Marsh", "given": "Li"}]])
    ] = ()
    translator: Annotated[
        Sequence[Name],
        Field(description="Who translated it.", examples=[[{"family": "Silva", "given": "Rui"}]]),
    ] = ()
    container_title: Annotated[
        Optional[Text],
        Field(
            alias="container-title",
            description="The journal, newspaper, site or book that it appeared in.",
            examples=["Journal of Library Policy"],
        ),
    ] = None
    volume_title: Annotated[
        Optional[Text],
        Field(
            alias="volume-title",
            description="The title of the volume, where the title is that of a work in several volumes.",
            examples=["Volume of 2023"],
        ),
    ] = None
    collection_title: Annotated[
        Optional[Text],
        Field(
            alias="collection-title",
            description="The series that it belongs to.",
            examples=["City Reports"],
        ),
    ] = None
    publisher: Annotated[
        Optional[Text], Field(description="Who published it.", examples=["Elmwood Press"])
    ] = None
    publisher_place: Annotated[
        Optional[Text],
        Field(alias="publisher-place", description="Where the publisher is.", examples=["Elmwood"]),
    ] = None
    authority: Annotated[
        Optional[Text],
        Field(description="The body that issued a law, a case or a hearing.", examples=["City Council"]),
    ] = None
    event_title: Annotated[
        Optional[Text],
        Field(
            alias="event-title",
            description="The conference or other event it was given at.",
            examples=["Library Days 2023"],
        ),
    ] = None
    event_place: Annotated[
        Optional[Text],
        Field(alias="event-place", description="Where that event took place.", examples=["Elmwood"]),
    ] = None
    issued: Annotated[
        Optional[Date], Field(description="When it was published (ISO 8601).", examples=["2023-06-01", 2023])
    ] = None
    accessed: Annotated[
        Optional[Date], Field(description="When it was read (ISO 8601).", examples=["2023-07-15"])
    ] = None
    event_date: Annotated[
        Optional[Date],
        Field(alias="event-date", description="When that event took place (ISO 8601).", examples=["2023-05"]),
    ] = None
    original_date: Annotated[
        Optional[Date],
        Field(alias="original-date", description="When it was first published (ISO 8601).", examples=[1962]),
    ] = None
    doi: Annotated[
        Optional[Text],
        Field(alias="DOI", description="Its Digital Object Identifier.", examples=["10.1000/182"]),
    ] = None
    isbn: Annotated[
        Optional[Number], Field(alias="ISBN", description="Its book number.", examples=["978-0-00-000000-2"])
    ] = None
    issn: Annotated[
        Optional[Number], Field(alias="ISSN", description="Its serial number.", examples=["1234-5679"])
    ] = None
    url: Annotated[
        Optional[Text],
        Field(alias="URL", description="Where it is on the web.", examples=["https://example.org/audit"]),
    ] = None
    volume: Annotated[Optional[Number], Field(description="The volume.", examples=["56", 56])] = None
    issue: Annotated[Optional[Number], Field(description="The issue.", examples=["3", 3])] = None
    number: Annotated[
        Optional[Number], Field(description="The number of a report, patent or standard.", examples=["R-12"])
    ] = None
    page: Annotated[Optional[Number], Field(description="The pages.", examples=["671-686", 14])] = None
    number_of_pages: Annotated[
        Optional[Number],
        Field(alias="number-of-pages", description="How many pages it has.", examples=[48]),
    ] = None
    edition: Annotated[Optional[Number], Field(description="The edition.", examples=["2nd", 2])] = None
    chapter_number: Annotated[
        Optional[Number], Field(alias="chapter-number", description="The chapter.", examples=[3])
    ] = None
    version: Annotated[Optional[Number], Field(description="The version.", examples=["1.4"])] = None
    genre: Annotated[
        Optional[Text], Field(description="What kind of report, thesis or post.", examples=["Policy brief"])
    ] = None
    medium: Annotated[Optional[Text], Field(description="What it is recorded on.", examples=["video"])] = None
    archive: Annotated[
        Optional[Text], Field(description="Where it is kept.", examples=["Elmwood City Archive"])
    ] = None
    language: Annotated[
        Optional[Text], Field(description="Its language, as a language tag.", examples=["en"])
    ] = None
    abstract: Annotated[
        Optional[Text], Field(description="Its abstract.", examples=["We audit a year of loans."])
    ] = None
    keyword: Annotated[
        Optional[Text], Field(description="Its keywords, as one text.", examples=["libraries, fees"])
    ] = None
    note: Annotated[Optional[Text], Field(description="Anything else about it.", examples=["fn. 9, 10"])] = (
        None
    )
    affiliation: Annotated[
        OneOrMore[Text],
        Field(
            description="The institutions that its authors belong to.",
            examples=["Elmwood City Library", ["Elmwood University"]],
        ),
    ] = ()


class Source(Item):
    """A work that statements cite, and how far it can be relied on by the Admiralty code."""

    reliability: Annotated[
        Optional[Reliability],
        Field(
            description="How reliable its author is: A completely, E not at all, F cannot be judged.",
            examples=["B"],
        ),
    ] = None
    credibility: Annotated[
        Optional[Annotated[int, Field(ge=1, le=6)]],
        Field(
            description="How credible its content is: 1 confirmed, 5 improbable, 6 cannot be judged.",
            examples=[2],
        ),
    ] = None
    derived_from: Annotated[
        OneOrMore[Reference],
        Field(
            description="Ids of the sources that its content comes from.",
            examples=[["audit-2023"]],
        ),
    ] = ()
    remarks: Annotated[Remarks, REMARKS] = ()


class Paper(Item):
    """The document that is mapped."""

    text: Annotated[
        Optional[BelowPath],
        Field(
            description="The path of its plain text: relative to the map, in its folder or below.",
            examples=["elmwood.txt"],
        ),
    ] = None
    license: Annotated[
        Optional[Text],
        Field(
            description="Its licence: an SPDX expression, the address of the licence, or its name as the "
            "paper gives it.",
            examples=["CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"],
        ),
    ] = None
