// htmx: what goes along with a request, and where the focus stays. What goes wrong: failures.js.
import {$, $$, announce} from "./dom.js";
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
  const {detail} = event;
  if (detail.xhr.status >= 400) return;
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
