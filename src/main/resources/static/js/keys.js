// The keyboard.
import {$, $$} from "./dom.js";
import {toggle} from "./menus.js";

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "Escape") {
    const menu = event.target.closest("details[open]");
    if (menu) {
      menu.open = false;
      $("summary", menu).focus();
    }
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.target.form.requestSubmit();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    if (event.key === "n" && $("#composer-text")) {
      event.preventDefault();
      $("#composer-text").focus();
    }
  } else if (event.key === " " && event.target.dataset.opens) toggle(event.target, event);
});

function step(by) {
  const posts = $$("article.post"), at = posts.indexOf(document.activeElement?.closest("article.post"));
  const next = posts[at < 0 ? 0 : Math.min(posts.length - 1, Math.max(0, at + by))];
  next?.focus();
}
