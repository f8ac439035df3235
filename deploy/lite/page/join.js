/** Joining a live room: goes to the address that was typed, if it can be one. */
{
  const form = document.getElementById("join");
  const field = form.elements.address;
  const wrong = document.getElementById("join-wrong");
  const CODE = /\/[2-9BCDFGHJKMNP-TV-XZ]{6}\/?$/i; // as room/tickets.py makes them

  /** The address with a scheme, or null: the screen in the hall shows it without. */
  function addressOf(typed) {
    const whole = /^https?:\/\//i.test(typed) ? typed : `http://${typed}`;
    const url = URL.canParse(whole) ? new URL(whole) : null;
    return url && CODE.test(url.pathname) ? url : null;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const url = addressOf(field.value.trim());
    wrong.hidden = url !== null;
    field.setAttribute("aria-invalid", String(url === null));
    if (url) location.href = url;
    else field.focus();
  });
}
