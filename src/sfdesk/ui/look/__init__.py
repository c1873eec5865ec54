"""Themes: colours, type and space."""
