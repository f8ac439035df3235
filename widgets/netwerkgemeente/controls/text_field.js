/** A labelled native text field that sends what was typed shortly after the last key. */
function render({ model, el }) {
  followHidden(model, el);
  const PAUSE = 250; // ms: long text is not sent again with every key
  const label = document.createElement("label");
  label.className = "ng-text";
  const words = document.createElement("span");
  const field = document.createElement(model.get("rows") === 1 ? "input" : "textarea");
  field.dataset.lmSuppressShortcuts = "true";
  label.append(words, field);
  el.append(label);

  let waiting = 0;
  function send() {
    clearTimeout(waiting);
    waiting = 0;
    if (field.value === model.get("value")) return;
    model.set("value", field.value);
    model.save_changes();
  }
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(send, PAUSE);
  });
  field.addEventListener("change", send);
  window.addEventListener("pagehide", send);

  function show() {
    words.textContent = model.get("label");
    field.maxLength = model.get("longest");
    field.rows = model.get("rows");
    if (!waiting && field.value !== model.get("value")) field.value = model.get("value");
  }
  show();
  for (const trait of ["label", "longest", "rows", "value"]) model.on(`change:${trait}`, show);
  return () => window.removeEventListener("pagehide", send);
}
export default { render };
