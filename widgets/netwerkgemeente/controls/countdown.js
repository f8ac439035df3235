/** A timer: the time left in figures, a bar that empties, and two buttons. */
function render({ model, el }) {
  followHidden(model, el);
  const root = make("section", "ng-countdown", el);
  const label = make("p", "ng-countdown-label", root);
  const figures = make("p", "ng-countdown-figures", root);
  figures.setAttribute("role", "timer");
  figures.setAttribute("aria-live", "off"); // a second at a time is too much to listen to
  const track = make("div", "ng-countdown-track", root);
  const bar = make("div", "ng-countdown-bar", track);
  const buttons = make("div", "ng-countdown-buttons", root);
  const go = make("button", "", buttons);
  const again = make("button", "", buttons);
  go.type = again.type = "button";
  for (const node of [go, again]) node.dataset.lmSuppressShortcuts = "true";
  const said = make("p", "ng-countdown-said", root);
  said.setAttribute("role", "status");

  let lastLeft = null; // whole seconds at the last look, to notice a minute that goes by

  const running = () => model.get("ends") > 0;
  const left = () => running() ? Math.max(0, (model.get("ends") - Date.now()) / 1000) : model.get("left");

  function set(values) {
    for (const [name, value] of Object.entries(values)) model.set(name, value);
    model.save_changes();
  }

  function minutesLeft(minutes) {
    return model.get("minutes_left").replace("{minutes}", String(minutes));
  }

  function stop() {
    set({ left: left(), ends: 0 });
  }

  go.addEventListener("click", () => {
    if (running()) {
      stop();
      said.textContent = model.get("paused");
    } else {
      const from = left() > 0 ? left() : model.get("seconds");
      set({ left: from, ends: Date.now() + from * 1000 });
      said.textContent = minutesLeft(Math.max(1, Math.round(from / 60)));
    }
    look();
  });
  again.addEventListener("click", () => {
    set({ left: model.get("seconds"), ends: 0 });
    said.textContent = "";
    look();
  });

  /** Say something when a fifth minute, the last minute or the end has just gone by. */
  function announce(now) {
    const passed = (second) => lastLeft !== null && lastLeft > second && now <= second;
    if (passed(0)) said.textContent = model.get("over");
    else if (passed(60)) said.textContent = model.get("last_minute");
    else if (passed(Math.ceil(now / 300) * 300) && now > 60) said.textContent = minutesLeft(Math.round(now / 60));
    lastLeft = now;
  }

  function look() {
    const seconds = Math.ceil(left());
    if (running()) announce(seconds);
    else lastLeft = null;
    label.textContent = model.get("label");
    root.setAttribute("aria-label", model.get("label"));
    figures.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    bar.style.inlineSize = `${100 * Math.min(1, left() / model.get("seconds"))}%`;
    go.textContent = running() ? model.get("pause_label") : model.get("start_label");
    again.textContent = model.get("again_label");
    if (running() && left() === 0) stop();
  }

  look();
  for (const trait of ["label", "seconds", "left", "ends", "start_label", "pause_label",
    "again_label"]) model.on(`change:${trait}`, look);
  const ticking = setInterval(() => running() && look(), 250);
  return () => clearInterval(ticking);
}
export default { render };
