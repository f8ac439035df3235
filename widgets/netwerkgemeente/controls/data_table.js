/** A native table with a caption and headings; a table too wide for its place scrolls by itself. */
function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("div");
  root.className = "ng-table";
  root.setAttribute("role", "group");
  root.dataset.lmSuppressShortcuts = "true";
  const table = document.createElement("table");
  root.append(table);
  el.append(root);

  function headed(text, scope) {
    const cell = document.createElement("th");
    cell.scope = scope;
    cell.textContent = text;
    return cell;
  }

  function filled([first, ...others]) {
    const row = document.createElement("tr");
    row.append(headed(first, "row"));
    for (const text of others) row.insertCell().textContent = text;
    return row;
  }

  function show() {
    const [headings, ...rows] = model.get("rows");
    root.hidden = !headings;
    root.setAttribute("aria-label", model.get("label"));
    table.replaceChildren();
    if (!headings) return;
    table.createCaption().textContent = model.get("label");
    const top = table.createTHead().insertRow();
    top.append(...headings.map((text) => headed(text, "col")));
    table.createTBody().append(...rows.map(filled));
  }

  /** Only what scrolls needs a stop for the keyboard. */
  const watch = new ResizeObserver(() => {
    root.tabIndex = root.scrollWidth > root.clientWidth ? 0 : -1;
  });
  watch.observe(root);
  show();
  for (const trait of ["label", "rows"]) model.on(`change:${trait}`, show);
  return () => watch.disconnect();
}
export default { render };
