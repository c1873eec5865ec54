"""The review's own document: read from the user's copy, kept beside the edition, held against it.

Nothing of the document ships with the program but the names of its parts and how much stands in
each (``review.toml`` of the edition). ``parsing`` reads the lines of a copy, ``whole`` holds them
against that shape, ``places`` finds what a ``source`` of ours names. May import ``model`` and
``core``.
"""
