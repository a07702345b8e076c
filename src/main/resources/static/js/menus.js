// Menus that close and panels that open.
import {$, $$} from "./dom.js";

export const closeMenus = except => $$("details.menu[open], details.alt[open]").forEach(menu => {
  if (!menu.contains(except)) menu.open = false;
});

// what lies under the drawer stays where it is
$("#side")?.addEventListener("toggle", event => document.documentElement.classList.toggle("still", event.newState === "open"));

export function toggle(opener, event) {
  event.preventDefault();
  const panel = document.getElementById(opener.dataset.opens);
  panel.hidden = !panel.hidden;
  opener.setAttribute("aria-expanded", String(!panel.hidden));
  if (panel.hidden) return;
  if (panel.hasAttribute("hx-get") && !$("textarea", panel)) fetchInto(panel, opener.href);
  else $("textarea", panel)?.focus();
}

/** A panel that is fetched when it is opened first; if that fails, its page is gone to. */
function fetchInto(panel, otherwise) {
  panel.addEventListener("htmx:afterSettle", () => $("textarea", panel)?.focus(), {once: true});
  for (const failed of ["htmx:responseError", "htmx:sendError"]) panel.addEventListener(failed, () => location.assign(otherwise), {once: true});
  window.htmx.trigger(panel, "needed");
}
