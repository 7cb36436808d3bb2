"""LIBRARY: a built site goes live, and nothing that was online breaks.

command.py publishes, unpublishes, verifies and draws QR codes; guard.py says what must not go out;
manifest.py compares what was published with what will be; targets/ has one file a place.
"""
