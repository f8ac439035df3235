"""Stands in for JupyterLite's installer: this site holds all its packages and installs none."""

from piplite.piplite import install

__all__ = ["install"]
