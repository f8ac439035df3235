"""A document as a Word file, by python-docx, which is not there everywhere."""

from io import BytesIO
from typing import TYPE_CHECKING

from netwerkgemeente.documents.paper import Paper, Section, Step, printable

if TYPE_CHECKING:
    from docx.document import Document

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

LANGUAGE_TAGS = {"nl": "nl-NL", "en": "en-GB"}


class NoWordError(Exception):
    """There is no python-docx here, so there is no Word file."""


def word_file(paper: Paper) -> bytes:
    """Return ``paper`` as the bytes of a .docx file.

    Raises:
        NoWordError: If python-docx cannot be imported, as in a browser without a server.
    """
    try:
        import docx  # noqa: PLC0415 - the course must work where it cannot be installed
        from docx.shared import Mm, Pt  # noqa: PLC0415
    except ImportError as error:
        raise NoWordError(str(error)) from error

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(16)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(10.5)
    normal.paragraph_format.space_after = Pt(3)
    document.core_properties.title = printable(f"{paper.kind}: {paper.title}")[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = LANGUAGE_TAGS.get(paper.language, paper.language)
    _set_language(document, LANGUAGE_TAGS.get(paper.language, paper.language))
    _write(document, paper)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _write(document: "Document", paper: Paper) -> None:
    document.add_paragraph(printable(paper.kind))
    document.add_heading(printable(paper.title), level=1)
    for line in paper.lead:
        document.add_paragraph(printable(line))
    if paper.spoken:
        document.add_paragraph(printable(paper.spoken), style="Intense Quote")
    if paper.steps:
        document.add_heading(printable(paper.steps_label), level=2)
        _write_steps(document, paper.steps)
    for part in paper.parts:
        document.add_heading(printable(part.heading), level=2)
        style = "List Bullet" if len(part.lines) > 1 else "Normal"
        for line in part.lines:
            document.add_paragraph(printable(line), style=style)
    if paper.table:
        document.add_heading(printable(paper.table_label), level=2)
        _write_table(document, paper.table)
    for section in paper.sections:
        _write_section(document, section)
    for line in paper.foot:
        document.add_paragraph(printable(line)).runs[0].italic = True


def _write_steps(document: "Document", steps: tuple[Step, ...]) -> None:
    """Write the staircase as a list: a screen reader reads it in its order."""
    for step in steps:
        words = f"{step.words} ({step.note})" if step.note else step.words
        run = document.add_paragraph(style="List Bullet").add_run(printable(words))
        run.bold = step.chosen


def _write_section(document: "Document", section: Section) -> None:
    """Write a section; the numbers of its chart are in its sentence and its table."""
    document.add_heading(printable(section.heading), level=2)
    if section.bars:
        document.add_paragraph(printable(section.bars.sentence))
    for line in section.lines:
        document.add_paragraph(printable(line))
    if section.table:
        document.add_paragraph(printable(section.table_label))
        _write_table(document, section.table)


def _write_table(document: "Document", rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for number, texts in enumerate(rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=True):
            cell.text = printable(text)
            if number == 0:
                cell.paragraphs[0].runs[0].bold = True


def _set_language(document: "Document", tag: str) -> None:
    """Tell Word, and a screen reader, which language the text is in."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    properties = document.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tag)
    properties.append(language)
