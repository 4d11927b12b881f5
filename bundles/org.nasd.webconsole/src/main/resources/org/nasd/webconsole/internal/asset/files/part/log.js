// <nasd-log>: lines of a log, followed at its end until somebody scrolls up. Its property "log" is { first, lines }: the number of the
// first line and the lines from there on.

import { shown } from '../format.js';

const MOST = 600;

class Log extends HTMLElement {
  #first = 0;
  #next = 0;

  connectedCallback() {
    this.tabIndex = 0;
    this.setAttribute('role', 'log');
  }

  set log(log) {
    if (log.first > this.#next || log.first + log.lines.length < this.#next) {
      this.replaceChildren();
      this.#first = log.first;
      this.#next = log.first;
    }
    const follows = this.scrollTop + this.clientHeight >= this.scrollHeight - 30;
    for (const line of log.lines.slice(this.#next - log.first)) this.append(Log.#line(line));
    this.#next = log.first + log.lines.length;
    for (; this.#first < log.first && this.firstChild; this.#first++) this.firstChild.remove();
    // Drawn for the first time it has no height yet.
    if (follows) requestAnimationFrame(() => { this.scrollTop = this.scrollHeight; });
  }

  static #line(text) {
    const line = document.createElement('div');
    line.textContent = shown(text);
    if (/\bERROR\b|\bfail(ed)?\b/.test(text)) line.className = 'bad';
    return line;
  }
}

customElements.define('nasd-log', Log);

/** Reads a log on from where it was read before. */
export async function follow(path, before, get, parameters = {}) {
  if (!before || before.path !== path) {
    const page = await get(path, parameters);
    return { path, file: page.file, offset: page.offset, name: page.path, first: 0, lines: page.lines };
  }
  const page = await get(path, { ...parameters, file: before.file, offset: before.offset });
  if (page.lines.length === 0) return { ...before, file: page.file, offset: page.offset };
  const lines = [...before.lines, ...page.lines];
  const surplus = Math.max(0, lines.length - MOST);
  return { ...before, file: page.file, offset: page.offset, first: before.first + surplus, lines: lines.slice(surplus) };
}
