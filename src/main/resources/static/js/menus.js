// Menus that close, panels that open, and the picture viewer.
import {$, $$, says} from "./dom.js";

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

export function look(link) {
  const viewer = document.createElement("dialog"), img = new Image(), words = document.createElement("p"), close = document.createElement("button");
  viewer.className = "viewer";
  viewer.ariaLabel = link.dataset.label;
  img.src = link.href;
  img.alt = words.textContent = $("img", link).alt;
  words.dir = "auto";
  close.ariaLabel = says.saysClose;
  close.textContent = "✕";
  viewer.append(img, words, close);
  viewer.addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", () => viewer.remove());
  document.body.append(viewer);
  viewer.showModal();
}
