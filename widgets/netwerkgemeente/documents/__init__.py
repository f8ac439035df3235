"""Documents to take along, as an accessible web page and as Word: what they say, and their form."""
