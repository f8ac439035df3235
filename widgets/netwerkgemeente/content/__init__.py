"""The course's data: the tables of datasets/ as frozen records in one language."""
