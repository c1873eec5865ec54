"""Full-text search over an edition. The only importer of Whoosh.

``documents`` says what is searched, ``words`` how text becomes terms, ``index`` keeps the
terms on disk, ``query`` reads what was typed, ``engine`` ranks, ``snippets`` says why.
"""
