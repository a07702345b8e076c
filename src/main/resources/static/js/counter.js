// counters: characters as people see them; a link counts as much whatever its length; of @somebody@elsewhere the place does not
import {$} from "./dom.js";

const graphemes = new Intl.Segmenter(undefined, {granularity: "grapheme"});
const long = (text, link) => [...graphemes.segment(text.replace(/https?:\/\/[^\s<>"]+\.[^\s<>"]+/gi, "x".repeat(link))
  .replace(/(^|[^\w@/.])(@\w{1,30})@[\w-]+(\.[\w-]+)+/g, "$1$2"))].length;

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
