"""Builds the browser edition: the lessons as a folder of files that any web server can serve."""
