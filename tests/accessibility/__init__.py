"""What a screen reader is told: the real program, seen over AT-SPI from another process."""
