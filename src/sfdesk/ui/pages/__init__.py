"""Entries as pages of rich text for the reading pane. No widgets: plain functions to HTML."""
