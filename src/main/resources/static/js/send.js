// Sends what a button says, and tells how it went in the reader's words.
import {says} from "./dom.js";

const PATIENCE_MILLIS = 20_000;

export const headers = () => ({...JSON.parse(document.body.getAttribute("hx-headers") || "{}"), "HX-Request": "true"});

/** `{ok, html}`, or `{ok: false, status, words}` with the reason. A redirect is an answer to a form: it went well. */
export async function send(path, keepalive = false) {
  try {
    const answer = await fetch(path, {
      method: "POST", headers: headers(), redirect: "manual", keepalive, signal: AbortSignal.timeout(PATIENCE_MILLIS)
    });
    if (answer.type === "opaqueredirect") return {ok: true, html: ""};
    const html = await answer.text();
    return answer.ok ? {ok: true, html} : {ok: false, status: answer.status, words: parse(html).textContent.trim() || says.saysOffline};
  } catch {
    return {ok: false, status: 0, words: says.saysOffline};
  }
}

export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
