"""What sheets there are: for whom, how they are set, and the tables for meetings."""

from sfdesk.core.language import to_translate
from sfdesk.model.vocabulary import Labelled


class Audience(Labelled):
    """Whom a fact sheet is for."""

    FAMILY = "family", to_translate("For a family")
    PRACTITIONER = "practitioner", to_translate("For practitioners")


class PrintProfile(Labelled):
    """How a sheet is set."""

    STANDARD = "standard", to_translate("Standard print")
    LARGE_PRINT = "large-print", to_translate("Large print")
    DYSLEXIA_FRIENDLY = "dyslexia-friendly", to_translate("Dyslexia-friendly")


class TableKind(Labelled):
    """Tables on landscape pages."""

    COMPARISON = "comparison", to_translate("Comparison")
    MAP = "map", to_translate("Evidence and gap map")
    MATRIX = "matrix", to_translate("The matrix")
    FIT = "fit", to_translate("Fit for us")


class Paper(Labelled):
    """What tables are set on; large letters take the larger one in any case."""

    A4 = "a4", to_translate("A4")
    A3 = "a3", to_translate("A3")


class Picture(Labelled):
    """A page as a picture, for a document of somebody else's."""

    SVG = "svg", to_translate("SVG picture")
    PNG = "png", to_translate("PNG picture")
