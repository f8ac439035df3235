/** What the scripts of both pages do to a page: show what belongs to a phase, fill in words. */
const texts = document.getElementById("words").dataset;

/** A sentence as the server wrote it, with its placeholders filled in. */
export function say(key, values = {}) {
  return texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Every element with this data-slot gets this text; one that has it already is left alone. */
export function fill(slot, text) {
  for (const node of document.querySelectorAll(`[data-slot="${slot}"]`)) {
    if (node.textContent !== text) node.textContent = text;
  }
}

/** Show what belongs to the phase. Focus moves only when what had it is no longer there. */
export function enter(page, phase) {
  page.dataset.phase = phase;
  for (const node of page.querySelectorAll("[data-when]")) {
    node.hidden = !node.dataset.when.split(" ").includes(phase);
  }
  const held = document.activeElement;
  if (held && page.contains(held) && held.getClientRects().length === 0) {
    const heading = page.querySelector("h1[tabindex]:not([hidden])");
    if (heading) heading.focus();
  }
}

/** The phase that a state of the room belongs to; a closed room still shows a result. */
export function phaseOf({ state, round, result }) {
  if (state === "closed") return result ? "after" : "over";
  return round ? round.state : "waiting";
}

/** Whether the second state is no older than the first: rounds and rooms only ever go on. */
export function isNext(state, next) {
  const place = ({ state: room, round }) => [
    room === "closed" ? 1 : 0,
    round ? round.number : 0,
    round ? ["open", "closed", "shown"].indexOf(round.state) : 0,
  ];
  const [here, there] = [place(state), place(next)];
  const at = here.findIndex((value, index) => value !== there[index]);
  return at === -1 || here[at] < there[at];
}
