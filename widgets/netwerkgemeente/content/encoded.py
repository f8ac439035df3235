"""Text out of a file, in any of the encodings in which people's programs save one."""

import codecs


def decoded(data: bytes) -> str | None:
    """Return ``data`` as text, or None when it is none.

    Read are UTF-8 and UTF-16, with or without a mark, and Windows' own Western European.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif b"\0" in data[:200]:
        encodings = ["utf-16-le" if data[1:2] == b"\0" else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return None
