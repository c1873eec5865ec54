"""What sheets there are: for whom, how they are set, and the tables for meetings."""

from sfdesk.model.vocabulary import Labelled


class Audience(Labelled):
    """Whom a fact sheet is for."""

    FAMILY = "family", "For a family"
    PRACTITIONER = "practitioner", "For practitioners"


class PrintProfile(Labelled):
    """How a sheet is set."""

    STANDARD = "standard", "Standard print"
    LARGE_PRINT = "large-print", "Large print"
    DYSLEXIA_FRIENDLY = "dyslexia-friendly", "Dyslexia-friendly"


class TableKind(Labelled):
    """Tables on landscape pages."""

    COMPARISON = "comparison", "Comparison"
    MAP = "map", "Evidence and gap map"
    MATRIX = "matrix", "The matrix"
    FIT = "fit", "Fit for us"


class Paper(Labelled):
    """What tables are set on; large letters take the larger one in any case."""

    A4 = "a4", "A4"
    A3 = "a3", "A3"


class Picture(Labelled):
    """A page as a picture, for a document of somebody else's."""

    SVG = "svg", "SVG picture"
    PNG = "png", "PNG picture"
