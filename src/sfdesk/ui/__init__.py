"""The window. The only importer of Qt; everything it shows comes from ``sfdesk.app``."""
