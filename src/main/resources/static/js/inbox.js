// The inbox: what the server says while a page is open. Counts beside the navigation, new notifications, new messages.
import {$, $$, announce, says} from "./dom.js";

const READING = 160; // whoever is no further down than this sees what comes at the top

function badge(path, count) {
  for (const entry of $$(`.nav a[href="${path}"], .bar a[href="${path}"]`)) {
    let mark = $(".n", entry);
    if (count <= 0) {
      mark?.remove();
      continue;
    }
    if (!mark) {
      mark = document.createElement("b");
      mark.className = "n";
      entry.append(mark);
    }
    const shown = document.createElement("i");
    shown.textContent = count >= 20 ? "20+" : String(count);
    mark.replaceChildren(shown);
  }
}

const idle = root => !root.contains(document.activeElement) && !$("details[open]", root);

document.addEventListener("linnet:told", event => {
  const pill = $("#new-told"), told = $("#told");
  if (!pill) return badge("/notifications", event.detail);
  announce($("span", pill).textContent);
  if (scrollY < READING && idle(told) && !document.hidden) pill.click();
  else pill.hidden = false;
});

document.addEventListener("linnet:talk", event => {
  const talk = $("#talk"), talks = $("#talks");
  if (talk && !document.hidden) {
    const last = $$("[data-entry]", talk).at(-1)?.dataset.entry ?? "0";
    return window.htmx?.ajax("GET", `${talk.dataset.refresh}?after=${last}`, {target: talk, swap: "beforeend"});
  }
  if (talks && scrollY < READING && idle(talks)) return window.htmx?.ajax("GET", talks.dataset.refresh, {target: talks, swap: "innerHTML"});
  badge("/messages", event.detail);
});

const bottom = () => scrollTo({top: document.documentElement.scrollHeight});

if ($("#talk")) {
  bottom();
  addEventListener("load", bottom);
}

// two pieces of news can ask for the same message: at no moment is it there twice
document.addEventListener("htmx:afterSwap", event => {
  const talk = $("#talk");
  if (!talk || event.detail.target !== talk) return;
  const seen = new Set();
  $$("[data-entry]", talk).forEach(bubble => seen.has(bubble.dataset.entry) ? bubble.remove() : seen.add(bubble.dataset.entry));
});

document.addEventListener("htmx:afterSettle", event => {
  const from = event.detail.requestConfig?.elt, talk = $("#talk");
  if (from?.id === "new-told") from.hidden = true;
  if (!talk || event.detail.target !== talk) return;
  bottom();
  if (from?.id === "talk-box") $("#talk-text")?.focus({preventScroll: true});
  else announce($$("[data-entry]", talk).at(-1)?.innerText ?? "");
});

// a message is sent with Enter, and Shift makes a new line; on a phone Enter is a new line, and the button sends
document.addEventListener("keydown", event => {
  if (event.target.id === "talk-text" && event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(hover: hover)").matches) {
    event.preventDefault();
    if (event.target.value.trim()) event.target.form.requestSubmit();
  }
});
