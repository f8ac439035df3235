/** A button that asks for a file and hands it out, and says what came of it. */
function render({ model, el }) {
  followHidden(model, el);
  const root = document.createElement("div");
  root.className = "ng-download";
  const button = document.createElement("button");
  button.type = "button";
  const news = document.createElement("p");
  news.setAttribute("role", "status");
  root.append(button, news);
  el.append(root);

  button.addEventListener("click", () => model.send({ kind: "download" }));

  function receive(message, buffers) {
    if (message.kind === "file") handOut(message.name, buffers[0], message.mime);
  }

  function show() {
    button.textContent = model.get("label");
    button.classList.toggle("ng-primary", model.get("primary"));
    news.textContent = model.get("news");
  }
  show();
  for (const trait of ["label", "primary", "news"]) model.on(`change:${trait}`, show);
  model.on("msg:custom", receive);
  return () => model.off("msg:custom", receive);
}
export default { render };
