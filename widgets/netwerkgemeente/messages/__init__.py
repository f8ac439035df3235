"""The texts of the interface, a folder per language, a file per lesson."""
