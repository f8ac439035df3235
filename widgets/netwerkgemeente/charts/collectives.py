"""One series of counts, with a gap wherever something else was counted."""

from itertools import pairwise

import plotly.graph_objects as go

from netwerkgemeente.charts.house import HIERARCHY, TEXT, Chart, figure, plain
from netwerkgemeente.content.collective import Series
from netwerkgemeente.messages.reader import Messages
from netwerkgemeente.models.counting import runs, shown

CHANGE = "≠"
"""The mark over the place where another thing was counted."""


def collectives_chart(series: Series, estimate: int, messages: Messages) -> Chart:
    """Show the counts of ``series`` and the trainee's estimate of the last one."""
    pieces = runs(series.counts)
    counted = [
        go.Scatter(
            mode="lines+markers",
            x=[count.year for count in piece],
            y=[float(shown(count, series.scale)) for count in piece],
            line={"color": TEXT, "width": 2.5},
            marker={"color": TEXT, "size": 9},
            cliponaxis=False,
            hoverinfo="skip",
        )
        for piece in pieces
    ]
    last = series.counts[-1]
    own = go.Scatter(
        mode="markers+text",
        x=[last.year],
        y=[estimate],
        text=[f"<b>{messages('collectives.you')}</b>"],
        textposition="middle left",
        textfont={"color": HIERARCHY},
        marker={"color": HIERARCHY, "size": 15, "symbol": "diamond-open", "line": {"width": 3}},
        cliponaxis=False,
        hoverinfo="skip",
    )
    changes = [(one[-1].year + other[0].year) / 2 for one, other in pairwise(pieces)]
    lines = [
        {
            "type": "line",
            "x0": at,
            "x1": at,
            "y0": 0,
            "y1": 0.93,
            "yref": "paper",
            "line": {"color": TEXT, "width": 1, "dash": "dot"},
        }
        for at in changes
    ]
    marks = [
        {"x": at, "y": 1.02, "yref": "paper", "text": CHANGE, "showarrow": False} for at in changes
    ]
    highest = max(estimate, *(float(shown(count, series.scale)) for count in series.counts))
    first = series.counts[0].year
    return Chart(
        title=messages("collectives.title", name=series.name),
        figure=figure(
            [*counted, own],
            height=320,
            shapes=lines,
            annotations=marks,
            xaxis={
                "range": [first - 0.6, last.year + 0.6],
                "tickformat": "d",
                "nticks": 5,
                "tickangle": 0,
            },
            yaxis={
                "range": [0, highest * 1.12],
                "nticks": 6,
                "separatethousands": False,
                "title": {"text": plain(series.unit)},
            },
        ),
        sentence=_sentence(series, len(changes), messages),
        table=(
            tuple(
                messages(f"collectives.column_{column}")
                for column in ("moment", "value", "definition", "note", "source")
            ),
            *(
                (
                    f"{CHANGE} {count.moment}"
                    if count in {p[0] for p in pieces[1:]}
                    else count.moment,
                    messages.number(shown(count, series.scale)),
                    count.definition,
                    count.note,
                    f"{count.source} ({messages(f'certainty.{count.certainty}')})",
                )
                for count in series.counts
            ),
        ),
    )


def _sentence(series: Series, changes: int, messages: Messages) -> str:
    first, last = series.counts[0], series.counts[-1]
    key = "none" if not changes else "one" if changes == 1 else "some"
    said = messages(
        "collectives.sentence",
        first=messages.number(shown(first, series.scale)),
        start=first.moment,
        last=messages.number(shown(last, series.scale)),
        end=last.moment,
        unit=series.unit,
    )
    return f"{said} {messages(f'collectives.changes_{key}', count=changes)}"
