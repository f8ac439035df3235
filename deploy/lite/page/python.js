/**
 * Python in the browser, with every package of the course, from this site alone.
 *
 * JupyterLite takes this file for pyodide's own entry and calls `loadPyodide`. Differences with
 * pyodide's: one archive of compiled packages instead of a wheel for each; no index of other
 * packages; and files whose names end in .js, because some servers do not know .mjs.
 */
import createPyodideModule from "./pyodide.asm.js";
import { loadPyodide as load } from "./pyodide.js";
import { openPassport } from "./passport.js";

const HERE = new URL(".", import.meta.url).href;
const ENVIRONMENT = { PLOTLY_RENDERER: "plotly_mimetype", IPYTHONDIR: "/home/pyodide/.ipython" };

let python;

/** Begin to load; the folder is named as in the course, so that it tells the language. */
export function start(language) {
  python ??= prepare(language ?? "nl");
  python.catch(() => {}); // said by whoever waits for it
}

/** What JupyterLite calls. Its other options are about packages, and those are all here. */
export async function loadPyodide({ stdout, stderr } = {}) {
  start();
  const pyodide = await python;
  if (stdout) pyodide.setStdout({ batched: stdout });
  if (stderr) pyodide.setStderr({ batched: stderr });
  return pyodide;
}

async function prepare(language) {
  readAnyWasm();
  const archive = unpacked(fetchWhole("packages.tgz"));
  const passport = openPassport();
  const pyodide = await load({
    createPyodideModule,
    indexURL: HERE,
    env: { ...ENVIRONMENT },
    convertNullToNone: true, // as JSON does, so that a control may send "no answer"
  });
  writeFiles(pyodide.FS, await archive);
  pyodide.FS.mkdirTree(`/lessons/${language}`);
  pyodide.FS.chdir(`/lessons/${language}`);
  await passport.opened;
  for (const [name, text] of passport.files) pyodide.FS.writeFile(`/lessons/${name}`, text);
  globalThis.coursePassport = passport; // for netwerkgemeente/browser_passport.py
  return pyodide;
}

async function fetchWhole(name) {
  const response = await fetch(new URL(name, HERE));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Compile WebAssembly also where the server gives it a wrong type, if more slowly. */
function readAnyWasm() {
  const streaming = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    const response = await source;
    if (response.headers.get("Content-Type") === "application/wasm") {
      return streaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
  };
}

/** The bytes of a gzipped archive; some servers say that it is gzip, and then the browser unzips. */
async function unpacked(asked) {
  const bytes = new Uint8Array(await (await asked).arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Write every file of a tar archive (ustar) where its name says. */
function writeFiles(FS, archive) {
  const decoder = new TextDecoder();
  const text = (from, length) =>
    decoder.decode(archive.subarray(from, from + length)).replace(/\0.*$/s, "");
  const made = new Set();
  for (let at = 0; archive[at]; ) {
    const prefix = text(at + 345, 155);
    const path = `${prefix ? `/${prefix}` : ""}/${text(at, 100)}`;
    const size = Number.parseInt(text(at + 124, 12), 8);
    const folder = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(folder)) {
      FS.mkdirTree(folder);
      made.add(folder);
    }
    FS.writeFile(path, archive.subarray(at + 512, at + 512 + size), { canOwn: true });
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
