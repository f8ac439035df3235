/** A participant's page: follows the round and sends the vote. Without it, the forms do. */
import { follow } from "./follow.js";
import { drawResult } from "./result.js";
import { postbox } from "./vote.js";
import { enter, fill, isNext, phaseOf, say } from "./words.js";

const page = document.getElementById("page");
const form = document.getElementById("ballot");
const news = document.getElementById("news");
const look = document.getElementById("look");
const itself = document.getElementById("itself");

const mine = { rung: Number(page.dataset.mine) || null, since: 0 };
let shown = shownNow();

/** The state that the server drew. */
function shownNow() {
  const { phase, number } = page.dataset;
  const closed = phase === "over" || phase === "after";
  const round = Number(number) ? { number: Number(number), state: closed ? "shown" : phase } : null;
  return { state: closed ? "closed" : "open", round };
}

/** The one live region: it says what changed, and nothing twice. */
function tell(text) {
  if (news.textContent !== text) news.textContent = text;
}

function numberOf(state) {
  return state.round ? state.round.number : 0;
}

function draw(state, since) {
  if (!isNext(shown, state)) return;
  const before = page.dataset.phase;
  const phase = phaseOf(state);
  const another = numberOf(state) !== numberOf(shown);
  shown = state;
  if (state.round) {
    fill("round", say("round", { number: state.round.number }));
    fill("result-title", say("resultTitle", { number: state.round.number }));
    fill("title", state.round.case.title);
    fill("text", state.round.case.text);
  }
  if (another) begin();
  // A closed room has thrown its salt away: it no longer knows whose ticket this is.
  const knows = since !== null && since > mine.since && state.state === "open";
  if (knows && !votes.waiting()) keep(state.mine);
  drawResult(page, state.result);
  if (phase !== before || another) {
    enter(page, phase);
    look.hidden = true;
    itself.hidden = phase !== "waiting";
    announce(phase);
  }
}

/** Another round: nothing is chosen in it yet. */
function begin() {
  page.dataset.number = String(numberOf(shown));
  form.elements.round.value = page.dataset.number;
  for (const radio of form.elements.rung) radio.checked = false;
  keep(null);
}

/** Show which vote is stored. */
function keep(rung) {
  mine.rung = rung;
  page.dataset.mine = rung || "";
  fill("mine", rung ? say("mine", { rung: nameOf(rung) }) : say("nothing"));
  document.getElementById("stored").hidden = !rung;
  document.getElementById("vote").hidden = Boolean(rung);
  document.getElementById("change").hidden = !rung;
}

function nameOf(rung) {
  return document.getElementById(`rung-${rung}-name`).textContent;
}

function announce(phase) {
  const number = numberOf(shown);
  const words = { open: "opened", closed: "closed", shown: "shown", over: "over", after: "over" };
  if (words[phase]) tell(say(words[phase], { number }));
}

/** The round of this vote was closed: say so, unless the vote had arrived after all. */
function late(vote) {
  const number = numberOf(shown);
  const same = Number(vote.round) === number;
  const words = [];
  if (!same || mine.rung !== Number(vote.rung)) words.push(say("late"));
  if (page.dataset.phase === "open") words.push(say("opened", { number }));
  else if (words.length === 0) words.push(say("closed", { number }));
  tell(words.join(" "));
}

const votes = postbox(form.action, {
  saved(vote) {
    mine.since = performance.now();
    if (Number(vote.round) !== numberOf(shown)) return;
    keep(Number(vote.rung));
    if (page.dataset.phase === "open") tell(say("saved"));
  },
  trying(vote, status) {
    tell(say(status ? "busy" : "trying"));
  },
  refused(vote, status) {
    // The answer to an earlier attempt may have been lost: ask which vote is stored.
    if (status === 410) {
      room.ask().then(() => late(vote));
      return;
    }
    look.hidden = false;
    tell(say(status === 409 ? "stranger" : "refused"));
  },
});

const room = follow(page.dataset, {
  heard: draw,
  reached(yes) {
    if (yes && news.textContent === say("lost")) tell(say("found"));
    if (!yes && !votes.waiting()) tell(say("lost"));
  },
  gone() {
    enter(page, "over");
    look.hidden = true;
    itself.hidden = true;
    tell(say("over"));
  },
});

form.noValidate = true; // our own sentence, in the language of the room
form.addEventListener("submit", (event) => {
  event.preventDefault();
  tell(""); // so that the same sentence is heard again
  const rung = form.elements.rung.value;
  if (!rung) {
    tell(say("choose"));
    return;
  }
  tell(say("sending"));
  votes.put({ round: form.elements.round.value, rung });
});
form.addEventListener("change", () => {
  if (!votes.waiting()) tell("");
});
document.title = say("place"); // what a script says, it says in the live region
look.hidden = true;
itself.hidden = page.dataset.phase !== "waiting";
