"""Papers as they come out: documents are typeset and read back, page by page and tag by tag."""
