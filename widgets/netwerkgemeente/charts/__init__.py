"""Charts: records in; a plotly figure, a sentence and a table out."""
