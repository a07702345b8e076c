// The feed: what the server has brought, one's own fresh posts aside, so that nothing is passed over; and live: how many new
// posts there are, and which job moved.
import {$, $$, announce, says} from "./dom.js";

/** A post's article is called `p` and the number of its place in feeds. */
const places = (css = "") => $$(`#feed article.post[id^=p]${css}`);

export function newest() {
  return String(places(":not(.fresh)").map(post => BigInt(post.id.slice(1))).reduce((most, one) => one > most ? one : most, 0n));
}

function dropDoubles() {
  const seen = new Set();
  places().forEach(post => seen.has(post.id) ? post.remove() : seen.add(post.id));
}

/** The pill of what is shown now: another tab of home brings another one, or none. */
const pill = () => $("#new-posts");
let again = null;

/** Listens anew: what was asked for is shown, or something else is. */
export function listenAgain() {
  again?.();
}

export function shownNew(button) {
  button.hidden = true;
  dropDoubles();
  again?.();
  $("#home .empty")?.remove();
  announce(button.dataset.shown);
  $("#feed article")?.focus();
}

function live(address) {
  let source = null, pause = 1000;
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(pill() ? `${address}?after=${newest()}&tab=${pill().dataset.tab}` : address);
    source.addEventListener("open", () => pause = 1000);
    source.addEventListener("post", event => {
      const n = Number(event.data), button = pill();
      if (!button || !(n > 0)) return;
      const words = $("span", button);
      words.textContent = n === 1 ? button.dataset.one : button.dataset.many.replace("%n", n);
      if (button.hidden) announce(words.textContent);
      button.hidden = false;
    });
    for (const name of ["told", "talk"]) {
      source.addEventListener(name, event => document.dispatchEvent(new CustomEvent(`linnet:${name}`, {detail: Number(event.data)})));
    }
    source.addEventListener("job", event => {
      $$("[data-job]").filter(job => job.dataset.job === event.data).forEach(job => window.htmx?.trigger(job, "refresh"));
    });
    // the browser comes back by itself unless the server answered with an error; then come back more and more slowly
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(open, pause = Math.min(pause * 2, 60_000));
      }
    });
  };
  const close = () => {
    source?.close();
    source = null;
  };
  // a hidden page holds no connection: browsers allow six to one server over HTTP/1.1, for all tabs together
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  again = () => {
    close();
    open();
  };
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}

if (says.live) live(says.live);
