// Where somebody was: going back leads to the post that was left, also when the browser did not keep the page. What had been
// loaded further down is kept for as long as the tab lives, and until somebody signs out.
import {$, $$} from "./dom.js";

const KEPT = "linnet:place:", MOST = 1_500_000, NEAR = 300;
const feed = () => $("#feed");
const at = () => KEPT + location.pathname + location.search;
let grown = false;

document.addEventListener("htmx:afterSettle", event => {
  if (feed()?.contains(event.detail.elt) || event.detail.target === feed()) grown = true;
});

addEventListener("pagehide", () => {
  try {
    if (!feed() || !grown && scrollY < NEAR || feed().innerHTML.length > MOST) return sessionStorage.removeItem(at());
    sessionStorage.setItem(at(), JSON.stringify({y: scrollY, feed: feed().innerHTML}));
  } catch {
    // no room, or not allowed: then the page starts at its top
  }
});

document.addEventListener("submit", event => {
  if (event.target.getAttribute("action") === "/sign-out") {
    Object.keys(sessionStorage).filter(key => key.startsWith(KEPT)).forEach(key => sessionStorage.removeItem(key));
    grown = false;
  }
});

export function restore() {
  if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward" || !feed()) return;
  const kept = JSON.parse(sessionStorage.getItem(at()) ?? "null");
  if (!kept) return;
  feed().innerHTML = kept.feed;
  $$(".htmx-request", feed()).forEach(each => each.classList.remove("htmx-request"));
  grown = true;
  addEventListener("load", () => scrollTo(0, kept.y));
  scrollTo(0, kept.y);
}
