// Whatever comes onto the page, with it or later, is looked at once.
import {$, $$, announce, tongue} from "./dom.js";
import {count} from "./counter.js";
import {veil} from "./blurhash.js";
import {move} from "./motion.js";
import {reopen} from "./covers.js";

const SLICE = 8; // milliseconds that a reader does not notice

// made when it is needed, which costs as much as all else on a page
let dates = null;
function moment(time) {
  dates ??= new Intl.DateTimeFormat(tongue, {dateStyle: "long", timeStyle: "short"});
  return dates.format(new Date(time.dateTime));
}
for (const come of ["pointerover", "focusin"]) {
  document.addEventListener(come, ({target}) => {
    const time = target.closest?.("time[datetime]") ?? (come === "focusin" ? $("time[datetime]", target) : null);
    if (time && !time.title) time.title = moment(time);
  }, {passive: true});
}

const LOOKED_AT = {
  // of what is on the page at first, htmx would look at every element
  "[hx-get], [hx-post]": found => window.htmx?.process(found),
  "[data-counter]": count,
  "[data-opens]": opener => {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", opener.dataset.opens);
    opener.setAttribute("aria-expanded", String(!document.getElementById(opener.dataset.opens).hidden));
  },
  "details.warned": reopen,
  "img[data-moving], video[data-loops]": move,
  "[data-pick]": markTaken,
  "[data-job]": job => {
    if (job.dataset.says !== said) announce(said = job.dataset.says);
  },
  "time[data-local]": time => time.textContent = moment(time),
  "img[data-blurhash]": veil,
};

/** In slices, so that a press is never waited for. */
export async function settle(root) {
  const all = Object.entries(LOOKED_AT).flatMap(([selector, look]) =>
    [...(root.matches?.(selector) ? [root] : []), ...$$(selector, root)].map(found => () => look(found)));
  for (let began = performance.now(), i = 0; i < all.length; i++) {
    if (performance.now() - began > SLICE) {
      await new Promise(free => setTimeout(free));
      began = performance.now();
    }
    all[i]();
  }
}
let said = $("[data-job]")?.dataset.says;

export function markTaken(pick) {
  const taken = Boolean($(`#compose [data-attached][value="${pick.dataset.pick}"]`));
  pick.classList.toggle("taken", taken);
  pick.disabled = taken;
}

// the page itself has been looked at when htmx comes
document.addEventListener("htmx:load", event => event.detail.elt !== document.body && settle(event.detail.elt));
