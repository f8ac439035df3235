/** Native checkboxes in a fieldset, one for each piece of text. */
function render({ model, el }) {
  followHidden(model, el);
  const group = document.createElement("fieldset");
  group.className = "ng-marks";
  const legend = document.createElement("legend");
  const list = document.createElement("div");
  list.className = "ng-marks-list";
  group.append(legend, list);
  el.append(group);

  function answer() {
    const boxes = [...list.querySelectorAll("input")];
    model.set("value", boxes.filter((box) => box.checked).map((box) => box.value));
    model.save_changes();
  }

  function show() {
    legend.textContent = model.get("label");
    const value = model.get("value");
    for (const box of list.querySelectorAll("input")) {
      box.checked = value.includes(box.value);
      box.disabled = model.get("disabled");
    }
  }

  function build() {
    list.replaceChildren(...model.get("options").map(([key, text]) => {
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.dataset.lmSuppressShortcuts = "true"; // on a group JupyterLab does not heed it
      box.value = key;
      box.addEventListener("change", answer);
      const words = document.createElement("span");
      words.textContent = text;
      label.append(box, words);
      return label;
    }));
    show();
  }

  build();
  model.on("change:options", build);
  for (const trait of ["label", "value", "disabled"]) model.on(`change:${trait}`, show);
}
export default { render };
