// A post's page opens at the post, with what it answers above it, for whoever scrolls up.
import {$} from "./dom.js";

const focus = $(".chain + .focus"), way = performance.getEntriesByType("navigation")[0]?.type;
if (focus && !location.hash && way === "navigate") focus.scrollIntoView();
