"""The local layer: what a team keeps beside the evidence, and saved searches, in one safe store.

``layer.LocalLayer`` is what windows and commands use. It belongs to one thread. Nothing of it,
and nothing that it imports, is needed for a window's first paint.
"""

ENDING = ".sfdesk-local.json"
"""Of the names of shared files, so that they are known among others."""
