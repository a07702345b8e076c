// Sends what a button says, and tells how it went in the reader's words.
import {says} from "./dom.js";
import {adopt, ours, reason} from "./failures.js";

const PATIENCE_MILLIS = 20_000;

export const headers = () => ({...JSON.parse(document.body.getAttribute("hx-headers") || "{}"), "HX-Request": "true"});

/** `{ok, html}`, or `{ok: false, status, words}` with the reason. A redirect is an answer to a form: it went well. */
export async function send(path, keepalive = false, again = true) {
  try {
    const answer = await fetch(path, {
      method: "POST", headers: {...headers(), "Linnet-In-Place": "true"}, redirect: "manual", keepalive, signal: AbortSignal.timeout(PATIENCE_MILLIS)
    });
    if (answer.type === "opaqueredirect") return {ok: true, html: ""};
    const html = await answer.text(), token = answer.headers.get("Linnet-Form-Token");
    if (token) {
      adopt(token);
      if (again) return send(path, keepalive, false);
    }
    if (answer.ok) return {ok: true, html};
    return {ok: false, status: answer.status, words: ours(html) ? parse(html).textContent.trim()
      : reason(answer.status, answer.headers.get("Retry-After"))};
  } catch (failure) {
    return {ok: false, status: 0, words: failure.name === "TimeoutError" ? says.saysLate : reason(0)};
  }
}

export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
