"""How workers type ages, cost, level, length, who delivers and "not", and what each is read as.

Each meaning is read from its own words in what was typed. A pattern sees small letters only.
"""

import re
from collections.abc import Callable

from sfdesk.model.numbers import LENGTH, NUMBER, length_unit, number
from sfdesk.model.vocabulary import DeliveryModel, Rating
from sfdesk.reading.meaning import Meaning

_NO_LIMIT = 10**9
"""Pounds that nothing costs."""
_MANY = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000}
_OLDEST = 18
"""Years up to which an age is a child's."""

_UNDER = r"under|below|less than|fewer than|up to|younger than|no more than|at most|max(?:imum)?"
_OVER = r"over|above|more than|at least|older than|longer than|upwards of|min(?:imum)?"
_NOT = r"not|no|never|without|isn'?t|aren'?t|hasn'?t|don'?t|doesn'?t|wasn'?t|won'?t"
_AGE_UNIT = r"(?P<unit>months?|mths?|mos?|years?|yrs?|y)"
_OLD = r"(?:[ -]*(?:olds?|o|of age)\b)"
_PARENT = r"(?![ -]*(?:mums?|mothers?|dads?|fathers?|parents?|pregnan|mam|carer))"
_KIDS = r"(?:kids|children|siblings|boys|girls|sons|daughters|brothers|sisters|aged|ages)"
_CHILD = r"(?:child(?:ren)?|kids?|bab(?:y|ies)|infants?|toddlers?|boys?|girls?)"
_ONE_CHILD = (
    r"(?:child|kid|baby|infant|toddler|boy|girl|lad|lass|(?:grand)?(?:son|daughter)|brother|sister"
    r"|nephew|niece|pupil)"
)
_NO_AGE = (
    r"(?![ -]?(?:[%:/\d-]|to\b|sessions?|weeks?|months?|years?|yrs?|days?|hours?|times?|people|kids"
    r"|child))"
)
_SOFT = {
    "Teenager": (r"teens?|teenagers?|teenaged?|adolescents?", 13, 17),
    "Toddler": (r"toddlers?", 1, 3),
    "Preschool child": (r"pre-?schoolers?", 2, 4),
    "Baby": (r"bab(?:y|ies)|newborns?|infants?", 0, 1),
}
"""What a child of some age is called: how people type it, and the first and the last age."""
_WHO = {
    "a social worker": (r"social ?workers?", "social work"),
    "a teacher": (r"teachers?", "teacher"),
    "a nurse": (r"nurses?|health visitors?|midwi(?:fe|ves)", "nurs|health visit"),
    "a psychologist": (r"(?:clinical )?psychologists?", "psycholog"),
    "a therapist": (r"(?:psycho)?therapists?", "therap"),
    "a doctor": (r"doctors?|gps?|psychiatrists?", "doctor|psychiat"),
    "a keyworker": (r"key ?workers?|lead (?:professional|practitioner)s?", "keyworker"),
    "a family support worker": (r"family (?:support )?workers?|support workers?", "support worker"),
    "other parents": (r"parents?|peers?|volunteers?", "parent facilitator"),
}
"""Whom people name, how they type it, and how the review says it."""
_TROUBLE = (
    r"(?:(?:domestic )?(?:violence|abuse)|violent|abusive|drugs?|alcohol|drink"
    r"|substance (?:mis)?use|adhd|autis(?:m|tic)|crime|offending|gangs?"
    r"|mental (?:illness|health (?:problems?|issues?)))"
)
_ASIDE = (
    r"(?:not|no|without|isn'?t|aren'?t|rather than|instead of)(?: any| a| really| about)? "
    rf"(?:(?:history|signs?|diagnosis) of )?(?P<what>{_TROUBLE})\b"
    r"(?! \w*(?:work|service|support|help))"
)
"""What somebody names to say that it is not the trouble."""
_RUN = r"(?:delivered|run|led|given|provided|taught|offered|done|facilitated)"
_SOME = r"(?:(?:an?|any|the|other|trained|local|qualified|involving|needing|need|having) )*"
_MODELS = {
    DeliveryModel.GROUP: r"(?:in |as )(?:a )?groups?\b(?! of)|group[ -]?(?:work|based|sessions?)\b",
    DeliveryModel.INDIVIDUAL: (
        r"one[ -]to[ -]one|1 ?[:-] ?1\b|1[ -]to[ -]1|121\b|individual (?:sessions?|work)"
    ),
}
_UK = r"(?:(?:the )?(?:uk|britain|england|this country))"


