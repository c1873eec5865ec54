"""sfdesk: evidence on family support, searchable and printable on a laptop with no network."""

__version__ = "0.1.0"
