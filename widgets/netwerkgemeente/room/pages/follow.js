/** Follows a room: a stream of its states, and asking for the state where the stream fails. */
import { fetchWithin, onWake } from "./reach.js";

const QUIET = 30000; // ms between questions while the stream works: it may have died unnoticed
const HURRY = 3000; // ms between them while it does not
const PATIENCE = 8000; // ms for one answer

/**
 * heard(state, since) gets every state; one that was asked for says since when it may be old.
 * reached(yes) says whether the room can be reached. gone() comes once, when there is no room.
 */
export function follow({ live, state }, { heard, reached, gone }) {
  let stream = null;
  let lively = false;
  let failures = 0;
  let timer = null;
  let over = false;

  function listen() {
    if (stream) stream.close();
    lively = false;
    if (!window.EventSource || over) return;
    stream = new EventSource(live);
    stream.onmessage = ({ data }) => {
      lively = true;
      works();
      heard(JSON.parse(data), null);
    };
    stream.onerror = () => {
      if (lively) plan(HURRY);
      lively = false;
    };
  }

  function works() {
    failures = 0;
    reached(true);
  }

  async function ask() {
    plan(2 * PATIENCE);
    const since = performance.now();
    const { status, told } = await answerOf(state);
    if (status === 404 || status === 410) {
      end();
      return;
    }
    if (told) {
      works();
      heard(told, since);
      if (stream && stream.readyState === EventSource.CLOSED) listen();
    } else {
      failures += 1;
      if (failures > 1) reached(false);
    }
    plan(lively ? QUIET : HURRY);
  }

  /** Ask next, never all phones at once. */
  function plan(wait) {
    clearTimeout(timer);
    if (!over) timer = setTimeout(ask, wait * (0.5 + Math.random()));
  }

  function end() {
    over = true;
    clearTimeout(timer);
    if (stream) stream.close();
    gone();
  }

  function wake() {
    if (over) return;
    listen();
    ask();
  }

  window.addEventListener("offline", () => { if (!over) reached(false); });
  onWake(wake);
  listen();
  plan(HURRY);
  return { ask };
}

/** What the room answers: its status, 0 for none, and the state that it told, if it did. */
async function answerOf(address) {
  try {
    const answer = await fetchWithin(PATIENCE, address, { cache: "no-store" });
    return { status: answer.status, told: answer.ok ? await answer.json() : null };
  } catch (error) {
    return { status: 0, told: null };
  }
}
