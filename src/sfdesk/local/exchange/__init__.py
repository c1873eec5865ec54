"""Files that offers come from and go to, and the local layer as one file."""
