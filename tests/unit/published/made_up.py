"""A small made-up document in the format of the review, and two entries that fit it.

Every sentence is ours; only names of programmes, headings and columns are those of the review.
"""

from collections.abc import Callable
from pathlib import Path

from measure_review import measured
from sfdesk.model.entries import Intervention, Topic
from sfdesk.model.parts import (
    Citation,
    Evidence,
    Family,
    Practitioners,
    ReviewJudgement,
    Section,
    Source,
    UkUse,
)
from sfdesk.model.vocabulary import (
    GapTag,
    Judgement,
    JudgementScope,
    Kind,
    LevelOfNeed,
    Said,
    UkUseStatus,
)
from sfdesk.published.parsing import parse
from sfdesk.published.tables import columns_of

ROWS, NOTES = 11, 18


def _header(table: str) -> str:
    return "\t".join(columns_of(table))


def _row(name: str, about: str, *cells: str) -> str:
    need = "<p><b>Level of need:</b> Universal.</p>"
    return "\t".join([f"<b>{name}</b>", f"<p>{about}</p> {need}", *cells])


def _heading_row(text: str) -> str:
    return text + "\t" * 5


FULL, THERAPIES = "System-level approaches", "Therapies"
SUBSTANCE = "Substance misuse interventions"
IN_GUIDEBOOK = "Family conflict: in the Guidebook"
NOT_IN = "Family conflict: not in the Guidebook"
FURNITURE = "MATRIX OF IDENTIFIED FAMILY SUPPORT | A PAGE"

KITE = _row(
    "Kite days",
    "Workers fly kites with 12 families.<sup>2</sup> Ages 4 to 9.",
    "<p>Used in Leeds and Hull.</p>",
    "<p>In 2019 a study saw 60% smile more.<sup>3</sup></p>",
    "<p>The strength is low, at level 2.</p>",
    "Further studies are needed.",
)
SONG = _row(
    "Song rounds",
    "<ul style='x'><li>- sing</li><li>hum<sup>4</sup></li></ul>",
    "Delivered in Wales.",
    "Choirs grew by one-fifth.",
    "Strength not known yet.",
    "A trial is needed.",
)
CHESS = _row(
    "Chess club",
    "Families play chess on two evenings.",
    "Its prevalence is not known.",
    "Moves got quicker &amp; calmer.<sup>5</sup>",
    "Rated at level 3+ elsewhere.",
    "Limited to one town so far.",
)
KITES_AT_HOME = _row(
    "Kites at home", "Parents learn.<sup>7</sup>", "Used rarely.", "Fine.", "Level 3.", "Needed."
)
HUG = _row("Hug hour", "An hour of it.<sup>8</sup>", "Adopted.", "Good.", "Level 4.", "Needed.")
TALK = _row("Talk therapy", "Talk.<sup>10</sup>", "Used.", "Good.", "Level 3.", "Required.")
CLAY = _row("Clay therapy", "Clay.<sup>11</sup>", "Good.", "Strength fair.", "Gaps remain.")
TEA = _row("Tea evenings", "Tea.<sup>14</sup>", "Delivered.", "", "Level 3.", "")
DUET = (
    "<b>Duet</b> <sup>16</sup> (also known as <b>Two voices</b> )\t<p>Pairs sing.</p> "
    "<b>Level of need:</b> All.\t\tLevel 3 in six months.\t\t"
)
PAIR = _row("Pair walks", "Walk.<sup>17 18</sup>", "Used.", "Mixed.", "Strength mixed.", "Needed.")
ROUND = _row("Round table", "Sit.", "Used.", "Mixed.", "Strength mixed.", "Needed.")

