/** Progress, a file out and a file in; and a reminder where the machine forgets. */
function render({ model, el }) {
  followHidden(model, el);
  const root = make("section", "ng-bar", el);
  const title = make("h2", "ng-bar-title", root);
  const progress = make("p", "ng-bar-progress", root);
  const details = make("details", "", root);
  const summary = make("summary", "", details);
  const list = make("ul", "", details);
  const saved = make("p", "ng-bar-saved", root);
  const buttons = make("div", "ng-bar-buttons", root);
  const download = make("button", "", buttons);
  const load = make("button", "", buttons);
  download.type = load.type = "button";
  for (const node of [summary, download, load]) node.dataset.lmSuppressShortcuts = "true";
  const file = make("input", "", root);
  file.type = "file";
  file.accept = ".json,application/json";
  file.hidden = true;
  const news = make("p", "ng-bar-news", root);
  news.setAttribute("role", "status");
  const reminder = make("p", "ng-bar-news ng-bar-warning", root);
  reminder.setAttribute("role", "alert");

  download.addEventListener("click", () => model.send({ kind: "download" }));
  load.addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    if (chosen.size > model.get("largest")) {
      model.set("news", model.get("too_large"));
      model.save_changes();
    } else model.send({ kind: "load", text: await chosen.text() });
  });

  function receive(message) {
    if (message.kind === "file") handOut(message.name, message.text, "application/json");
  }

  function show() {
    title.textContent = model.get("title");
    progress.textContent = model.get("progress");
    summary.textContent = model.get("items_label");
    list.replaceChildren(...model.get("items").map(([text, state, done]) => {
      const item = document.createElement("li");
      item.textContent = `${done ? "●" : "○"} ${text} – ${state}`;
      return item;
    }));
    saved.textContent = model.get("saved");
    saved.classList.toggle("ng-bar-warning", model.get("warning"));
    download.textContent = model.get("download_label");
    load.textContent = model.get("load_label");
    news.textContent = model.get("news");
  }

  const touches = ["pointerdown", "keydown", "wheel", "touchstart"];
  let waiting;
  /** A hand on the page: the reminder goes, and waits for the next long silence. */
  function touched() {
    clearTimeout(waiting);
    reminder.textContent = "";
    if (!model.get("reminder")) return;
    waiting = setTimeout(() => { reminder.textContent = model.get("reminder"); },
      model.get("remind_after"));
  }

  show();
  touched();
  for (const touch of touches) document.addEventListener(touch, touched, { capture: true });
  for (const trait of ["title", "progress", "items", "items_label", "saved", "warning",
    "download_label", "load_label", "news"]) model.on(`change:${trait}`, show);
  for (const trait of ["reminder", "remind_after"]) model.on(`change:${trait}`, touched);
  model.on("msg:custom", receive);
  return () => {
    clearTimeout(waiting);
    for (const touch of touches) document.removeEventListener(touch, touched, { capture: true });
    model.off("msg:custom", receive);
  };
}
export default { render };
