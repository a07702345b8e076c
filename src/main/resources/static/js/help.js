// The sheet of keys, fetched when it is asked for.
import {$, announce} from "./dom.js";
import {headers} from "./send.js";
import {SWITCH} from "./keys.js";

export async function open() {
  if ($("dialog.keys")) return;
  const answer = await fetch("/keys", {headers: headers()}).catch(() => null);
  if (!answer?.ok) return location.assign("/keys");
  const sheet = document.createElement("dialog"), from = document.activeElement;
  sheet.className = "keys";
  sheet.innerHTML = await answer.text();
  sheet.setAttribute("aria-labelledby", "keys-title");
  sheet.addEventListener("close", () => {
    sheet.remove();
    from?.focus?.({preventScroll: true});
  });
  sheet.addEventListener("click", event => (event.target === sheet || event.target.closest("[data-close]")) && sheet.close());
  document.body.append(sheet);
  wire(sheet);
  sheet.showModal();
}

/** The switch, wherever the list stands. */
export function wire(root) {
  const box = $("#keys-on", root);
  if (!box) return;
  box.closest("label").hidden = false;
  box.checked = localStorage.getItem(SWITCH) !== "off";
  box.addEventListener("change", () => {
    localStorage.setItem(SWITCH, box.checked ? "on" : "off");
    announce(box.dataset[box.checked ? "on" : "off"]);
  });
}
