// What the console knows at the moment, and the loop that keeps it up to date: one question at a time, none while nobody looks.

import { get, post, useToken } from './api.js';
import { here } from './route.js';
import { t } from './i18n.js';

const PAUSE = 2000;

export const app = {
  session: undefined,
  route: here(),
  data: undefined,
  overview: undefined,
  error: undefined,
  stale: false,
  dialog: undefined,
  notice: undefined,
  draw() {},
  pages: {},
};

export const may = (action) => Boolean(app.session?.may.includes(action));

let timer;
let running;

/** Asks anew, now; whatever was asked before and is not answered yet is dropped. */
export async function refresh() {
  clearTimeout(timer);
  running?.abort();
  if (!app.session) return;
  const mine = new AbortController();
  running = mine;
  const { route } = app;
  const begun = performance.now();
  const page = app.pages[route.page];
  try {
    const overview = await get('overview', {}, mine.signal);
    const data = await page.load(route, app.data, (path, params) => get(path, params, mine.signal));
    if (running !== mine) return;
    Object.assign(app, { overview, data, error: undefined, stale: false });
  } catch (e) {
    if (running !== mine || e.name === 'AbortError') return;
    failed(e);
  }
  running = undefined;
  app.draw();
  next(page, performance.now() - begun);
}

function failed(e) {
  if (e.status === undefined) throw e;
  if (e.status === 401) {
    app.session = null;
  } else if (app.data !== undefined && (e.status === 0 || e.status >= 500)) {
    app.stale = true;
    app.error = e;
  } else {
    app.error = e;
  }
}

/** A server that needs long for its answers is asked less often: one person's page takes a tenth of its time at most. */
function next(page, took) {
  const pause = app.error ? PAUSE * 2 : page.pause ?? PAUSE;
  if (!document.hidden && app.session && pause > 0) timer = setTimeout(refresh, Math.max(pause, took * 9));
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    clearTimeout(timer);
    running?.abort();
    running = undefined;
  } else if (app.session && (app.pages[app.route.page].pause ?? PAUSE) > 0) {
    refresh();
  }
});

window.addEventListener('hashchange', () => {
  const before = app.route;
  app.route = here();
  if (!app.pages[app.route.page]) app.route = { page: 'overview', parts: [], params: new URLSearchParams() };
  const same = before.page === app.route.page && before.parts.join('/') === app.route.parts.join('/');
  if (!same) {
    app.data = undefined;
    window.scrollTo(0, 0);
  }
  app.error = undefined;
  app.draw();
  refresh();
});

export function welcome(session) {
  app.session = session;
  useToken(session.token);
  app.error = undefined;
  app.draw();
  refresh();
}

export async function leave() {
  await post('logout').catch(() => undefined);
  app.session = null;
  app.data = undefined;
  app.overview = undefined;
  app.draw();
}

let noticeTimer;

/** Says something for a while, over everything else so that nothing moves. */
export function say(text, bad = false) {
  app.notice = { text, bad };
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => {
    app.notice = undefined;
    app.draw();
  }, bad ? 12000 : 6000);
  app.draw();
}

/** Has something done, says what came of it, and looks again. Answers with what the server said, or undefined. */
export async function act(path, body, told) {
  try {
    const answer = await post(path, body);
    say(told(answer));
    refresh();
    return answer;
  } catch (e) {
    if (e.status === undefined) throw e;
    if (e.status === 401) app.session = null;
    say(e.message || t('unreachable'), true);
    return undefined;
  }
}

/** Asks the person before something is done. */
export function confirm(dialog) {
  app.dialog = dialog;
  app.draw();
}

export function closeDialog() {
  app.dialog = undefined;
  app.draw();
}
