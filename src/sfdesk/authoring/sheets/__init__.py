"""The content of an edition as a spreadsheet, for those who do not write TOML, and back."""
