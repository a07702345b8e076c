// The service worker, and the page's own part of it.
import {$, says} from "./dom.js";

const workers = navigator.serviceWorker;

// when the page has nothing better to do
const idle = window.requestIdleCallback ?? (then => setTimeout(then, 2000));

// the next page finds the style sheet that this one carried
const carried = $("style[data-sheet]");
if (carried) {
  addEventListener("load", () => idle(() => {
    document.head.append(Object.assign(document.createElement("link"), {rel: "prefetch", as: "style", href: carried.dataset.sheet}));
  }), {once: true});
}

if (workers && document.body.matches(".member")) {
  const register = () => workers.register("/sw.js").then(() => workers.ready)
    .then(({active}) => active?.postMessage({lang: document.documentElement.lang.split("-")[0]})).catch(() => {});
  addEventListener("load", () => idle(register), {once: true});
}

// the page that says that there is no connection goes away with its reason
if ("offline" in says) addEventListener("online", () => location.reload());

// a page that comes back as it was left, by the button for back: whoever has signed out meanwhile, in this window or
// another, must not be shown what it holds
addEventListener("pageshow", event => {
  if (event.persisted && says.me) {
    fetch("/signed-in", {cache: "no-store"}).then(answer => answer.text())
      .then(me => me === says.me || location.reload(), () => {});
  }
});
