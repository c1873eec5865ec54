"""What was typed, read once into one value that search, filters and window share.

``words`` says how text becomes words and stems, ``vocabulary`` what people say for what,
``meanings`` what is an age or a cost, ``lists`` which words English has, ``spelling`` what a slip
may have meant; ``reader`` puts them together. Nothing here knows of an index: search imports this,
never the other way round.
"""
