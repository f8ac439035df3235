"""A document as one accessible web page that prints on A4: no scripts, nothing loaded."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from netwerkgemeente.documents.bar_chart import bar_chart
from netwerkgemeente.documents.paper import Paper, Part, Section, Step, printable

MIME = "text/html;charset=utf-8"

_HERE = Path(__file__).parent


def web_page(paper: Paper) -> str:
    """Return ``paper`` as HTML that is well-formed XML as well; every text in it is escaped."""
    body = [
        f'<p class="kind">{_text(paper.kind)}</p>',
        f"<h1 dir='auto'>{_text(paper.title)}</h1>",
        *(f'<p class="lead" dir="auto">{_text(line)}</p>' for line in paper.lead),
    ]
    if paper.spoken:
        body.append(f'<blockquote dir="auto">{_text(paper.spoken)}</blockquote>')
    if paper.steps:
        body += _staircase(paper.steps_label, paper.steps)
    for part in paper.parts:
        body += _part(part)
    if paper.table:
        body += _table(paper.table_label, paper.table)
    for section in paper.sections:
        body += _section(section)
    if paper.foot:
        body += ["<footer>", *(f"<p>{_text(line)}</p>" for line in paper.foot), "</footer>"]
    page = Template((_HERE / "page.html").read_text(encoding="utf-8"))
    return page.substitute(
        language=_text(paper.language),
        title=_text(f"{paper.kind}: {paper.title}"),
        style=(_HERE / "page.css").read_text(encoding="utf-8"),
        body="\n".join(body),
    )


def _staircase(label: str, steps: Iterable[Step]) -> list[str]:
    lines = [f"<h2>{_text(label)}</h2>", '<ol class="steps">']
    for step in steps:
        note = f" <span>({_text(step.note)})</span>" if step.note else ""
        marked = ' class="chosen"' if step.chosen else ""
        lines.append(f"<li{marked}>{_text(step.words)}{note}</li>")
    return [*lines, "</ol>"]


def _part(part: Part) -> list[str]:
    heading = f"<h2>{_text(part.heading)}</h2>"
    if len(part.lines) == 1:
        return [heading, f'<p dir="auto">{_text(part.lines[0])}</p>']
    items = (f'<li dir="auto">{_text(line)}</li>' for line in part.lines)
    return [heading, "<ul>", *items, "</ul>"]


def _section(section: Section) -> list[str]:
    lines = ["<section>", f'<h2 dir="auto">{_text(section.heading)}</h2>']
    if section.bars:
        lines += bar_chart(section.bars)
    lines += [f'<p dir="auto">{_text(line)}</p>' for line in section.lines]
    if section.table:
        lines += _table(section.table_label, section.table)
    return [*lines, "</section>"]


def _table(label: str, rows: tuple[tuple[str, ...], ...]) -> list[str]:
    head, *body = rows
    lines = [
        "<table>",
        f"<caption>{_text(label)}</caption>",
        "<thead><tr>",
        *(f'<th scope="col">{_text(cell)}</th>' for cell in head),
        "</tr></thead>",
        "<tbody>",
    ]
    for first, *others in body:
        cells = "".join(f"<td>{_text(cell)}</td>" for cell in others)
        lines.append(f'<tr><th scope="row">{_text(first)}</th>{cells}</tr>')
    return [*lines, "</tbody>", "</table>"]


def _text(text: str) -> str:
    return escape(printable(text))
