/** Native radio buttons in a fieldset, or a native select. */
function render({ model, el }) {
  followHidden(model, el);
  const name = `ng-${Math.random().toString(36).slice(2)}`;

  function choose(key) {
    model.set("value", key);
    model.save_changes();
  }

  function buildRadios() {
    const group = document.createElement("fieldset");
    group.className = "ng-choice";
    const legend = document.createElement("legend");
    legend.textContent = model.get("label");
    group.append(legend);
    for (const [key, text] of model.get("options")) {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.dataset.lmSuppressShortcuts = "true"; // on a group JupyterLab does not heed it
      radio.name = name;
      radio.value = key;
      radio.addEventListener("change", () => choose(key));
      const words = document.createElement("span");
      words.textContent = text;
      label.append(radio, words);
      group.append(label);
    }
    return group;
  }

  function buildSelect() {
    const label = document.createElement("label");
    label.className = "ng-choice-compact";
    const words = document.createElement("span");
    words.textContent = model.get("label");
    const select = document.createElement("select");
    select.dataset.lmSuppressShortcuts = "true";
    for (const [key, text] of model.get("options")) select.append(new Option(text, key));
    select.addEventListener("change", () => choose(select.value));
    label.append(words, select);
    return label;
  }

  function show() {
    const value = model.get("value");
    const disabled = model.get("disabled");
    for (const radio of el.querySelectorAll("input")) {
      radio.checked = radio.value === value;
      radio.disabled = disabled;
    }
    const select = el.querySelector("select");
    if (select) {
      select.value = value ?? "";
      select.disabled = disabled;
    }
  }

  function build() {
    el.replaceChildren(model.get("compact") ? buildSelect() : buildRadios());
    show();
  }

  build();
  for (const trait of ["label", "options", "compact"]) model.on(`change:${trait}`, build);
  for (const trait of ["value", "disabled"]) model.on(`change:${trait}`, show);
}
export default { render };
