/** An ordered list with two buttons per item; focus stays with the item that moves. */
function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("div");
  root.className = "ng-order";
  root.setAttribute("role", "group");
  const label = document.createElement("p");
  label.className = "ng-order-label";
  label.id = `ng-${Math.random().toString(36).slice(2)}`;
  root.setAttribute("aria-labelledby", label.id);
  const list = document.createElement("ol");
  const news = document.createElement("p");
  news.className = "ng-order-news";
  news.setAttribute("role", "status");
  root.append(label, list, news);
  el.append(root);

  const fill = (template, words) => template.replace(/\{(\w+)\}/g, (_, name) => words[name]);

  function move(place, by) {
    const order = [...model.get("value")];
    const [at] = order.splice(place, 1);
    order.splice(place + by, 0, at);
    model.set("value", order);
    model.save_changes();
    show();
    const item = model.get("items")[at];
    news.textContent = fill(model.get("moved"), { item, place: place + by + 1 });
    const buttons = [...list.children[place + by].querySelectorAll("button")];
    const same = buttons[by < 0 ? 0 : 1];
    (same.disabled ? buttons.find((button) => !button.disabled) : same)?.focus();
  }

  function button(text, arrow, place, by, off) {
    const node = document.createElement("button");
    node.type = "button";
    node.dataset.lmSuppressShortcuts = "true";
    node.textContent = arrow;
    node.setAttribute("aria-label", text);
    node.disabled = off;
    node.addEventListener("click", () => move(place, by));
    return node;
  }

  function show() {
    const order = model.get("value");
    const fixed = model.get("disabled");
    label.textContent = model.get("label");
    list.replaceChildren(...order.map((at, place) => {
      const item = model.get("items")[at];
      const row = document.createElement("li");
      const words = document.createElement("span");
      words.textContent = item;
      row.append(words);
      if (!fixed) {
        row.append(
          button(fill(model.get("up"), { item }), "↑", place, -1, place === 0),
          button(fill(model.get("down"), { item }), "↓", place, 1, place === order.length - 1),
        );
      }
      return row;
    }));
  }
  show();
  for (const trait of ["label", "items", "value", "up", "down", "disabled"]) {
    model.on(`change:${trait}`, () => {
      // a move of our own has drawn the list already; drawing again would drop the focus
      const shown = [...list.querySelectorAll("li > span")].map((node) => node.textContent);
      const wanted = model.get("value").map((at) => model.get("items")[at]);
      if (trait !== "value" || shown.join("\n") !== wanted.join("\n")) show();
    });
  }
}
export default { render };
