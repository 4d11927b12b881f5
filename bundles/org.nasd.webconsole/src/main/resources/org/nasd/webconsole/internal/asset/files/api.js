// Asks the server. One place knows the token, and what an answer that is no answer looks like.

const root = document.getElementById('nasd');
// Of the address without what may stand before the host: nothing can be asked for at an address that holds a password.
const base = new URL(`${root.dataset.base}api/`, location.origin + location.pathname).href;
let token = '';

/** What the server says to a question it does not answer. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export function useToken(given) {
  token = given;
}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(base + path, { credentials: 'same-origin', cache: 'no-store', ...options });
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Refused(0, '');
  }
  const answer = await response.json().catch((e) => {
    if (e.name === 'AbortError') throw e;
    return {};
  });
  if (!response.ok) throw new Refused(response.status, answer.error || `HTTP ${response.status}`);
  return answer;
}

/** A question; parameters that are empty are left out. */
export function get(path, parameters = {}, signal = undefined) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, v]) => v !== undefined && v !== null && v !== ''));
  return ask(query.size ? `${path}?${query}` : path, { signal });
}

export function post(path, body = {}) {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Nasd-Token': token },
    body: JSON.stringify(body),
  });
}
