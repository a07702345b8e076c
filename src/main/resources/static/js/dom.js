// What every other module needs: finding things on the page, and telling people what happened.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
/** Words that scripts say, in the reader's language: `data-says-*` of the body. */
export const says = document.body.dataset;
// English dates as the server writes them, the day first
export const tongue = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const TOAST_MILLIS = 6000;

export function announce(words) {
  const region = $("#announce");
  if (region && words) {
    region.textContent = "";
    setTimeout(() => region.textContent = words, 60);
  }
}

export function toast(words, bad) {
  const region = $(bad ? "#alarm" : "#toast");
  if (region) {
    const line = document.createElement("p");
    line.className = bad ? "toast bad" : "toast";
    line.textContent = words;
    region.replaceChildren(line);
    fade(region);
    return line;
  }
}

export function fade(region) {
  clearTimeout(region.fading);
  region.fading = setTimeout(() => region.replaceChildren(), TOAST_MILLIS);
}
