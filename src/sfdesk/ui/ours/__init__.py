"""What a team keeps beside the evidence, in the window: the dialogs, and who keeps it."""
