/** A native progress element with its name and its value in words. */
function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("div");
  root.className = "ng-progress";
  const label = document.createElement("label");
  const bar = document.createElement("progress");
  bar.id = `ng-${Math.random().toString(36).slice(2)}`;
  label.htmlFor = bar.id;
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  root.append(label, bar, words);
  el.append(root);

  function show() {
    label.textContent = model.get("label");
    bar.max = model.get("steps");
    bar.value = model.get("done");
    words.textContent = model.get("words");
  }
  show();
  for (const trait of ["label", "done", "steps", "words"]) model.on(`change:${trait}`, show);
}
export default { render };
