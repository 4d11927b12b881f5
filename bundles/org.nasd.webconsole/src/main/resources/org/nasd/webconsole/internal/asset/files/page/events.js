import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { live } from '../lib/lit-html/directives/live.js';
import { app, refresh } from '../app.js';
import { number, span } from '../format.js';
import { t } from '../i18n.js';
import { accountLink, ago, empty, nasLink, when, words } from '../part/bits.js';
import { changed, go, link } from '../route.js';
import { actionsOf, actOn } from './act.js';

const LIMIT = 100;
const PLACES = ['compact', 'main', 'failed'];
const CHIPS = 8;

let selected = new Set();
let selectedFor = '';

export const placeOf = (route) => (PLACES.includes(route.params.get('place')) ? route.params.get('place') : 'main');

async function load(route, before, get) {
  const place = placeOf(route);
  const q = route.params.get('q') ?? '';
  const key = `${place} ${q}`;
  if (key !== selectedFor) {
    selected = new Set();
    selectedFor = key;
  }
  const count = await get('count');
  try {
    const page = await get('events', { place, q, after: route.params.get('after'), limit: LIMIT });
    return { ...page, key, place, q, count };
  } catch (e) {
    // A filter that cannot be understood is told beside the filter; the page stays.
    if (e.status !== 400 && e.status !== 404) throw e;
    return { rows: [], next: null, now: Date.now(), key, place, q, count, trouble: e.message };
  }
}

function show(data, route) {
  const { place, q } = data;
  return html`
    <div class="bar">
      <h1>${t('page.events')}</h1>
      <span class="tabs">${PLACES.map((p) => html`<a href=${link(['events'], { place: p, q: p === 'failed' ? q : without(q, 'reason') })} aria-current=${p === place ? 'true' : nothing}>${t(`place.${p}`)} <b>${number(total(data.count, p))}</b></a>`)}</span>
      <form class="grow" role="search" @submit=${search}><input type="search" name="q" data-search spellcheck="false" autocomplete="off" placeholder=${t('events.search')} aria-label=${t('events.search')} aria-invalid=${data.trouble ? 'true' : nothing} .value=${q} @search=${cleared}></form>
    </div>
    <p class="under ${data.trouble ? 'bad' : ''}" role=${data.trouble ? 'alert' : nothing}>${data.trouble ?? chips(data)}</p>
    ${bar(data)}
    <table class="rows events ${place}">
      <thead><tr>
        <th class="c-check"><input type="checkbox" aria-label=${t('select.page')} .checked=${live(data.rows.length > 0 && data.rows.every((r) => selected.has(r.id)))} @change=${(e) => selectPage(e, data)}></th>
        <th class="c-id">id</th><th class="c-cmd">${t('col.cmd')}</th><th class="c-user num">${t('col.account')}</th><th class="c-nas">NAS</th><th class="c-when">${t(place === 'failed' ? 'col.failed' : 'col.since')}</th>
        ${place === 'compact' ? html`<th class="c-owner opt">${t('col.producer')}</th>` : html`<th class="c-tries num opt">${t('col.tries')}</th><th class="c-due">${t(place === 'main' ? 'col.due' : 'col.reason')}</th><th class="c-why opt2">${t('col.error')}</th>`}
      </tr></thead>
      <tbody>${repeat(data.rows, (e) => e.id, (e) => row(e, data))}</tbody>
    </table>
    ${data.rows.length || data.trouble ? pager(data, route) : nothingThere(data)}`;
}

function row(e, data) {
  const href = e.place === 'compact' ? link(['account', e.user]) : link(['event', e.id]);
  return html`<tr data-row data-id=${e.id} data-href=${href} tabindex="-1" class=${selected.has(e.id) ? 'selected' : ''}>
    <td class="c-check"><input type="checkbox" aria-label=${t('select', { id: e.id })} .checked=${live(selected.has(e.id))} @change=${() => toggle(e.id)}></td>
    <td class="c-id">${e.place === 'compact' ? e.id : html`<a class="id" href=${href}>${e.id}</a>`}</td>
    <td class="c-cmd">${words(e.cmd)}</td>
    <td class="c-user num">${accountLink(e.user)}</td>
    <td class="c-nas">${e.nas ? nasLink(e.nasId ?? e.nas, e.nas) : (e.nasIp ?? e.nasId ?? nothing)}</td>
    <td class="c-when">${e.place === 'failed' ? when(e.failedDate) : ago(e.date, data.now)}</td>
    ${
      e.place === 'compact'
        ? html`<td class="c-owner opt">${words([e.script, e.function].filter(Boolean).join(' · '))}</td>`
        : html`<td class="c-tries num opt">${number(e.tries)}</td><td class="c-due">${e.place === 'main' ? due(e) : reason(e)}</td><td class="c-why opt2">${words(e.error)}</td>`
    }
  </tr>`;
}

