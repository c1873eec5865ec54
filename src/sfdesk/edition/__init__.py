"""Editions: authored TOML → checked model → SQLite → model again.

May import the model and SQLAlchemy; nothing here knows of search, sheets or windows.
"""
