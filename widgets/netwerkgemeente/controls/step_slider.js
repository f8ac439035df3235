/** A staircase of words with a native range input under it. */
function render({ model, el }) {
  followHidden(model, el);
  const root = make("div", "ng-steps", el);
  const label = make("label", "ng-steps-label", root);
  const stairs = make("div", "ng-stairs", root);
  stairs.setAttribute("aria-hidden", "true");
  const { input, show: showValue } = nativeRange((value) => {
    model.set("value", value);
    show();
    model.save_changes();
  });
  input.className = "ng-steps-input";
  root.append(input);
  const said = make("div", "ng-steps-said", root);
  const word = make("p", "ng-steps-word", said);
  const note = make("p", "ng-steps-note", said);
  note.setAttribute("role", "status");
  const details = make("dl", "ng-steps-details", said);
  const marks = make("p", "ng-steps-marks", root);

  input.id = `ng-${Math.random().toString(36).slice(2)}`;
  label.htmlFor = input.id;
  marks.id = `${input.id}-marks`;
  input.setAttribute("aria-describedby", marks.id);

  const wordOf = (step) => `${step}. ${model.get("steps")[step - 1]}`;

  /** Draw the stairs once for these words; show() only changes their state. */
  function build() {
    const steps = model.get("steps");
    input.min = "1";
    input.max = String(steps.length);
    root.style.setProperty("--ng-count", steps.length);
    stairs.replaceChildren();
    steps.forEach((text, index) => {
      const stair = make("div", "ng-stair", stairs);
      stair.style.setProperty("--ng-at", index + 1);
      make("span", "ng-stair-number", stair).textContent = String(index + 1);
      make("span", "ng-stair-word", stair).textContent = text;
      stair.addEventListener("click", () => {
        if (input.disabled) return;
        model.set("value", index + 1);
        show();
        model.save_changes();
        input.focus();
      });
    });
    make("div", "ng-bracket", stairs);
  }

  function show() {
    const value = model.get("value");
    const bracket = model.get("bracket");
    const mark = model.get("mark");
    label.textContent = model.get("label");
    input.disabled = model.get("disabled");
    root.classList.toggle("ng-disabled", input.disabled);
    showValue(value);
    word.textContent = value === null ? model.get("unanswered") : wordOf(value);
    input.setAttribute("aria-valuetext", word.textContent);
    note.textContent = value === null ? "" : (model.get("notes")[value - 1] ?? "");
    details.replaceChildren();
    for (const [term, text] of (value === null ? [] : (model.get("details")[value - 1] ?? []))) {
      make("dt", "", details).textContent = term;
      make("dd", "", details).textContent = text;
    }
    stairs.querySelectorAll(".ng-stair").forEach((stair, index) => {
      const step = index + 1;
      stair.classList.toggle("ng-current", step === value);
      stair.classList.toggle("ng-marked", step === mark);
      stair.classList.toggle("ng-ranged", !!bracket && bracket[0] <= step && step <= bracket[1]);
    });
    const brace = stairs.querySelector(".ng-bracket");
    brace.hidden = !bracket;
    const lines = [];
    if (mark !== null) lines.push(`◇ ${model.get("mark_label")}: ${wordOf(mark)}`);
    if (bracket) {
      const [low, high] = bracket;
      brace.style.setProperty("--ng-low", low);
      brace.style.setProperty("--ng-high", high);
      const words = low === high ? wordOf(low) : `${wordOf(low)} – ${wordOf(high)}`;
      lines.push(`⊓ ${model.get("bracket_label")}: ${words}`);
    }
    marks.textContent = lines.join("\n");
    marks.hidden = lines.length === 0;
  }

  build();
  show();
  model.on("change:steps", () => { build(); show(); });
  for (const trait of ["label", "notes", "details", "value", "unanswered", "bracket",
    "bracket_label", "mark", "mark_label", "disabled"]) model.on(`change:${trait}`, show);
}
export default { render };
