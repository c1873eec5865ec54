"""The closed lists of words that a matrix is described with, and how each is said to a reader.

What differs from review to review (topics, sub-tables, areas of life, cost bands) is content of the
edition instead.

Every member's value is what stands in the content files, in the database and in
the JSON of the command line; ``label`` is what a person reads.
"""

from enum import StrEnum

from sfdesk.core.language import to_translate


class Labelled(StrEnum):
    """A vocabulary whose members carry the words that people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> "Labelled":
        """Take the value and the words apart."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Kind(Labelled):
    """Whether a row of the matrix is a way of working or a programme."""

    SYSTEM_LEVEL = "system-level", "System-level"
    INDIVIDUAL_LEVEL = "individual-level", "Individual-level"


class LevelOfNeed(Labelled):
    """Who an intervention is offered to, from everybody to families near care proceedings."""

    UNIVERSAL = "universal", "Universal"
    TARGETED_SELECTED = "targeted-selected", "Targeted selected"
    TARGETED_INDICATED = "targeted-indicated", "Targeted indicated"
    EDGE_OF_CARE = "child-protection-edge-of-care", "Child protection, edge of care"


class DeliveryModel(Labelled):
    """How people meet in it."""

    GROUP = "group", "In a group"
    INDIVIDUAL = "individual", "One to one"
    FAMILY = "family", "With the family together"


class UkUseStatus(Labelled):
    """What the review knows of its use in the UK."""

    WIDELY_USED = "widely-used", "Widely used"
    USED_EXTENT_UNKNOWN = "used-extent-unknown", "Used, extent not known"
    USED_IN_NAMED_AREAS = "used-in-named-areas", "Used in some areas"
    EVALUATED = "evaluated-in-uk-prevalence-unknown", "Evaluated in the UK, spread not known"
    UNKNOWN = "unknown", "Not known"
    NOT_STATED = "not-stated", "Not stated"


class Said(Labelled):
    """Whether the review says that something is so; silence is an answer of its own."""

    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_STATED = "not-stated", "Not stated"

    @property
    def known(self) -> bool | None:
        """Whether it is so; None where the review does not say."""
        return None if self is Said.NOT_STATED else self is Said.YES


class Rating(Labelled):
    """Levels of the evidence standards of this field, best first."""

    FOUR_PLUS = "4+", "Level 4+"
    FOUR = "4", "Level 4"
    THREE_PLUS = "3+", "Level 3+"
    THREE = "3", "Level 3"
    TWO_PLUS = "2+", "Level 2+"
    TWO = "2", "Level 2"
    NL2 = "NL2", "Below level 2 (NL2)"


class Judgement(Labelled):
    """The review's own word for the strength of the evidence."""

    STRONG = "strong", "Strong"
    GOOD = "good", "Good"
    MODERATE = "moderate", "Moderate"
    LOW_TO_MODERATE = "low-to-moderate", "Low to moderate"
    MIXED = "mixed", "Mixed"
    MIXED_BY_OUTCOME = "mixed-by-outcome", "Mixed by outcome"
    PRELIMINARY = "preliminary", "Preliminary"
    LOW_BUT_PROMISING = "low-but-promising", "Low but promising"
    LOW = "low", "Low"
    NOT_STATED = "not-stated", "Not stated"


class JudgementScope(Labelled):
    """Where a judgement of the review holds."""

    FAMILIES = "families", "Use with families"
    ELSEWHERE = "elsewhere", "Elsewhere"


class Finding(Labelled):
    """What the studies saw of one outcome."""

    IMPROVED = "improved", "Improved"
    NO_EFFECT = "no-effect", "No effect found"
    MIXED = "mixed", "Mixed"
    UNCLEAR = "unclear", "Unclear"
    UNTESTED = "untested", "Not tested"


class ForWhom(Labelled):
    """Whose outcome it is."""

    CHILDREN = "children", "Children"
    PARENTS = "parents", "Parents"
    COUPLE = "couple", "Couple"
    FAMILY = "family", "Family"
    SERVICE = "service", "Service"
    OTHERS = "others", "Others"


class GapTag(Labelled):
    """What the review says is missing from the evidence."""

    NO_ROBUST_IMPACT = "no-robust-impact-evaluation", "Robust impact evaluation needed"
    UK_EVIDENCE = "uk-evidence-needed", "UK evidence needed"
    LONG_TERM = "long-term-follow-up-needed", "Long-term follow-up needed"
    ECONOMIC = "economic-evaluation-needed", "Economic evaluation needed"
    IMPLEMENTATION = "implementation-evidence-needed", "Implementation evidence needed"
    LARGER_SAMPLES = "larger-samples-needed", "Larger samples needed"
    SUBGROUPS = "subgroup-evidence-needed", "Evidence for subgroups needed"
    TRIAL_UNDER_WAY = "trial-under-way", "Trial under way when reviewed"
    NOT_STATED = "not-stated", "Not stated"


class MentionedType(Labelled):
    """What sort of thing the review mentions without a row of its own."""

    PROGRAMME = "programme", "Programme"
    VERSION = "version", "Version of a programme"
    SCREENING_TOOL = "screening-tool", "Screening tool"
    APPROACH = "approach", "Approach"
    SERVICE = "service", "Service"
    NATIONAL_PROGRAMME = "national-programme", "National programme"


class UkDelivery(Labelled):
    """Whether something mentioned is known to be delivered in the UK."""

    DELIVERED = "delivered", "Delivered in the UK"
    NOT_KNOWN = "not-known-to-be-delivered", "Not known to be delivered in the UK"
    NOT_DELIVERED = "not-delivered", "Not delivered in the UK"
    NOT_STATED = "not-stated", "Not stated whether it is delivered in the UK"


class Basis(Labelled):
    """Where the meaning of a glossary term comes from."""

    SOURCE = "source", "From the review"
    GENERAL = "general", "General meaning in this field, not from the review"


class SinceKind(Labelled):
    """What sort of thing came after the review."""

    FINDING = "finding", "Found since"
    DUE = "due", "Due; not in this edition"
    CHANGE = "change", "Changed since"


class EntryKind(Labelled):
    """The kinds of thing that can be found by search; the value is ``kind`` in search results."""

    INTERVENTION = "intervention", to_translate("Interventions")
    TOPIC = "topic", to_translate("Topics")
    MENTIONED = "mentioned", to_translate("Mentioned, no row in the matrix")
    GUIDE = "guide", to_translate("Guide")
    GLOSSARY = "glossary", to_translate("Glossary")
    REFERENCE = "reference", to_translate("References")


class SectionId(Labelled):
    """Sections of a topic page, in the order they are read."""

    DEFINITION = "definition", "What it means"
    PREVALENCE = "prevalence", "How common it is"
    IMPACT = "impact-on-children", "What it does to children"
    EVIDENCE = "evidence", "What the evidence says"
    OPTIONS = "options", "What there is"
    NOT_KNOWN = "not-known", "What is not known"
    CONTEXT = "context", "Background"


NOT_STATED = to_translate("Not stated")
