"""Full-text search over an edition. The only importer of Whoosh.

What is typed goes one way: ``reading`` takes it apart (with ``vocabulary`` and ``meanings``),
``ranking`` asks the ``index``, ``finding`` filters, ``snippets`` says why. ``documents`` says
what is searched, ``words`` how text becomes terms, ``engine`` holds the parts together.
"""
