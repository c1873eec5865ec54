"""Fact sheets on paper: page models (pure) and their PDF.

May import the model and typst; nothing here knows of databases, search or windows.
"""
