// Forms: a password that shows itself on demand and is hidden again before it is sent, so that no browser keeps it as
// text; the first field that is wrong; and how the page looks, at once.
import {$} from "./dom.js";

document.addEventListener("click", event => {
  const peek = event.target.closest("[data-peek]");
  if (!peek) return;
  const field = document.getElementById(peek.dataset.peek), shown = field.type === "password";
  field.type = shown ? "text" : "password";
  peek.setAttribute("aria-pressed", String(shown));
  field.focus();
});

document.addEventListener("submit", event => {
  for (const peek of event.target.querySelectorAll("[data-peek][aria-pressed=true]")) {
    document.getElementById(peek.dataset.peek).type = "password";
    peek.setAttribute("aria-pressed", "false");
  }
});

// what is wrong is where the reader is
$("[aria-invalid=true]")?.focus();

// the look changes at once, and is kept when the form is sent
document.addEventListener("change", event => {
  const form = event.target.closest("[data-look-form]");
  if (!form) return;
  const chosen = new FormData(form), root = document.documentElement, words = chosen.getAll("choice");
  if (chosen.get("text") !== "usual") words.push(`text-${chosen.get("text")}`);
  root.dataset.look = words.join(" ");
  if (chosen.get("theme")) root.dataset.theme = chosen.get("theme");
  else delete root.dataset.theme;
});
