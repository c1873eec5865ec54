"""The window. The only importer of Qt; everything it shows comes from ``sfdesk.app``."""

from sfdesk.ui.support.immortals import keep_alive

keep_alive()
