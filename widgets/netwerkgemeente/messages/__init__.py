"""The texts of the interface, one file per language."""
