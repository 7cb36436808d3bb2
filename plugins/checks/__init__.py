"""LIBRARY: what may be wrong, one function a rule, listed in RULES.

text.py asks about the words (importer, approve, proof desk); source.py refuses sources before
Pelican starts; site.py refuses a built site before it replaces yesterday's.
"""