const due = (e) => (e.dueIn > 0 ? html`<span class="later">${t('in')} ${span(e.dueIn)}</span>` : t('now'));

export const reason = (e) => html`<span class="reason ${e.reason}">${t(`reason.${e.reason}`)}${e.supersededBy ? html` <small title=${t('superseded.by', { id: e.supersededBy })}>⤳</small>` : nothing}</span>`;

function total(count, place) {
  const sum = (byName) => Object.values(byName).reduce((a, b) => a + b, 0);
  return place === 'compact' ? count.compact : sum(count[place]);
}

/** The most frequent kinds, each a filter. */
function chips({ place, q, count }) {
  const [key, byName] = place === 'main' ? ['cmd', count.main] : ['reason', count.failed];
  if (place === 'compact') return nothing;
  const kinds = Object.entries(byName).filter(([, n]) => n > 0).sort((a, b) => b[1] - a[1]).slice(0, CHIPS);
  return html`<span class="chips">${kinds.map(([name, n]) => {
    const on = q.split(' ').includes(`${key}:${name}`);
    const next = on ? without(q, key) : `${without(q, key)} ${key}:${name}`.trim();
    return html`<a href=${link(['events'], { place, q: next })} aria-current=${on ? 'true' : nothing}>${key === 'reason' ? t(`reason.${name}`) : name} <b>${number(n)}</b></a>`;
  })}</span>`;
}

const without = (q, key) => q.split(' ').filter((word) => word && !word.startsWith(`${key}:`)).join(' ');

/** What can be done, always in the same place. */
function bar(data) {
  const { place, q } = data;
  const ids = [...selected];
  const actions = actionsOf(place);
  if (!actions.length) return nothing;
  return html`<div class="acts">
    <span class="on">${t('selected', { n: ids.length })}</span>
    ${actions.map((a) => html`<button ?disabled=${!ids.length} data-act=${a} @click=${() => actOn(a, { place, ids }, t('events.n', { n: ids.length }), forget)}>${t(`act.${a}`)}…</button>`)}
    <span class="on all">${q ? t('matching') : t('matching.all')}</span>
    ${actions.map((a) => html`<button ?disabled=${!data.rows.length || Boolean(data.trouble)} data-act-all=${a} @click=${() => actOn(a, { place, matching: q }, q ? t('matching.these', { q }) : t('matching.everything', { n: total(data.count, place) }), forget)}>${t(`act.${a}`)}…</button>`)}
  </div>`;
}

function forget() {
  selected = new Set();
  app.draw();
}

function toggle(id) {
  if (!selected.delete(id)) selected.add(id);
  app.draw();
}

/** What the key x does. */
export const toggleRow = (row) => toggle(row.dataset.id);

function selectPage(event, data) {
  data.rows.forEach((r) => (event.target.checked ? selected.add(r.id) : selected.delete(r.id)));
  app.draw();
}

function search(event) {
  event.preventDefault();
  const q = event.target.q.value.trim();
  const address = changed(app.route, { q, after: '' });
  if (address === location.hash) refresh();
  else go(address);
}

function cleared(event) {
  if (event.target.value === '') event.target.form.requestSubmit();
}

function pager(data, route) {
  const after = route.params.get('after');
  return html`<nav class="pager" aria-label=${t('pager')}>
    <span>${t('events.shown', { n: data.rows.length })}</span>
    ${after ? html`<a href=${changed(route, { after: '' })}>⇤ ${t('pager.first')}</a>` : nothing}
    ${data.next ? html`<a rel="next" href=${changed(route, { after: data.next })}>${t('pager.on')} →</a>` : nothing}
  </nav>`;
}

function nothingThere({ place, q }) {
  if (q) return empty(t('events.nothing'), html`<a href=${link(['events'], { place })}>${t('events.unfilter')}</a>`);
  return empty(t(`events.none.${place}`), t(`events.none.${place}.hint`));
}

export default { load, show };
