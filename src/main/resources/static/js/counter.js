// counters: characters as people see them; a link counts as much whatever its length; of @somebody@elsewhere the place does not
import {$} from "./dom.js";

// made when it is needed: it takes long, and in plain letters each is one
let graphemes = null;
function characters(text) {
  if (/^[\x20-\x7e\n]*$/.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter(undefined, {granularity: "grapheme"});
  return [...graphemes.segment(text)].length;
}
const long = (text, link) => characters(text.replace(/https?:\/\/[^\s<>"]+\.[^\s<>"]+/gi, "x".repeat(link))
  .replace(/(^|[^\w@/.])(@\w{1,30})@[\w-]+(\.[\w-]+)+/g, "$1$2"));

function lengthOf(field) {
  if (!field.dataset.links) return field.value.length;
  const warning = $("[name=warned]:checked") && field.closest("#compose") ? $("#composer-warning").value.trim() : "";
  return long(field.value.trim(), field.dataset.links) + long(warning, field.dataset.links);
}

export function count(field) {
  const counter = document.getElementById(field.dataset.counter);
  if (!counter) return;
  const left = field.dataset.max - lengthOf(field);
  counter.value = left;
  counter.title = counter.dataset.left.replace("%n", left);
  counter.classList.toggle("near", left <= 40);
  counter.classList.toggle("over", left < 0);
}
