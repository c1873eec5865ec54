"""Full-text search over an edition; with ``reading.words``, which takes its stemmer, all of Whoosh.

A reading goes one way: ``ranking`` asks the ``index``, ``finding`` filters, ``snippets`` says why.
``documents`` says what is searched, ``engine`` holds the parts together.
"""
