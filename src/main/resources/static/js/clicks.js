// What a click does beyond links and forms.
import {$, $$, says, toast} from "./dom.js";
import {count} from "./counter.js";
import {closeMenus, toggle} from "./menus.js";
import {closeSheet} from "./sheets.js";
import {markTaken} from "./arrivals.js";

document.addEventListener("click", event => {
  const target = event.target, plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
  closeMenus(target);
  const opener = target.closest("[data-opens]"), zoom = target.closest("[data-zoom]"), copy = target.closest("[data-copy]");
  if (opener && plain) return toggle(opener, event);
  if (zoom && plain) {
    event.preventDefault();
    return import("./viewer.js").then(viewer => viewer.look(zoom));
  }
  if (copy && plain && navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(copy.dataset.copy).then(() => toast(says.saysCopied));
    closeSheet(copy);
    return closeMenus(null);
  }
  if (target.closest("[data-remove]")) {
    target.closest(".attachment").remove();
    $$("[data-pick]").forEach(markTaken);
    return $("#composer-text")?.focus();
  }
  if (target.closest("[data-back]") && plain && document.referrer.startsWith(location.origin) && history.length > 1) {
    event.preventDefault();
    return history.back();
  }
  const card = target.closest("article.post:not(.focus)");
  if (card && plain && !target.closest("a, button, summary, details, form, label, video, audio, [popover]") && !String(getSelection())) {
    location.href = $(".when a", target.closest(".quoted") ?? card).href;
  }
});

document.addEventListener("change", event => {
  if (event.target.name === "audience") closeMenus(null);
});
document.addEventListener("input", event => {
  if (event.target.dataset.counter) count(event.target);
});
