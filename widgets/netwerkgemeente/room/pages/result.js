/** Draws a result, as the server does in pages.py. */
import { fill, say } from "./words.js";

/** Fill in the chart, the table and the sentence; result is null while there is none. */
export function drawResult(page, result) {
  const after = result ? result.counts : null;
  let before = after && result.before ? result.before.counts : null;
  if (before && !before.some(Boolean)) before = null;
  const top = Math.max(1, ...(before || []), ...(after || []));
  const names = [];
  for (const row of page.querySelectorAll(".row")) {
    const at = Number(row.dataset.row) - 1;
    names[at] = row.dataset.name;
    for (const [kind, counts] of [["first", before], ["now", after]]) {
      const count = String(counts ? counts[at] : 0);
      const pair = row.querySelector(`.${kind}`);
      pair.querySelector("svg").setAttribute("viewBox", `0 0 ${top} 1`);
      pair.querySelector("rect").setAttribute("width", count);
      pair.querySelector(".count").textContent = count;
      page.querySelector(`tr[data-row="${at + 1}"] .${kind}`).textContent = count;
    }
  }
  for (const node of page.querySelectorAll("[data-counted]")) node.hidden = !after;
  for (const node of page.querySelectorAll("[data-compared]")) node.hidden = !before;
  for (const node of page.querySelectorAll("[data-plain]")) node.hidden = Boolean(before);
  fill("finding", result ? finding(names, before, after) : "");
}

function finding(names, before, after) {
  if (!after) return say("hidden");
  if (!after.some(Boolean)) return say("nobody");
  const now = most(names, after);
  return before ? say("shift", { before: most(names, before), now }) : say("most", { now });
}

function most(names, counts) {
  const count = Math.max(...counts);
  const voted = counts.reduce((sum, each) => sum + each, 0);
  const others = names.filter((_, at) => counts[at] === count).map((name) => name.toLowerCase());
  const rung = others.pop();
  if (others.length === 0) return say("one", { rung, count, voted });
  return say("tie", { rungs: others.join(", "), rung, count, voted });
}
