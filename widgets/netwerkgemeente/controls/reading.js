/** Blocks of text as elements; text goes through textContent only. */
function render({ model, el }) {
  followHidden(model, el);
  const TAGS = { heading: "h3", subheading: "h4", quote: "blockquote", strong: "p", item: "li" };
  const root = document.createElement("div");
  root.className = "ng-reading";
  el.append(root);

  function show() {
    if (model.get("spoken")) root.setAttribute("role", "status");
    const nodes = [];
    for (const [kind, text] of model.get("blocks")) {
      const node = document.createElement(TAGS[kind] ?? "p");
      node.className = `ng-${kind}`;
      node.textContent = text;
      if (kind !== "item") {
        nodes.push(node);
        continue;
      }
      if (nodes.at(-1)?.tagName !== "UL") nodes.push(document.createElement("ul"));
      nodes.at(-1).append(node);
    }
    root.replaceChildren(...nodes);
  }
  show();
  model.on("change:spoken", show);
  model.on("change:blocks", () => {
    show();
    if (model.get("follow")) root.scrollIntoView({ block: "nearest" });
  });
}
export default { render };
