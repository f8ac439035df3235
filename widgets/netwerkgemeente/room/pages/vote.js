/** Sends votes, one at a time, again and again until the room has answered; the newest counts. */
import { fetchWithin, onWake } from "./reach.js";

const PATIENCE = 8000; // ms for one answer
const LONGEST = 10000; // ms between two attempts

/** saved(vote), refused(vote, status) and trying(vote, status) say how a vote fares; 0: no answer. */
export function postbox(address, { saved, refused, trying }) {
  let wanted = null;
  let sending = false;
  let attempts = 0;
  let timer = null;

  async function send() {
    clearTimeout(timer);
    if (!wanted || sending) return;
    const vote = wanted;
    sending = true;
    const { status, wait } = await post(vote);
    sending = false;
    if (wanted !== vote) {
      send();
    } else if (status === 200) {
      wanted = null;
      saved(vote);
    } else if (status === 0 || status === 429 || status >= 500) {
      attempts += 1;
      trying(vote, status);
      timer = setTimeout(send, Math.min(LONGEST, Math.max(wait, pause())));
    } else {
      wanted = null;
      refused(vote, status);
    }
  }

  /** Only the room's own words count: a network that wants a login says 200 to everything. */
  async function post(vote) {
    try {
      const answer = await fetchWithin(PATIENCE, address, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(vote),
      });
      if (!answer.ok) {
        return { status: answer.status, wait: 1000 * Number(answer.headers.get("Retry-After")) };
      }
      const kept = await answer.json();
      const same = kept.round === Number(vote.round) && kept.rung === Number(vote.rung);
      return { status: same ? 200 : 0, wait: 0 };
    } catch (error) {
      return { status: 0, wait: 0 };
    }
  }

  /** Twice as long each time, and never all phones at once. */
  function pause() {
    return 500 * 2 ** Math.min(attempts, 5) * (0.8 + 0.4 * Math.random());
  }

  onWake(send);
  return {
    put(vote) {
      wanted = vote;
      attempts = 0;
      send();
    },
    waiting: () => wanted !== null,
  };
}
