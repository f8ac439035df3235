/**
 * The kernel's worker: JupyterLite's own, with Python started before JupyterLab asks for it.
 *
 * The page makes this worker at once, so that Python loads while JupyterLab's scripts do. What
 * JupyterLite then asks of its worker, `loadPyodide`, is answered by python.js with the Python that
 * is already on its way.
 */
import { start } from "./python.js";
import "../extensions/@jupyterlite/pyodide-kernel-extension/static/comlink.worker.js";

start(new URLSearchParams(location.search).get("language"));
