// What the pages do beyond links and forms. Everything that reading and posting need works without it.
import {$, $$, fade} from "./dom.js";
import {settle} from "./arrivals.js";
import {restore} from "./place.js";
import "./clicks.js";
import "./choices.js";
import "./keys.js";
import "./thread.js";
import "./answering.js";
import "./requests.js";
import "./failures.js";
import "./installed.js";
import "./feed.js";
import "./recent.js";
import "./forms.js";
import "./people.js";
import "./inbox.js";

// htmx reads its settings at an event that has been when it comes
if (window.htmx) Object.assign(window.htmx.config, JSON.parse($("meta[name=htmx-config]").content));
restore();
// a task of its own: what is read here already took its time
setTimeout(() => settle(document.body));
if (document.getElementById("push")) import("./push.js");
if (document.getElementById("region")) import("./region.js");
if (document.getElementById("meme")) import("./meme.js");
for (const root of $$("[data-aid]")) import("./assistant.js").then(assistant => assistant.wire(root));
$$("#toast, #alarm").forEach(fade);
