/** A chart drawn by the page's own plotly.js, its sentence, and its table. */
const MIME = "application/vnd.plotly.v1+json";
const LINE = 18; // px, of the words in a chart
const FRAME = 90; // px of its height that a chart means for its axes and its legend
const pen = document.createElement("canvas").getContext("2d");

/** Return plotly.js as JupyterLab's plotly renderer loaded it, or null where there is none. */
async function findPlotly() {
  const container = globalThis._JUPYTERLAB?.["jupyterlab-plotly"];
  if (!container) return null;
  const extension = (await container.get("./mimeExtension"))();
  const { RenderedPlotly, rendererFactory } = extension;
  if (!RenderedPlotly.Plotly) {
    // the renderer loads plotly.js with its first chart; an empty one off the page will do
    const first = rendererFactory.createRenderer({ mimeType: MIME });
    await first.renderModel({ data: { [MIME]: { data: [], layout: {} } }, setData() {} });
  }
  return RenderedPlotly.Plotly;
}

/** Return `words` over as many lines as keep each within `room`, where together they are `wide`. */
function broken(words, wide, room) {
  const width = (line) => pen.measureText(line.replace(/<[^>]*>/g, "")).width;
  const scale = wide / width(words); // what is drawn may be bold, and larger
  const lines = [];
  for (const word of words.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && scale * width(longer) <= room) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines.join("<br>");
}

/** Return how many lines higher a chart is with `lines`; its rows stay alike, so all grow with one. */
function linesMore({ annotations = [] }, lines) {
  const more = (words) => (lines[words]?.split("<br>").length ?? 1) - 1;
  const rows = annotations.map(({ text }) => text).filter(Boolean);
  const others = Object.keys(lines).filter((words) => !rows.includes(words));
  const most = Math.max(0, ...rows.map(more));
  return most * rows.length + others.reduce((sum, words) => sum + more(words), 0);
}

/** Return what of a drawing is cut at a side: each text by its words, over more lines. */
function tooWide(plot) {
  const { left, right } = plot.getBoundingClientRect();
  const found = {};
  for (const text of plot.querySelectorAll("text[data-unformatted]")) {
    const box = text.getBoundingClientRect();
    const cut = Math.max(left - box.left, box.right - right, 0);
    const sides = getComputedStyle(text).textAnchor === "middle" ? 2 : 1;
    const words = text.dataset.unformatted;
    if (cut) found[words] = broken(words, box.width, box.width - sides * cut);
  }
  return found;
}

function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("figure");
  root.className = "ng-chart";
  const title = document.createElement("p");
  title.className = "ng-chart-title";
  const plot = document.createElement("div");
  plot.className = "ng-chart-plot";
  plot.setAttribute("role", "img");
  const caption = document.createElement("figcaption");
  const sentence = document.createElement("p");
  caption.append(sentence);
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.dataset.lmSuppressShortcuts = "true";
  const scroll = document.createElement("div");
  scroll.className = "ng-chart-scroll";
  scroll.tabIndex = 0; // so that a table too wide for the page can be scrolled with the arrows
  scroll.setAttribute("role", "group");
  scroll.dataset.lmSuppressShortcuts = "true";
  const table = document.createElement("table");
  scroll.append(table);
  details.append(summary, scroll);
  root.append(title, plot, caption, details);
  el.append(root);

  let Plotly;
  let theme;
  let drawing = false;
  let again = false;

  /** The figure in the page's colours, at the width that there is, with `lines` for some texts and `more` px. */
  function dressed(lines = {}, more = 0) {
    theme = document.body.dataset.jpThemeLight;
    const swap = { ...(theme === "false" ? model.get("dark") : {}), ...lines };
    const text = JSON.stringify(model.get("figure"), (_, value) =>
      typeof value === "string" && Object.hasOwn(swap, value) ? swap[value] : value);
    const { data, layout } = JSON.parse(text);
    const style = getComputedStyle(root);
    return {
      data,
      layout: {
        ...layout,
        width: root.clientWidth,
        height: layout.height + LINE * linesMore(model.get("figure").layout, lines) + more,
        font: { ...layout.font, color: style.color, family: style.fontFamily },
        paper_bgcolor: "rgba(0,0,0,0)",
        plot_bgcolor: "rgba(0,0,0,0)",
      },
    };
  }

  const show = ({ data, layout }) =>
    Plotly.react(plot, data, layout, { displayModeBar: false, staticPlot: true });

  /** Draw now, or once more after the drawing that is under way. */
  async function draw() {
    if (drawing) {
      again = true;
      return;
    }
    if (!root.clientWidth || Plotly === null || !model.get("figure").data) return;
    drawing = true;
    try {
      Plotly ??= await findPlotly();
      if (Plotly) {
        await show(dressed());
        const lines = tooWide(plot);
        const { t, b } = plot._fullLayout._size;
        const more = Math.max(t + b - FRAME, 0);
        if (more || Object.keys(lines).length) await show(dressed(lines, more));
      }
    } catch (error) {
      console.error(error);
      Plotly = null;
    } finally {
      drawing = false;
    }
    if (!Plotly) {
      Plotly = null;
      plot.classList.add("ng-chart-missing");
      plot.textContent = model.get("missing");
      details.open = true;
    } else if (again) {
      again = false;
      await draw();
    }
  }

  function write() {
    if (model.get("spoken")) sentence.setAttribute("role", "status");
    else sentence.removeAttribute("role");
    title.textContent = model.get("title");
    sentence.textContent = model.get("sentence");
    summary.textContent = model.get("table_label");
    scroll.setAttribute("aria-label", model.get("title"));
    plot.setAttribute("aria-label", `${model.get("title")}. ${model.get("sentence")}`);
    const [head = [], ...rows] = model.get("table");
    const line = (cells, first, others) => {
      const row = document.createElement("tr");
      cells.forEach((text, index) => {
        const cell = document.createElement(index === 0 ? first : others);
        if (cell.tagName === "TH") cell.scope = others === "th" ? "col" : "row";
        cell.textContent = text;
        row.append(cell);
      });
      return row;
    };
    const caption = document.createElement("caption");
    caption.textContent = model.get("title");
    const body = document.createElement("tbody");
    body.append(...rows.map((cells) => line(cells, "th", "td")));
    const top = document.createElement("thead");
    top.append(line(head, "th", "th"));
    table.replaceChildren(caption, top, body);
  }

  write();
  draw();
  model.on("change:figure", draw);
  for (const trait of ["title", "sentence", "table", "table_label", "spoken"]) {
    model.on(`change:${trait}`, write);
  }
  const resized = new ResizeObserver(() => {
    // JupyterLab hides the page while it changes its theme, so that nothing can be drawn then
    const changed = theme !== document.body.dataset.jpThemeLight;
    if (changed || plot._fullLayout?.width !== root.clientWidth) draw();
  });
  resized.observe(root);
  const themed = new MutationObserver(() => requestAnimationFrame(draw));
  themed.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  return () => {
    resized.disconnect();
    themed.disconnect();
    if (Plotly) Plotly.purge(plot);
  };
}
export default { render };
