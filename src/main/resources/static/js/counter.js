// counters: characters as people see them; a link counts as much whatever its length ----

const graphemes = new Intl.Segmenter(undefined, {granularity: "grapheme"});

function lengthOf(field) {
  let text = field.value;
  if (field.dataset.links) {
    text = text.replace(/https?:\/\/\S+/g, "x".repeat(field.dataset.links));
    return [...graphemes.segment(text)].length;
  }
  return text.length;
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
