/**
 * Compiles Python modules with the Python that will run them: pyodide, here under Node.
 *
 *     node compile.mjs PYODIDE FROM TO
 *
 * Each module becomes a .pyc beside which no source is needed, other files are copied. No path of
 * this machine gets into them, so the same input gives the same bytes.
 */
import { resolve } from "node:path";
import { argv } from "node:process";

const [folder, from, to] = argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(`${folder}/pyodide.mjs`);
const python = await loadPyodide();
for (const [place, root] of [["/from", from], ["/to", to]]) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
python.runPython(`
import importlib.util
import marshal
import shutil
import warnings
from pathlib import Path

UNCHECKED = (1).to_bytes(4, "little") + bytes(8)  # no source to compare with

warnings.simplefilter("ignore")  # about the code of others
source = Path("/from")
for path in sorted(source.rglob("*")):
    name = path.relative_to(source)
    target = Path("/to") / name
    if path.is_dir():
        target.mkdir()
    elif path.suffix == ".py":
        code = compile(path.read_bytes(), str(name), "exec", dont_inherit=True)
        compiled = importlib.util.MAGIC_NUMBER + UNCHECKED + marshal.dumps(code)
        target.with_suffix(".pyc").write_bytes(compiled)
    else:
        shutil.copyfile(path, target)
`);
