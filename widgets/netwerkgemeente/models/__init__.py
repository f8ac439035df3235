"""The thinking of the course: small, pure models without Jupyter, files or language."""