DOCUMENT = "\n\n".join(
    [
        "EARLY  \nPUBLISHER",
        "# The Supporting Families Programme",
        "Made up for tests",
        "## A rapid evidence review",
        "---",
        "# Appendices",
        "## Appendix A. Questions",
        "### Meeting people",
        "**First steps:** Who knocks at the door?",
        "- Parks: kites, ponds.\n- Halls: chess.",
        "## Service places",
        "**Ways of working:** Which ways are there? They are:",
        "- kite days – Hull\n- song rounds – Wigan",
        "# Appendix B. Methods",
        "## Standards",
        "We read with care<sup>1</sup> and then went on to count at least",
        "---",
        "1 See <https://example.org/a_b>, and *The Kite*, p < 3.",
        "20 books in all.",
        "# Appendix C. Rows",
        "## System-level approaches",
        f"{_header(FULL)}\n{KITE}",
        "2 Flyer, A. (2001). *Kites*, 1(2).\n\n3 Flyer, B. (2002). [Strings](https://b.org)",
        FURNITURE,
        f"{_header(FULL)}\n{SONG}\n{CHESS}",
        "4 Hummer, C.\n\n5 Player, D.",
        "## Individual-level interventions",
        "### Parenting Interventions",
        "Many parents fly kites too.<sup>5</sup>",
        f"{_header(FULL)}\n{KITES_AT_HOME}\n{HUG}",
        "6 Parent, E.\n\n7 Parent, F.\n\n8 Parent, G.",
        "## Parental mental health",
        "### Definition",
        "Low mood is common.<sup>8</sup>",
        "- 9 Mood, H.",
        "Therapeutic interventions: One was found.",
        f"{_header(FULL)}\n{TALK}",
        "10 Talker, I.",
        _heading_row("Therapies: One more was found."),
        f"{_header(THERAPIES)}\n{CLAY}",
        "11 Potter, J.",
        "## Domestic abuse interventions",
        "### Prevalence",
        "It touches 7% of streets.<sup>11</sup>",
        "### Targeted help",
        "- **shelters:** They help in 3 towns\n- **walks:** They may help",
        "More is to be learned in Leeds.",
        "12 Street, K.",
        "## Substance misuse",
        "### Definition",
        "Too much tea.<sup>12</sup>",
        "**Targeted indicated interventions for parents: Here is one.**",
        f"{_header(SUBSTANCE)}\n{TEA}",
        "13 Leaf, L.\n\n14 Leaf, M.",
        "## Reducing family conflict and more",
        "### Prevalence",
        "Rows are loud.<sup>14</sup>",
        _heading_row("Interventions included in the EIF Guidebook"),
        f"{_header(IN_GUIDEBOOK)}\t\n{DUET}",
        "15 Loud, N.\n\n16 Singer, O.",
        _heading_row("Interventions <u>not</u> included in it"),
        f"{_header(NOT_IN)}\n{PAIR}\n{ROUND}",
        "17 Walker, P.\n\n18 Walker, Q.",
        "",
    ]
)

NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Title page", ()),
    ("Appendix A › Meeting people", ("First steps",)),
    ("Appendix A › Service places", ("Ways of working",)),
    ("Appendix B › Standards", ()),
    ("Individual-level interventions › Parenting interventions", ()),
    ("Parental mental health › Definition", ()),
    ("Parental mental health › Therapeutic interventions", ()),
    ("Parental mental health › Therapies", ()),
    ("Domestic abuse interventions › Prevalence", ()),
    ("Domestic abuse interventions › Targeted help", ("shelters", "walks", "closing paragraph")),
    ("Substance misuse › Definition", ()),
    ("Substance misuse › Targeted indicated interventions for parents", ()),
    ("Reducing family conflict › Prevalence", ()),
    ("Reducing family conflict › Interventions included", ()),
    ("Reducing family conflict › Interventions not included", ()),
)
_PARSED = parse(DOCUMENT)
REVIEW = measured(_PARSED.rows, _PARSED.sections, _PARSED.notes, NAMES)
"""What the made-up document holds."""

Write = Callable[..., Path]
"""Writes the made-up document, with ``(old, new)`` changes, and returns its path."""


KITE_ENTRY = Intervention(
    slug="kite-days",
    name="Kite days",
    aliases=(),
    kind=Kind.SYSTEM_LEVEL,
    topic="system-level-approaches",
    summary="Flying kites with families.",
    description=("Kites are flown with twelve families. [2]",),
    levels_of_need=(LevelOfNeed.UNIVERSAL,),
    target_population="Children from 4 to 9.",
    delivery_models=(),
    duration="Not stated",
    related=(),
    references=(Citation(2), Citation(3)),
    practitioners=Practitioners("Not stated"),
    uk_use=UkUse(UkUseStatus.USED_IN_NAMED_AREAS, "Hull and Leeds have it."),
    evidence=Evidence(
        in_guidebook=Said.NO,
        tested_in_uk=Said.NOT_STATED,
        eif_ratings=(),
        review_judgements=(ReviewJudgement(Judgement.LOW, JudgementScope.FAMILIES),),
        cost_ratings=(),
        effectiveness=("More smiles in 60 per cent, in a study of 2019. [3]",),
        strength=("Low: level 2.",),
        gaps=("More studies.",),
        gap_tags=(GapTag.NOT_STATED,),
    ),
    outcomes=(),
    source=Source(FULL, "Kite days"),
    family=Family("Kites", "You fly kites.", "a", "b", ("c",), "d", "e", "f", "g", ("h?",)),
)

ABUSE = Topic(
    slug="domestic-abuse",
    name="Domestic abuse",
    aliases=(),
    summary="",
    references=(Citation(12, 11),),
    related=(),
    sections=(
        Section(
            "How common", ("In 7% of streets. [12]",), "Domestic abuse interventions › Prevalence"
        ),
        Section(
            "Help", ("In three towns; Leeds.",), "Domestic abuse interventions › Targeted help"
        ),
    ),
)
