// The first script, and a small one: it waits for the style sheet as every script does, and only then asks for the others.
// On a slow line they would take from the words and the first picture what those need to be there soon.
for (const src of document.currentScript.dataset.then.split(" ")) {
  const script = document.createElement("script"), ours = src.includes("/js.");
  Object.assign(script, {src, type: ours ? "module" : "", async: false, fetchPriority: "low"});
  // htmx begins at this event, which has been when htmx comes
  if (!ours) script.onload = () => setTimeout(() => document.dispatchEvent(new Event("DOMContentLoaded")));
  document.head.append(script);
}
