"""Small accessible controls, each a Python class, a module for the browser and a stylesheet."""
