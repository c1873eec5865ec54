"""What is shown and where one has been, as plain values."""
