"""What the matrix holds, as frozen values. Standard library only.

The dataclasses have the shape of the content files in ``db/``, so a reader of one knows the other.
"""
