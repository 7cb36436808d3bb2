"""LIBRARY: the headline face, cut down to the characters that are set in it.

The one import of fontTools. The face is @fontsource/noto-serif-sc when npm installed it (OFL, not
in this repository), or any file that the newsroom owns (SITE_HEADLINE_FACE).
"""
