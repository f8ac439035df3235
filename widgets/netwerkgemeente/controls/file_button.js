/** A button with a native file input behind it; what is chosen goes to the kernel as bytes. */
function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("div");
  root.className = "ng-file";
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.lmSuppressShortcuts = "true";
  const input = document.createElement("input");
  input.type = "file";
  input.hidden = true;
  const news = document.createElement("p");
  news.setAttribute("role", "status");
  root.append(button, input, news);
  el.append(root);

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => {
    const [chosen] = input.files;
    input.value = "";
    if (!chosen) return;
    if (chosen.size > model.get("largest")) news.textContent = model.get("too_large");
    else model.send({ kind: "file", name: chosen.name }, undefined, [await chosen.arrayBuffer()]);
  });

  function show() {
    button.textContent = model.get("label");
    input.accept = model.get("accept");
    news.textContent = model.get("news");
  }
  show();
  for (const trait of ["label", "accept", "news"]) model.on(`change:${trait}`, show);
}
export default { render };
