/**
 * Opens one lesson: the first script of notebooks/index.html, and the only one with a fixed name.
 *
 * Everything else lies in a folder that is named after its contents. Which one is asked of the
 * server at each visit, so that a browser never mixes an old page with a new lesson. JupyterLite's
 * own start (config-utils.js) is not used: it asks for eight files before the first script.
 */
(async () => {
  const site = new URL("..", location.href.replace(/[?#].*$/, ""));
  const path = new URLSearchParams(location.search).get("path") ?? "";
  const language = path.startsWith("en/") ? "en" : "nl";
  const cover = document.getElementById("cover");
  const notice = document.getElementById("notice");

  /** Say what is wrong, above whatever is there. */
  function say(text) {
    notice.textContent = text;
    notice.hidden = !text;
  }

  document.documentElement.lang = language;
  const answer = await fetch(new URL("site.json", site), { cache: "no-store" });
  const { app, config, lessons, pages, texts } = await answer.json();
  const words = texts[language];
  cover.textContent = words.loading;
  if (!(path in lessons)) {
    location.replace(new URL(language === "en" ? "en.html" : "index.html", site));
    return;
  }
  if (!globalThis.DecompressionStream || !globalThis.WebAssembly) {
    cover.textContent = words.old_browser;
    return;
  }
  const folder = new URL(app, site);
  startPython(new URL(`page/worker.js?language=${language}`, folder), () => say(words.no_python));
  followLinks();
  startJupyterLite(folder);
  uncover();

  /**
   * Start the worker of the kernel now, and hand it to JupyterLite when it asks for one.
   *
   * Loading Python takes as long as loading JupyterLite, and neither needs the other for it.
   */
  function startPython(address, failed) {
    const OwnWorker = globalThis.Worker;
    const make = () => {
      const worker = new OwnWorker(address, { type: "module" });
      worker.addEventListener("error", failed);
      return worker;
    };
    let ready = make();
    globalThis.Worker = function (url, options) {
      if (!String(url).includes("comlink.worker")) return new OwnWorker(url, options);
      const worker = ready ?? make(); // a second one is asked for when the kernel starts again
      ready = null;
      return worker;
    };
  }

  /** Open a link to another lesson in this tab, as JupyterLab does; here it would open a new one. */
  function followLinks() {
    const files = new URL("files/", folder).href;
    document.addEventListener("click", (event) => {
      const address = event.target.closest?.("a[href]")?.href ?? "";
      if (!address.startsWith(files)) return;
      const [, other, fragment] = address.slice(files.length).match(/^([^?#]*)[^#]*(.*)$/);
      const wanted = decodeURI(other);
      if (!(wanted in lessons || wanted in pages) || wanted === path) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const place = pages[wanted] ?? `notebooks/?${new URLSearchParams({ path: wanted })}`;
      const page = new URL(place + fragment, site);
      if (event.ctrlKey || event.metaKey) open(page);
      else location.assign(page);
    }, { capture: true });
  }

  /** Take the cover away when there is a lesson behind it, without JupyterLab's bars above it. */
  function uncover() {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(".jp-Notebook .jp-MarkdownOutput")) return;
      watch.disconnect();
      const { shell } = globalThis.jupyterapp;
      shell.top.hide();
      shell.menu.hide();
      cover.remove();
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }

  function startJupyterLite(base) {
    const page = { ...config, appName: lessons[path] }; // which becomes the page's title
    for (const key of ["baseUrl", "fullStaticUrl", "fullLabextensionsUrl", "settingsUrl"]) {
      page[key] = new URL(page[key], base).pathname;
    }
    page.settingsOverrides["@jupyterlab/translation-extension:plugin"] = { locale: words.locale };
    page.litePluginSettings["@jupyterlite/pyodide-kernel-extension:kernel"].pyodideUrl =
      new URL("page/python.js", base).href;
    document.getElementById("jupyter-config-data").textContent = JSON.stringify(page);
    const script = document.createElement("script");
    script.src = new URL("build/notebooks/bundle.js", base);
    script.main = "index";
    script.addEventListener("error", () => say(words.broken));
    document.head.append(script);
  }
})().catch((error) => {
  console.error(error);
  document.getElementById("notice").hidden = false; // its own words, in both languages
});
