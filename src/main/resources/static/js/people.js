// People: what was done about somebody is said, and the word that came with an answer is announced.
import {$, announce, fade} from "./dom.js";

document.addEventListener("htmx:oobAfterSwap", event => {
  const region = event.detail.target;
  if (region.id === "toast" && region.textContent.trim()) {
    announce(region.textContent.trim());
    fade(region);
  }
});

document.addEventListener("htmx:load", event => {
  const said = event.detail.elt.dataset?.announce;
  if (said) {
    announce(said);
    $("button", event.detail.elt)?.focus({preventScroll: true});
  }
});
