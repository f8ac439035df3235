/** A native range input with a visible name and its value in words. */
function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("div");
  root.className = "ng-number";
  const label = document.createElement("label");
  label.className = "ng-number-label";
  const said = document.createElement("p");
  said.className = "ng-number-word";
  const { input, show: showValue } = nativeRange((value) => {
    model.set("value", value);
    show();
    model.save_changes();
  });
  input.className = "ng-number-input";
  input.id = `ng-${Math.random().toString(36).slice(2)}`;
  label.htmlFor = input.id;
  const ends = document.createElement("p");
  ends.className = "ng-number-ends";
  ends.id = `${input.id}-ends`;
  const low = document.createElement("span");
  const high = document.createElement("span");
  ends.append(low, " ", high);
  root.append(label, ends, input, said);
  el.append(root);

  function wordOf(value) {
    if (value === null) return model.get("unanswered");
    const word = model.get("words")[Math.floor((value - model.get("minimum")) / model.get("step"))];
    return word === undefined ? `${value} ${model.get("unit")}`.trim() : `${value}. ${word}`;
  }

  function show() {
    label.textContent = model.get("label");
    low.textContent = model.get("low_end");
    high.textContent = model.get("high_end");
    ends.hidden = !low.textContent && !high.textContent;
    if (ends.hidden) input.removeAttribute("aria-describedby");
    else input.setAttribute("aria-describedby", ends.id);
    input.min = String(model.get("minimum"));
    input.max = String(model.get("maximum"));
    input.step = String(model.get("step"));
    input.disabled = model.get("disabled");
    showValue(model.get("value"));
    said.textContent = wordOf(model.get("value"));
    input.setAttribute("aria-valuetext", said.textContent);
  }

  show();
  for (const trait of ["label", "minimum", "maximum", "step", "value", "words", "unit",
    "low_end", "high_end", "unanswered", "disabled"]) model.on(`change:${trait}`, show);
}
export default { render };
