"""For those who make editions: authored TOML read, checked and built."""
