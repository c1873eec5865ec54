"""The dialogs that make a PDF: choose, preview, print, save."""
