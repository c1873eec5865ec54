"""The window. The only importer of Qt; everything it shows comes from ``sfdesk.app``."""

from sfdesk.core.quick_enums import make_enums_quickly
from sfdesk.ui.support.override_errors import tell_errors_in_overrides
from sfdesk.ui.support.reference_counts import pin_singletons

pin_singletons()
make_enums_quickly()
tell_errors_in_overrides()
