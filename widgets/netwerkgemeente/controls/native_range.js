/**
 * A native range input that may still be unanswered.
 *
 * A native range cannot choose its lowest stop first: shown there while unanswered, Home or a
 * click on the thumb fires no `input`. So while there is no answer, the first key that moves and
 * the first touch answer; Tab alone does not.
 *
 * @param {(value: number) => void} onAnswer called with every value a hand chooses
 * @returns {{input: HTMLInputElement, show: (value: number | null) => void}}
 */
function nativeRange(onAnswer) {
  const FIRST_KEYS = new Set([
    "Home", "PageDown", "ArrowLeft", "ArrowDown", "ArrowRight", "ArrowUp", "Enter", " ",
  ]);
  const input = document.createElement("input");
  input.type = "range";
  input.dataset.lmSuppressShortcuts = "true";
  let unanswered = true;
  const answer = () => {
    unanswered = false;
    onAnswer(Number(input.value));
  };
  input.addEventListener("input", answer);
  input.addEventListener("pointerup", () => unanswered && !input.disabled && answer());
  input.addEventListener("keydown", (event) => {
    if (!unanswered || input.disabled || !FIRST_KEYS.has(event.key)) return;
    event.preventDefault();
    input.value = input.min;
    answer();
  });
  const show = (value) => {
    unanswered = value === null;
    input.value = String(value ?? input.min);
    input.classList.toggle("ng-unanswered", unanswered);
  };
  return { input, show };
}
