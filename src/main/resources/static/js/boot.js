// The first script, and a small one: it waits for the style sheet as every script does, and only then asks for the others.
// On a slow line they would take from the words and the first picture what those need to be there soon.
for (const src of document.currentScript.dataset.then.split(" ")) {
  document.head.append(Object.assign(document.createElement("script"),
    {src, type: src.includes("/js.") ? "module" : "", async: false, fetchPriority: "low"}));
}
