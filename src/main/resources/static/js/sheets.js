// Sheets that a button opens: beside it, or on a phone at the lower edge. Escape and a press elsewhere close them, and the
// focus goes back.
import {$, $$} from "./dom.js";

const NARROW = matchMedia("(max-width: 43.99rem)");

export function openSheet(anchor, sheet) {
  sheet.popover = "auto";
  anchor.after(sheet);
  anchor.setAttribute("aria-expanded", "true");
  const close = () => sheet.hidePopover(), y = scrollY;
  const scrolled = () => Math.abs(scrollY - y) > 24 && close();
  sheet.addEventListener("toggle", event => {
    if (event.newState === "open") return;
    anchor.setAttribute("aria-expanded", "false");
    removeEventListener("scroll", scrolled);
    sheet.remove();
  });
  sheet.addEventListener("keydown", event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key], items = $$("a, button", sheet);
    if (step) {
      event.preventDefault();
      items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
    } else if (event.key === "Tab") {
      close();
    }
  });
  sheet.showPopover();
  if (!NARROW.matches) {
    place(anchor, sheet);
    addEventListener("scroll", scrolled, {passive: true});
  }
  $("a, button", sheet)?.focus({preventScroll: true});
}

export const closeSheet = within => within.closest("[popover]")?.hidePopover();

function place(anchor, sheet) {
  const at = anchor.getBoundingClientRect(), {offsetWidth: wide, offsetHeight: high} = sheet, room = 8;
  const left = anchor.matches(".dots") === (getComputedStyle(anchor).direction === "ltr") ? at.right - wide : at.left;
  const below = at.bottom + high + room <= innerHeight;
  sheet.style.left = `${Math.max(room, Math.min(left, innerWidth - wide - room))}px`;
  sheet.style.top = `${below ? at.bottom : Math.max(room, at.top - high)}px`;
}

/** A sign as the server draws them. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS(svg.namespaceURI, "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", $("use").getAttribute("href").replace(/#.*/, `#${name}`));
  svg.append(use);
  return svg;
}