def _age(match: re.Match[str], first: int, last: int, label: str = "") -> Meaning | None:
    months = (match.groupdict().get("unit") or "y").startswith("m")
    if not 0 <= first <= last or (last > _OLDEST * 12 if months else first > _OLDEST):
        return None
    per, unit = (1, " months") if months else (12, "")
    low, high = first * per, last * per + per - 1
    span = f"Age {first}{unit}" if first == last else f"Ages {first} to {last}{unit}"
    words = next(word for top, word in _AGE_WORDS if (low + high) / 2 < top)
    return Meaning("age", match[0], label or span, ((low, high),), words=words)


_AGE_WORDS = ((18, "baby"), (48, "toddler"), (60, "preschool"), (132, "child"), (999, "teenager"))


def _ages(match: re.Match[str]) -> Meaning | None:
    asked = [number(each) for each in re.findall(NUMBER, match["list"])]
    if not asked or max(asked) > _OLDEST:
        return None
    value = tuple((12 * n, 12 * n + 11) for n in asked)
    return Meaning("age", match[0], f"Ages {' and '.join(map(str, asked))}", value, words="child")


def _bounded(match: re.Match[str]) -> Meaning | None:
    bound, limit = number(match["n"].rstrip("s")), match["limit"]
    if match["limit"] and re.fullmatch(_OVER, limit):
        return _age(match, bound, max(_OLDEST, bound), f"Age {bound} and over")
    # "Under fives" are 0 to 4; "up to five" holds the five.
    last = bound if limit == "up to" else bound - 1
    unit = " months" if (match.groupdict().get("unit") or "").startswith("m") else ""
    return _age(match, 0, last, f"Under {bound}{unit}" if last < bound else "")


def _cost(match: re.Match[str]) -> Meaning | None:
    pounds = number(match["n"] or "one") * _MANY.get(match["many"] or "", 1)
    limit = match["limit"] or ""
    if re.fullmatch(_UNDER, limit):
        span, said = (0, pounds - 1), "under"
    elif re.fullmatch(_OVER, limit):
        span, said = (pounds + 1, _NO_LIMIT), "over"
    else:
        span, said = (pounds, pounds), "about"
    # A figure by itself may stand in a text; a bound does not.
    words = "" if limit else match["n"] or ""
    return Meaning("pounds", match[0], f"Cost {said} £{pounds:,}", span, words=words)


def _cost_rating(match: re.Match[str]) -> Meaning:
    return Meaning("cost", match[0], f"Cost rating {match['n']}", (int(match["n"]),))


def _level(match: re.Match[str]) -> Meaning | None:
    ranks = list(Rating)
    lowest = next((r for r in ranks if r.value == match["n"] + (match["plus"] or "")), None)
    if lowest is None:
        return None
    if match.groupdict().get("only") is not None:
        exactly = tuple(r for r in ranks if r.value.startswith(lowest.value))
        return Meaning("level", match[0], lowest.label, exactly)
    value = tuple(ranks[: ranks.index(lowest) + 1])
    return Meaning("level", match[0], f"At least {lowest.label.lower()}", value)


def _guidebook(match: re.Match[str]) -> Meaning:
    negated = bool(match["not"])
    return Meaning("guidebook", match[0], "Not in the" if negated else "In the", (), negated)


def _tested(match: re.Match[str]) -> Meaning:
    negated = bool(match["not"])
    return Meaning(
        "tested", match[0], f"{'Not tested' if negated else 'Tested'} in the UK", (), negated
    )


def _deliverer(match: re.Match[str]) -> Meaning | None:
    negated = bool(match["not"])
    for who, (typed, said) in _WHO.items():
        if re.fullmatch(typed, match["who"]):
            label = f"Without {who}" if negated else f"Delivered by {who}"
            words = "" if negated else match["who"]
            return Meaning("deliverer", match[0], label, (said,), negated, words)
    return None


def _model(match: re.Match[str]) -> Meaning:
    negated = bool(match["not"])
    model = next(m for m, typed in _MODELS.items() if re.fullmatch(typed, match["model"]))
    label = f"Not {model.label.lower()}" if negated else model.label
    return Meaning("model", match[0], label, (model,), negated, "" if negated else match["model"])


def _aside(match: re.Match[str]) -> Meaning:
    return Meaning("aside", match[0], f"Not “{match['what'] or match['at_first']}”", ())


