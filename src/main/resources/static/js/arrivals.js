// Whatever comes onto the page, with it or later, is looked at once.
import {$, $$, announce, tongue} from "./dom.js";
import {count} from "./counter.js";
import {veil} from "./blurhash.js";
import {move} from "./motion.js";
import {reopen} from "./covers.js";

export function settle(root) {
  const all = selector => [...(root.matches?.(selector) ? [root] : []), ...$$(selector, root)];
  all("[data-counter]").forEach(count);
  all("img[data-blurhash]").forEach(veil);
  all("img[data-moving]").forEach(move);
  all("details.warned").forEach(reopen);
  all("time[datetime]").forEach(time => {
    const words = new Intl.DateTimeFormat(tongue, {dateStyle: "long", timeStyle: "short"}).format(new Date(time.dateTime));
    time.title = words;
    if ("local" in time.dataset) time.textContent = words;
  });
  all("[data-opens]").forEach(opener => {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", opener.dataset.opens);
    opener.setAttribute("aria-expanded", String(!document.getElementById(opener.dataset.opens).hidden));
  });
  all("[data-pick]").forEach(markTaken);
  all("[data-job]").forEach(job => {
    if (job.dataset.says !== said) announce(said = job.dataset.says);
  });
}
let said = $("[data-job]")?.dataset.says;

export function markTaken(pick) {
  const taken = Boolean($(`#compose [data-attached][value="${pick.dataset.pick}"]`));
  pick.classList.toggle("taken", taken);
  pick.disabled = taken;
}

document.addEventListener("htmx:load", event => settle(event.detail.elt));
