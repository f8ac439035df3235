/** Take a control out of sight and bring it back; anywidget drops the listeners that ipywidgets has for that. */
function followHidden(model, el) {
  const show = () => {
    el.style.display = model.get("hidden") ? "none" : "";
  };
  model.on("change:hidden", show);
  show();
}
