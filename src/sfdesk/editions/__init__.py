"""Editions that travel as one file: packed, signed, verified, installed, rolled back.

Below ``app``, above ``authoring``, whose rules hold for what comes from outside too. Nothing here
is imported before the first paint but ``pointer``, and that only where an edition was installed.
"""
