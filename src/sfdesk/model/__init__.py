"""What the matrix holds, as frozen values. Standard library only.

The records have the shape of the content files in ``db/``, so a reader of one knows the other.
"""
