/** The big screen: follows the room and shows how many joined and voted. */
import { follow } from "./follow.js";
import { drawResult } from "./result.js";
import { enter, fill, isNext, phaseOf, say } from "./words.js";

const page = document.getElementById("page");
const news = document.getElementById("news");
const progress = document.getElementById("progress");
let shown = { state: "open", round: null };

function draw(state) {
  if (!isNext(shown, state)) return;
  if (state.address !== page.dataset.address) {
    location.reload(); // another address is another picture; nobody is typing here
    return;
  }
  shown = state;
  const { round, joined, voted } = state;
  if (round) {
    page.dataset.number = String(round.number);
    fill("round", say("round", { number: round.number }));
    fill("result-title", say("resultTitle", { number: round.number }));
    fill("title", round.case.title);
    fill("text", round.case.text);
  }
  fill("joined", joined === 1 ? say("joinedOne") : say("joined", { count: joined }));
  fill("voted", say("voted", { voted, joined }));
  progress.setAttribute("viewBox", `0 0 ${Math.max(1, joined)} 1`);
  progress.querySelector("rect").setAttribute("width", String(voted));
  drawResult(page, state.result);
  enter(page, phaseOf(state));
}

follow(page.dataset, {
  heard: draw,
  reached(yes) { news.textContent = yes ? "" : say("lost"); },
  gone() { enter(page, "over"); },
});
