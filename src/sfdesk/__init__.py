"""sfdesk: evidence on family support, searchable and printable on a laptop with no network."""

__version__ = "0.1.0"

PROGRAM = "Family Support Matrix"
"""The one name that people see; ``sfdesk`` is what is typed and what files are called."""
