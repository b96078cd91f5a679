"""Whether one text is careful, or denies something, where another one neither is nor does."""

import re

_CAUSES = (
    *("affect", "benefit", "bring", "caus", "creat", "explain", "harm", "improv", "increas", "lead", "lower"),
    *("mak", "prevent", "produc", "rais", "reduc", "result", "strengthen", "weaken", "worsen"),
    *("be attribut", "be expect", "be explain", "be read", "be seen as"),
)
_HEDGE = re.compile(
    r"\b(?:may|might|could|likely|unlikely|perhaps|possibly|probably"
    rf"|can(?= (?:also |even |then |thus )?(?:{'|'.join(_CAUSES)})))\b",
    re.IGNORECASE,
)
"""`can` tells what is able to do something, too, unless a word of causing follows."""
_NO_HEDGE = re.compile(
    r"(?<=\w )May\b|\b(?i:(?:more|less|most|least|as|times) likely|may not be \w+(?:ed|en|ld|ght|ut|wn)"
    r"|(?:nobody|no one|none|nothing|never|neither) could|could (?:not|never|only)"
    r"|as (?:can|could|may|might) be \w+|it (?:can|could|may|might) be (?:argued|noted|objected|said|seen)"
    r"|(?:what|how|whether)\b[^,.;]{0,200})"
)
_CAREFUL = re.compile(
    r"\b(?:may|might|can|could|would|should|ought|likely|unlikely|perhaps|maybe|possib\w+|probab\w+|potential\w*"
    r"|chances?|seem\w*|appear\w*|suggest\w*|tends?|expect\w*|presumabl[ey]|apparent\w*|risk\w*|able|enabl\w+"
    r"|allow\w*|hopes?|if|arguabl[ey]|plausibl[ey]|according|threaten\w*|promis\w+|believ\w+|thought|assum\w+"
    r"|often|sometimes|up to)\b",
    re.IGNORECASE,
)
"""What is careful in whatever words, or by another person's mouth."""
_DENIAL = re.compile(
    r"\b(?:cannot|not|no|never|nor|neither|none|nobody|nothing|without)\b|\b\w+n't\b", re.IGNORECASE
)
_NO_DENIAL = re.compile(
    r"\bnot (?:only|just|merely|simply|least|to mention)\b|\bnot\b(?=(?: \w+){0,3} until\b)"
    r"|\bno (?:doubt|fewer|less|more than|sooner|later)\b|\bno\. ?(?=\d)|\bwhether or not\b"
    r"|\bnothing (?:but|less)\b|, not [^,;.]{1,60}(?=,)|\bnot [^,;.]{1,60},? but\b"
    r"|\bwithout (?:any |a )?doubt\b",
    re.IGNORECASE,
)
_DENYING = re.compile(
    r"\b(?:few|little|hardly|scarcely|barely|rarely|seldom|lack\w*|fail\w*|refus\w+|reject\w*"
    r"|den(?:y|ies|ied|ial)|avoid\w*|exclu\w+|prevent\w*|prohibit\w*|forb[ia]d\w*|bann?(?:ed|s)?|abol\w+|absen\w+|instead|except"
    r"|un(?!der|til|less|i)\w{4,}|i[ml](?:poss|prob|leg|lit|log|mob)\w+|in(?:suff|cap|adeq|eff|val|vis|acc)\w+"
    r"|irr\w+|dis(?:agree|appr|cont|reg)\w+|non-\w+|\w{3,}less|oppos\w+|ignor\w+|miss(?:es|ed|ing)?|stop\w*|ceas\w+"
    r"|broke|breaks?|despite|mere\w*|left out|leaves? out|far from|free of|rather than|out of|object\w*"
    r"|contradict\w*|void|doubt\w*|outside|against)\b",
    re.IGNORECASE,
)
"""What denies without a word of denial."""


def find_hedge(text: str, other: str) -> str:
    """Return the first word by which a text is careful, unless another one is careful in whatever words."""
    match = _HEDGE.search(_NO_HEDGE.sub(" ", text))
    return match[0].lower() if match and not _CAREFUL.search(_NO_HEDGE.sub(" ", other)) else ""


def find_denial(text: str, other: str) -> str:
    """Return the first word by which a text denies something, unless another one does in whatever words.

    Two denials are none, and words such as `ban` that both texts have are what they speak of.
    """
    text, other = (_NO_DENIAL.sub(" ", part) for part in (text, other))
    denials = _DENIAL.findall(text)
    denying, others = (set(map(str.lower, _DENYING.findall(part))) for part in (text, other))
    is_denied = bool(_DENIAL.search(other) or others - denying)
    return (
        denials[0].lower() if (len(denials) + len(denying - others)) % 2 and denials and not is_denied else ""
    )