def _length(match: re.Match[str]) -> Meaning:
    groups = match.groupdict()
    low = number(groups["n"]) if groups.get("n") else 1
    high = number(groups["m"]) if groups.get("m") else low
    unit, limit = length_unit(groups.get("unit") or "session"), groups.get("limit") or ""
    said = f"{low}" if low == high else f"{low} to {high}"
    if re.fullmatch(_UNDER, limit) or groups.get("most"):
        low, said = 0, f"at most {said}"
    elif re.fullmatch(_OVER, limit):
        high, said = 10**6, f"at least {said}"
    return Meaning(
        "length", match[0], f"Length: {said} {unit}{'s' * (said != '1')}", (unit, low, high)
    )


Read = Callable[[re.Match[str]], Meaning | None]
_SPAN = rf"(?P<first>{NUMBER})\s*(?:-|to)\s*(?P<last>{NUMBER})"
_BETWEEN = rf"between {_SPAN.replace('(?:-|to)', '(?:-|to|and)')}"


def _range(match: re.Match[str]) -> Meaning | None:
    first = 0 if match["first"] == "birth" else number(match["first"])
    return _age(match, first, number(match["last"]))


def _one_age(match: re.Match[str]) -> Meaning | None:
    return _age(match, number(match["n"]), number(match["n"]))


def _year_group(match: re.Match[str]) -> Meaning | None:
    year = int(match["n"])
    return _age(match, year + 4, year + 5, f"School year {year}") if 0 < year < 14 else None


def _soft(label: str, first: int, last: int) -> Read:
    def read(match: re.Match[str]) -> Meaning | None:
        ages = f"{first} to {last}" if first else f"under {last + 1}"
        found = _age(match, first, last, f"{label} ({ages})")
        return found._replace(words=match[0]) if found else None

    return read


