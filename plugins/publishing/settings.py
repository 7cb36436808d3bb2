"""PUBLISH_* in pelicanconf.py."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishSettings:
    """PUBLISH_* in pelicanconf.py."""

    to: str = ""
    """Where `publish` goes when no --to is given: branch, folder:PATH, zip:PATH, rsync:…"""
    remote: str = "origin"
    """branch: git's name of the remote."""
    branch: str = "gh-pages"
    """branch: the branch that the host serves; always one commit."""
    domain: str = ""
    """Own domain for GitHub Pages (the CNAME file); "" = the host of SITEURL."""
    mainland: bool = False
    """The site is served from mainland China: a missing ICP备案号 is a warning."""
