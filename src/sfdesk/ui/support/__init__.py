"""What every part of the window uses: the worker, messages, bug reports, layouts."""
