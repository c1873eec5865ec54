"""What everything stands on: errors, logging, redaction, places, files, settings. No Qt."""
