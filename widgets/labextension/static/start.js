/**
 * What a lesson needs of JupyterLab's page, as an extension that needs no bundler.
 *
 * 1. The Start button. JupyterLab's own "run all" does nothing when it is pressed before the kernel
 *    is there, and makes the last cell active, so that the page jumps to its end. This one waits,
 *    and leaves the reader where they pressed.
 * 2. A link to a heading in another notebook. JupyterLab looks for the heading before it has drawn it.
 * 3. Cards whose kernel is gone: after a night, or a restart. JupyterLab would show an error in
 *    their place; this shows the sentence that the card left for that (its text/html).
 *
 * JupyterLab loads the file as a module-federation container: an object with `init` and `get` under
 * its package's name.
 */
(() => {
  const SOURCE = document.currentScript.src;
  const COMMAND = "netwerkgemeente:start";
  const FOLLOW = "rendermime:handle-local-link";
  const BUTTON = `[data-commandlinker-command="${COMMAND}"]`;
  const VIEW = "application/vnd.jupyter.widget-view+json";
  const TOUCHES = ["wheel", "touchstart", "keydown", "pointerdown"];
  const SETTLING = 500; // ms: JupyterLab scrolls once more after the last cell


  /** Keep the page where it is while `work` runs, until a hand takes over. */
  async function stayingHere(scroller, work) {
    const top = scroller.scrollTop;
    let held = true;
    const release = () => { held = false; };
    const hold = () => {
      if (held && scroller.scrollTop !== top) scroller.scrollTop = top;
    };
    for (const touch of TOUCHES) window.addEventListener(touch, release, { capture: true });
    scroller.addEventListener("scroll", hold);
    try {
      await work();
      await new Promise((resolve) => setTimeout(resolve, SETTLING));
    } finally {
      for (const touch of TOUCHES) window.removeEventListener(touch, release, { capture: true });
      scroller.removeEventListener("scroll", hold);
    }
    return held;
  }

  /** Resolve when there is a kernel to run cells in; JupyterLab's `ready` may come before that. */
  async function withKernel(session) {
    await session.ready;
    if (session.session?.kernel) return;
    await new Promise((resolve) => {
      const look = () => {
        if (!session.session?.kernel) return;
        session.kernelChanged.disconnect(look);
        resolve();
      };
      session.kernelChanged.connect(look);
      look();
    });
  }

  /** The widgets that the kernel knows, by id. */
  async function widgetsOf(panel) {
    const { kernel } = panel.sessionContext.session;
    // JupyterLite never answers the question, and its kernel is as new as the page
    if ((await kernel.info).implementation === "pyodide") return {};
    const { content } = await kernel.requestCommInfo({ target_name: "jupyter.widget" });
    return content.comms ?? {};
  }

  /** The outputs that show a widget and have a sentence to show instead. */
  function* cards(panel) {
    for (const { model } of panel.content.widgets) {
      for (let at = 0; at < (model.outputs?.length ?? 0); at += 1) {
        const output = model.outputs.get(at).toJSON();
        const id = output.data?.[VIEW]?.model_id;
        if (id && output.data["text/html"]) yield { outputs: model.outputs, at, output, id };
      }
    }
  }

  /** Show the sentence instead of every card that the kernel does not know. */
  async function putToSleep(panel) {
    await panel.context.ready;
    await withKernel(panel.sessionContext);
    const found = [...cards(panel)]; // before asking: what a run adds meanwhile is awake
    const alive = await widgetsOf(panel);
    for (const { outputs, at, output, id } of found) {
      if (id in alive || outputs.get(at)?.toJSON().data?.[VIEW]?.model_id !== id) continue;
      const { [VIEW]: _, ...data } = output.data;
      outputs.set(at, { ...output, data });
    }
  }

  /**
   * Have plotly.js ready before the first chart, while the reader still reads.
   *
   * JupyterLab's plotly renderer runs it with its first chart, which takes half a second or more; an
   * empty chart off the page does it now (controls/chart_holder.js finds the result).
   */
  async function warmUp() {
    const get = globalThis._JUPYTERLAB["jupyterlab-plotly"]?.get;
    if (!get) return;
    const { MIME_TYPE, rendererFactory } = (await get("./mimeExtension"))();
    const model = { data: { [MIME_TYPE]: { data: [], layout: {} } }, setData() {} };
    await rendererFactory.createRenderer({ mimeType: MIME_TYPE }).renderModel(model);
  }

  /** Scroll to a heading; again while JupyterLab, which still draws cells, has it elsewhere. */
  async function goTo(panel, fragment) {
    await panel.revealed;
    const heading = `[data-jupyter-id="${CSS.escape(decodeURIComponent(fragment.slice(1)))}"]`;
    for (let tries = 0; tries < 20; tries += 1) {
      panel.setFragment(fragment);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const top = panel.node.querySelector(heading)?.getBoundingClientRect().top;
      if (top >= 0 && top < innerHeight) return;
    }
  }

  /** Find the heading in the document that JupyterLab opened for a link. */
  async function follow(app, { path, id }, opened) {
    await opened;
    const panel = [...app.shell.widgets("main")].find(({ context }) => context?.path === path);
    if (panel) await goTo(panel, id);
  }

  /** Watch one notebook: when it opens, and when its kernel starts again. */
  function watch(panel) {
    const look = () => putToSleep(panel).catch((error) => console.warn(error));
    panel.sessionContext.statusChanged.connect((_, status) => {
      if (["restarting", "autorestarting", "starting"].includes(status)) look();
    });
    panel.sessionContext.kernelChanged.connect((_, { newValue }) => newValue && look());
    look();
  }

  async function start(app) {
    const panel = app.shell.currentWidget;
    const button = panel.node.querySelector(BUTTON);
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    try {
      await panel.revealed;
      await withKernel(panel.sessionContext);
      await widgetsOf(panel); // the widget manager asks the same first; a run that overtakes it loses cards
      const notebook = panel.content;
      const cell = notebook.activeCellIndex;
      const scroller = button.closest(".jp-WindowedPanel-outer") ?? notebook.node;
      const held = await stayingHere(scroller, () =>
        app.commands.execute("notebook:run-all-cells"));
      if (held) {
        notebook.activeCellIndex = cell;
        button.focus({ preventScroll: true });
      }
    } finally {
      button.removeAttribute("aria-busy");
    }
  }

  const plugin = {
    id: "netwerkgemeente:start",
    description: "Starts lessons, and says so when one is asleep.",
    autoStart: true,
    activate(app) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("course.css", SOURCE).href;
      document.head.append(style);
      // JupyterLab takes the arrow keys from ipywidgets' own buttons, and leaves the card with them
      document.addEventListener("focusin", ({ target }) => {
        if (target.matches(".ng-card button")) target.dataset.lmSuppressShortcuts = "true";
      });
      // The second half of a double click would press what the button became at the first
      document.addEventListener("click", (event) => {
        if (event.detail < 2 || !event.target.closest(".ng-one-press button")) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      }, true);
      app.restored.then(() => {
        app.shell.collapseRight?.(); // nothing is left there to show, only its empty space
        // JupyterLab shows the file browser over a lesson when an earlier visit had it open
        if (app.shell.mode === "single-document") app.shell.collapseLeft();
        setTimeout(() => warmUp().catch((error) => console.warn(error)));
        const { currentWidget } = app.shell;
        if (location.hash) goTo(currentWidget, location.hash).catch(console.warn);
      });
      app.commands.commandExecuted.connect((_, { id, args, result }) => {
        if (id === FOLLOW && args.id) follow(app, args, result).catch(console.warn);
      });
      app.docRegistry.addWidgetExtension("Notebook", { createNew: watch });
      app.commands.addCommand(COMMAND, { label: "Start", execute: () => start(app) });
    },
  };

  const container = {
    init() {},
    async get() {
      return () => ({ __esModule: true, default: plugin });
    },
  };
  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB.netwerkgemeente = container;
})();
