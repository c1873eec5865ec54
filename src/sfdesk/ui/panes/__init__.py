"""The panes of the window: search bar, filters, results, reading pane."""
