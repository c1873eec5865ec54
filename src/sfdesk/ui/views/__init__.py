"""Views that are tables: the evidence and gap map, the comparison."""
