"""The window. The only importer of Qt; everything it shows comes from ``sfdesk.app``."""

from sfdesk.core.quick_enums import make_enums_quickly
from sfdesk.ui.support.reference_counts import pin_singletons

pin_singletons()
make_enums_quickly()
