"""Archives that are the same bytes for the same files, whoever builds and when."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_zip(target: Path, files: Mapping[str, Path]) -> None:
    """Write files, each under its name in the archive, to a zip."""
    with zipfile.ZipFile(target, "w") as packed:
        for name, path in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(name), path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def gzipped_tar(files: Mapping[str, Path]) -> bytes:
    """Return files, each under its name in the archive, as a gzipped tar (ustar)."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, path in sorted(files.items()):
            entry = tarfile.TarInfo(name)
            entry.size = path.stat().st_size
            with path.open("rb") as file:
                archive.addfile(entry, file)
    return gzip.compress(packed.getvalue(), mtime=0)


def files_in(folder: Path) -> dict[str, Path]:
    """Return every file in a folder, by its path from there."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in paths}
