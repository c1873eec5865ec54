"""What was typed, read once into one value that search, filters and window share.

``words`` says how text becomes words and stems, ``vocabulary`` what people say for what,
``patterns`` how an age or a cost is typed, ``meanings`` finds them, ``meaning`` is what was found;
``lists`` says which words English has, ``spelling`` what a slip may have meant; ``reader`` puts
them together into what ``reading`` holds. Nothing here knows of an index: search imports this,
never the other way round.
"""
