"""The window. The only importer of Qt; everything it shows comes from ``sfdesk.app``."""

from sfdesk.ui.support.reference_counts import pin_singletons

pin_singletons()
