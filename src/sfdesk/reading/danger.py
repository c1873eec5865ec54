"""Whether violence or fear at home is named, however it is said.

The vocabulary knows expressions, and takes what stands together; of danger no form may be missed:
"hits her", "hit me and the baby", "was bitten by her partner". Where it is named by mistake, a page
with a line on safety stands first; where it is missed, a course for couples might.
"""

import re
from collections.abc import Sequence

_PARTNER = "partner|husband|wife|boyfriend|girlfriend|ex|fella|bloke|missus|hubby"
_MAN = f"he|dad|daddy|stepdad|stepfather|father|{_PARTNER}"
_WHOSE = "her|his|my|the|their|our|mum|mums"
_HURTS = (
    "hit|hits|hitting|beat|beats|beaten|beating|batters|battered|battering|punch|punches|punched"
    "|punching|kick|kicks|kicked|kicking|slap|slaps|slapped|slapping|strangles|strangled"
    "|strangling|choke|chokes|choked|choking|throttles|throttled|shove|shoves|shoved|shoving|push"
    "|pushes|pushed|pushing|grab|grabs|grabbed|grabbing|thumps|thumped|whacks|whacked|bites|bit"
    "|biting|stabs|stabbed|attack|attacks|attacked|attacking|assault|assaults|assaulted|assaulting"
    "|hurts|hurting|threaten|threatens|threatened|threatening|headbutted|raping|rapes|raped"
    "|hands on|hand to|goes for|went for"
)
_HURT_HIM = "hits|hit|hitting|beats|beat|batters|punches|punched|attacks|stabbed|assaulted"
_HURT_BY = (
    "hit|beaten|bitten|punched|kicked|slapped|strangled|choked|shoved|pushed|grabbed|stabbed"
    "|attacked|assaulted|hurt|threatened|raped|battered|abused"
)
_WHOM = f"me|us|mum|mam|mummy|mother|her|(?:(?:{_WHOSE}) )?(?:mum|mam|mother|{_PARTNER})"
_AFRAID = "scared|frightened|afraid|terrified|petrified|fearful"
_NOT_HURT = "activity|exercise|education|health|help|therapy|support|disability|needs"

_NAMES_IT = tuple(
    re.compile(rf"\b(?:{pattern})\b")
    for pattern in (
        rf"(?:{_HURTS}) (?:up )?(?:{_WHOM})",
        rf"(?:she|mum|wife|girlfriend) (?:{_HURT_HIM}) (?:him|dad)",
        rf"(?:{_HURT_BY}) by (?:(?:{_WHOSE}) )?(?:{_PARTNER}|stepdad)",
        rf"(?:{_AFRAID}) of (?:him|(?:(?:{_WHOSE}) )?(?:{_PARTNER}|dad|daddy|stepdad|stepfather))",
        rf"(?:{_MAN}) (?:(?:is|was|gets|got|being|can be|turns|becomes) )?(?:so |very |really )?"
        r"(?:violent|abusive|controlling)",
        rf"(?:gets?|got|getting|turns?|turned|becomes?) (?:violent|physical)(?! (?:{_NOT_HURT}))",
        r"(?:rows?|fights?|arguments?) (?:gets?|got|turns?|turned|becomes?) nasty",
        r"violent when (?:drunk|drinking|he)",
        rf"(?:he|{_PARTNER}) (?:\w+ )?(?:wont|doesnt|never|not) let (?:me|her|mum)",
        rf"(?:he|{_PARTNER}) (?:\w+ )?(?:keeps|takes|took|holds|hides) (?:hold of )?"
        r"(?:her|my|mum) (?:money|phone|card|wages|benefits|passport)",
        r"(?:makes?|made|forces?|forced) (?:me|her|mum) (?:to )?(?:have )?sex",
        r"(?:marital|spousal) rape",
        r"(?:injunction|non mol|non molestation order|restraining order|occupation order) against",
    )
)
_BEFORE = frozenset(
    (  # noqa: SIM905
        "is was has have had been keeps kept just he she they who that started starts always now "
        "often even gets got then also still so very really of to being"
    ).split()
)
"""Words that may stand between a child, or "never", and what it does, or does not."""
_CHILDREN = frozenset(
    (  # noqa: SIM905
        "son sons daughter daughters teen teens teenager teenagers lad lads lass boy boys girl "
        "girls kid kids child children toddler brother sister sibling siblings grandson "
        "granddaughter old pupil adolescent young person"
    ).split()
)
"""What they do to their parents is another trouble, and has help of its own."""
_NEVER = frozenset("no not never isnt wasnt doesnt didnt dont hasnt without".split())  # noqa: SIM905


def names_danger(typed: Sequence[str]) -> bool:
    """Return whether folded words say that somebody is hurt, controlled or afraid at home."""
    text = " ".join(typed)
    return any(
        not _is_another(text[: match.start()].split())
        for pattern in _NAMES_IT
        for match in pattern.finditer(text)
    )


def _is_another(before: Sequence[str]) -> bool:
    """Return whether what stands before says that a child does it, or nobody."""
    for word in reversed(before):
        if word in _CHILDREN or word in _NEVER:
            return True
        if word not in _BEFORE and not word.isdigit():
            return False
    return False
