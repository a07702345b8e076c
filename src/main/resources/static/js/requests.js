// htmx: errors go where their form says, focus stays where it was.
import {$, $$, announce, fade, says, toast} from "./dom.js";
import {listenAgain, newest, shownNew} from "./feed.js";
import {markTaken} from "./arrivals.js";

let acted = null;

document.addEventListener("htmx:configRequest", event => {
  if (event.target.id === "new-posts") {
    event.detail.parameters.after = newest();
  }
});

document.addEventListener("htmx:beforeRequest", event => {
  const region = $(event.target.dataset?.errors || "#none");
  region?.replaceChildren();
  const end = event.target.closest(".sentinel");
  if (end) end.firstElementChild.hidden = true;
});

document.addEventListener("htmx:beforeSwap", event => {
  const {detail} = event, status = detail.xhr.status;
  if (status >= 400) {
    if (detail.requestConfig.verb === "get") return;
    const region = $(detail.requestConfig.elt.closest("[data-errors]")?.dataset.errors || "#alarm") || $("#alarm");
    detail.shouldSwap = true;
    detail.isError = false;
    detail.target = region;
    detail.swapOverride = "innerHTML";
    // what something between here and the site says in its place is not for people
    const words = detail.xhr.responseText;
    if (!words.trim() || /<html[\s>]/i.test(words)) detail.serverResponse = note(says.saysOffline).outerHTML;
    if (region.id === "alarm") fade(region);
    return;
  }
  const focused = document.activeElement;
  acted = detail.target.contains(focused) ? focused.dataset.act : null;
});

document.addEventListener("htmx:afterSettle", event => {
  const target = event.detail.elt;
  if (acted && document.activeElement === document.body) {
    const next = target.matches?.(`[data-act="${acted}"]`) ? target : $(`[data-act="${acted}"]`, target);
    (next || $("button", target) || target).focus({preventScroll: true});
  }
  acted = null;
  const from = event.detail.requestConfig?.elt;
  if (from?.id === "new-posts") shownNew(from);
  if (from?.id.startsWith("tab-")) listenAgain();
  if (from?.id === "composer-form") {
    $(".empty")?.remove();
    $("#composer-text")?.focus({preventScroll: true});
  }
  $$("[data-pick]").forEach(markTaken);
});

// what could not be loaded further down says so, and can be tried again
for (const lost of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, event => {
    const end = event.target.closest?.(".sentinel"), link = end && $("a[data-again]", end);
    if (!link) return;
    end.firstElementChild.hidden = false;
    link.textContent = link.dataset.again;
    announce(end.dataset.oops);
  });
}

function note(words) {
  const line = document.createElement("p");
  line.className = "note bad";
  line.textContent = words;
  return line;
}

for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, event => {
    const {requestConfig, elt} = event.detail, region = $(elt?.dataset?.errors || "#none");
    if (requestConfig?.verb === "get") return;
    if (region) region.replaceChildren(note(says.saysOffline));
    else toast(says.saysOffline, true);
  });
}
