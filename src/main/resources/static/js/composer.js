// The post box.
import {$, $$} from "./dom.js";

/* ---- pictures pasted or dropped into the post box ---- */

function take(event, files) {
  const input = $("#composer-file"), picture = [...files ?? []].find(file => file.type.startsWith("image/"));
  if (!input || !picture || !event.target.closest?.("#compose")) return;
  event.preventDefault();
  const held = new DataTransfer();
  held.items.add(picture);
  input.files = held.files;
  input.dispatchEvent(new Event("change", {bubbles: true}));
}
document.addEventListener("paste", event => take(event, event.clipboardData?.files));
document.addEventListener("dragover", event => event.target.closest?.("#compose") && event.preventDefault());
document.addEventListener("drop", event => take(event, event.dataTransfer?.files));

$$("a.compose").forEach(link => link.addEventListener("click", event => {
  if ($("#composer-text") && location.pathname === "/home") {
    event.preventDefault();
    $("#composer-text").focus();
  }
}));
if (location.hash === "#compose") $("#composer-text")?.focus();