_WHOM = "|".join(typed for typed, _ in _WHO.values())
_HOW = "|".join(_MODELS.values())
BY, GUIDEBOOK = "BY", "GUIDEBOOK"
"""In patterns: who rates programmes in the edition, and where."""
READ = "read"
"""The group of a pattern that is read, where the words around it stay words."""
PATTERNS: tuple[tuple[str, Read], ...] = (
    # Not where nothing else is said: who types "no violence" alone looks for just that.
    (rf"(?:(?<=[\w,;] ){_ASIDE}|{_ASIDE.replace('?P<what>', '?P<at_first>')}(?=\W+\w))", _aside),
    (
        rf"(?P<not>)can (?:an? )?(?P<who>{_WHOM}) (?:deliver|run|lead|give|do|teach)s?\b",
        _deliverer,
    ),
    (
        rf"(?:(?P<not>{_NOT}) )?(?:been )?{_RUN} by {_SOME}(?P<who>{_WHOM})\b",
        _deliverer,
    ),
    (
        rf"(?P<not>)(?P<who>{_WHOM})(?: (?:to|who|can))? (?:lead|run|deliver)(?:s|ing)?\b",
        _deliverer,
    ),
    (
        rf"(?P<not>without|no(?! need)|no need for|not)(?: by)? {_SOME}(?P<who>{_WHOM})\b",
        _deliverer,
    ),
    (rf"(?:aged? |ages )?{_SPAN}[ -]*(?:{_AGE_UNIT}{_OLD}|yos?|s)\b", _range),
    (rf"(?:aged?|ages) {_SPAN}(?![ -]?(?:sessions?|weeks?|people))", _range),
    (rf"{_BETWEEN}(?: {_AGE_UNIT}{_OLD})?(?![ -]?(?:sessions?|weeks?|people))", _range),
    (
        rf"{_KIDS},? (?:who are |are |aged )?(?P<list>{NUMBER}(?:(?:,| and| &|/)+ ?{NUMBER})+)",
        _ages,
    ),
    (rf"(?P<limit>{_UNDER}|{_OVER})[ -](?P<n>{NUMBER}s)\b", _bounded),
    (rf"(?P<limit>{_UNDER}|{_OVER})[ -](?P<n>{NUMBER})[ -]?{_AGE_UNIT}{_OLD}", _bounded),
    (
        rf"{_CHILD},? (?:of |aged )?(?P<limit>{_UNDER}|{_OVER}) (?P<n>{NUMBER})(?: {_AGE_UNIT})?\b",
        _bounded,
    ),
    (
        rf"(?:from )?(?P<first>0|zero|birth) ?(?:-|to) ?(?P<last>{NUMBER})[ -]?(?P<unit>months?)\b",
        _range,
    ),
    (rf"(?P<n>{NUMBER})[ -]*{_AGE_UNIT}{_OLD}{_PARENT}", _one_age),
    (rf"(?P<n>{NUMBER}) ?(?:yos?|y/o)\b{_PARENT}", _one_age),
    (
        rf"{_ONE_CHILD},? (?:is |of |just )?\(?(?P<read>(?P<n>{NUMBER})[ -]{_AGE_UNIT})\b"
        r"(?! (?:ago|later|in|on|after|since))",
        _one_age,
    ),
    (rf"{_ONE_CHILD}(?: of |,? )\(?(?P<read>(?P<n>\d\d?))\b{_NO_AGE}", _one_age),
    (rf"(?:aged?|age of) (?P<n>{NUMBER})\b(?: {_AGE_UNIT})?", _one_age),
    (
        rf"(?:he|she|they|who)(?:'?s| is| are) (?:now |only |just )?(?P<n>{NUMBER})"
        r"(?=$|[,.;?!]| and\b)",
        _one_age,
    ),
    (r"(?:year|yr) ?(?P<n>\d{1,2})(?!\d|[ -]?(?:olds?|\+))", _year_group),
    (
        rf"(?:cost(?:s|ing)? )?(?:(?P<limit>{_UNDER}|{_OVER}) )?£ ?(?P<n>{NUMBER}) ?"
        r"(?P<many>k|grand|thousand|hundred)?\b",
        _cost,
    ),
    (
        rf"(?:(?P<limit>{_UNDER}|{_OVER}) )?(?:(?P<n>{NUMBER})|a) ?(?:(?P<many>k|thousand|hundred) "
        rf"(?:pounds?|quid)|(?:pounds?|quid))\b",
        _cost,
    ),
    (rf"(?:(?P<limit>{_UNDER}|{_OVER}) )?(?:(?P<n>{NUMBER})|a) ?(?P<many>grand)\b", _cost),
    (
        r"(?:at least|min(?:imum)?(?: of)?) (?:an? )?(?:BY |evidence )?(?:level |rating )(?:of )?"
        r"(?P<n>[1-4])(?P<plus>\+)?",
        _level,
    ),
    (
        r"(?<!qcf )level (?P<n>[1-4])(?P<plus>\+)? "
        r"(?:(?:or|and) (?:more|above|higher|over|better|up)|upwards|plus)\b",
        _level,
    ),
    (r"(?P<only>)(?:BY |evidence |rated |rating )level (?P<n>[1-4])(?P<plus>\+)?(?!\w)", _level),
    (r"(?<!qcf )level (?P<n>[1-4])(?P<plus>\+)? (?P<only>evidence|rating)\b", _level),
    (r"cost rating (?:of )?(?P<n>[1-5])\b", _cost_rating),
    (
        rf"(?:(?P<not>{_NOT}) )?(?:been )?(?:an? )?(?:in|on|listed in|rated (?:in|by)|assessed by|"
        r"reviewed by) (?:the )?(?:BY'?s? ?)?(?:GUIDEBOOK|BY)\b",
        _guidebook,
    ),
    (
        rf"(?P<not>{_NOT}) (?:an? )?BY (?:GUIDEBOOK )?(?:rat(?:ing|ed)|assess(?:ment|ed))\b",
        _guidebook,
    ),
    (
        rf"(?:(?P<not>{_NOT}) )?(?:been )?(?:tested|tried|evaluated|trialled|studied|proven) "
        rf"(?:in|within) {_UK}\b",
        _tested,
    ),
    (
        rf"(?:(?P<not>{_NOT}) )?(?:any )?(?:uk|british) (?:evidence|trials?|stud(?:y|ies)|research|"
        r"evaluations?)\b(?! needed)",
        _tested,
    ),
    (rf"(?:(?P<not>{_NOT}) )?(?:do |go to |join |an? |any )*(?P<model>{_HOW})", _model),
    (r"(?:a |one |just one )?(?:single[ -]session|one[ -]off(?: session)?)\b", _length),
    (
        rf"(?:(?P<limit>{_UNDER}|{_OVER}) |(?<!last )(?<!past )){LENGTH}"
        r"(?![ -](?:ago|olds?|now|pregnant|later|after|since))"
        r"(?P<most> at most| or (?:less|fewer))?",
        _length,
    ),
    *(
        (rf"(?:{typed})\b{_PARENT}", _soft(label, first, last))
        for label, (typed, first, last) in _SOFT.items()
    ),
)
