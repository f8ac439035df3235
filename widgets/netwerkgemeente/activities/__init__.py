"""The activities, one module each: a model, its controls and charts, and its answers."""
