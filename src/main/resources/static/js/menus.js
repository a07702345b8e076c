// Menus that close and panels that open.
import {$, $$} from "./dom.js";

export const closeMenus = except => $$("details.menu[open], details.alt[open]").forEach(menu => {
  if (!menu.contains(except)) menu.open = false;
});

export function toggle(opener, event) {
  event.preventDefault();
  const panel = document.getElementById(opener.dataset.opens);
  panel.hidden = !panel.hidden;
  opener.setAttribute("aria-expanded", String(!panel.hidden));
  if (!panel.hidden) $("textarea", panel)?.focus();
}
