"""The Windows build, made and tried on Linux under Wine: ``dev.py package --windows``.

``runtime`` makes a Windows CPython from what the registries carry, ``prefix`` a Wine with what
Wine lacks, ``payload`` freezes and packs, ``checks`` tries what was made, ``check`` runs it all.
Nothing of the Python made here is ever shipped: on Windows the release is frozen with python.org's.
"""
