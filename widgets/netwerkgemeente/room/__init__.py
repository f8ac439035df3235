"""The live room: a service in which a group places a case together, and who talks to it.

It runs on its own (``python -m netwerkgemeente.room``) and needs no notebook.
"""
