"""The review's own document: read from the user's copy, kept beside the edition, held against it.

Nothing of the document ships with the program. May import ``model``, ``paths`` and
``errors`` and the standard library; ``app`` passes model objects in and results out.
"""
