"""Our wording held against the published text, fact by fact."""
