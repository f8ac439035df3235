/** Fetch that gives up: a phone that slept may wait for ever on a connection that is gone. */
export function fetchWithin(milliseconds, address, options = {}) {
  if (!window.AbortController) return fetch(address, options);
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), milliseconds);
  const done = () => clearTimeout(timer);
  const answer = fetch(address, { ...options, signal: stop.signal });
  answer.then(done, done);
  return answer;
}

/** Call back when the page comes to life: looked at again, back online, or back from history. */
export function onWake(wake) {
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
  window.addEventListener("online", wake);
  window.addEventListener("pageshow", (event) => { if (event.persisted) wake(); });
}
