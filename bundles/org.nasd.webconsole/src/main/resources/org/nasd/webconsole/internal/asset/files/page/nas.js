import { html, nothing } from '../lib/lit-html/lit-html.js';
import { repeat } from '../lib/lit-html/directives/repeat.js';
import { app } from '../app.js';
import { latency, line, number, rate } from '../format.js';
import { t } from '../i18n.js';
import { ago, empty, nasLink, state, words } from '../part/bits.js';
import { spark } from '../part/spark.js';
import { changed, link, replace } from '../route.js';
import detail from './nasdetail.js';

const LIMIT = 50;
/** The worst first. */
const ORDER = ['unavailable', 'stopped', 'parked', 'paused', 'starting', 'disabled', 'working'];
const SPARKS_KEPT = 60000;

async function load(route, before, get) {
  if (route.parts.length) return detail.load(route, before, get);
  const p = route.params;
  const list = await get('nas', {
    q: p.get('q'), state: p.get('state'), sort: p.get('sort'), falling: p.get('falling'), from: p.get('from'), limit: LIMIT,
  });
  const ids = list.rows.map((nas) => nas.id).join();
  const kept = before?.ids === ids && Date.now() - before.sparksAt < SPARKS_KEPT;
  return {
    ...list,
    from: Number(p.get('from') ?? 0),
    ids,
    sparks: kept ? before.sparks : ids ? await get('sparks', { ids }) : {},
    sparksAt: kept ? before.sparksAt : Date.now(),
  };
}

function show(data, route) {
  if (route.parts.length) return detail.show(data, route);
  return html`
    <div class="bar">
      <h1>${t('page.nas')}</h1>
      <input type="search" data-search placeholder=${t('nas.search')} aria-label=${t('nas.search')} .value=${route.params.get('q') ?? ''} @input=${search}>
      ${chips(data, route)}
    </div>
    <table class="rows nas">
      <thead><tr>
        ${head('state', 'c-state')}${head('name', 'c-name')}${head('scheme', 'c-scheme opt')}${head('busy', 'c-forks num', true)}${head('waiting', 'c-waiting num', true)}${head('rate', 'c-rate num', true)}${head('p50', 'c-lat num opt', true)}${head('p95', 'c-lat num', true)}
        <th class="c-spark opt">${t('col.hour')}</th>${head('why', 'c-why opt2')}
      </tr></thead>
      <tbody>${repeat(data.rows, (nas) => nas.id, (nas) => row(nas, data))}</tbody>
    </table>
    ${data.rows.length ? pager(data) : data.all ? empty(t('nas.nothing'), t('nas.nothing.hint')) : empty(t('nas.none'), t('nas.none.hint'))}
    ${orphaned(data.orphaned)}`;
}

const sortable = (column) => column !== 'why';

function head(column, css, fallsFirst = false) {
  const title = t(`col.${column}`);
  if (!sortable(column)) return html`<th class=${css}>${title}</th>`;
  const current = (app.route.params.get('sort') ?? 'state') === column;
  const falling = app.route.params.get('falling') === '1';
  const next = current ? !falling : fallsFirst;
  return html`<th class=${css} aria-sort=${current ? (falling ? 'descending' : 'ascending') : nothing}>
    <a href=${changed(app.route, { sort: column, falling: next ? '1' : '', from: '' })}>${title}<i aria-hidden="true">${current ? (falling ? '↓' : '↑') : ''}</i></a></th>`;
}

function row(nas, data) {
  return html`<tr data-row data-id=${nas.id} data-href=${link(['nas', nas.id])} tabindex="-1">
    <td class="c-state">${state(nas.state)}</td>
    <td class="c-name">${nasLink(nas.id, nas.name)} <small>${nas.ip}</small>${nas.node ? html` <small class="node" title=${t('node')}>@<bdi>${line(nas.node)}</bdi></small>` : nothing}</td>
    <td class="c-scheme opt">${words(nas.scheme)}</td>
    <td class="c-forks num">${forks(nas)}</td>
    <td class="c-waiting num">${number(nas.waiting)}</td>
    <td class="c-rate num">${rate(nas.perSecond)}</td>
    <td class="c-lat num opt">${latency(nas.p50)}</td>
    <td class="c-lat num ${nas.p95 > 300 ? 'slow' : ''}">${latency(nas.p95)}</td>
    <td class="c-spark opt">${spark(data.sparks[nas.id])}</td>
    <td class="c-why opt2">${why(nas, data.now)}</td>
  </tr>`;
}

export function forks(nas) {
  if (nas.forks === undefined) return '–';
  const throttled = nas.concurrency < nas.forks;
  return html`<span class="forks" title=${t('forks.hint', { busy: nas.busy, may: nas.concurrency, forks: nas.forks })}>${nas.busy}<small>/${nas.forks}</small>${throttled ? html`<small class="less">≤${nas.concurrency}</small>` : nothing}</span>`;
}

/** Why it does not work: a person's order comes before what the device does. */
export function why(nas, now) {
  if (nas.pause) {
    return html`<span class="why">${t('paused.by')} <bdi>${nas.pause.by}</bdi>, ${ago(nas.pause.since, now)}${nas.pause.reason ? html`: ${words(nas.pause.reason)}` : nothing}</span>`;
  }
  return nas.reason ? html`<span class="why">${ago(nas.since, now)}: ${words(nas.reason)}</span>` : nothing;
}

function chips(data, route) {
  const wanted = route.params.get('state') ?? '';
  return html`<span class="chips"><a href=${changed(route, { state: '', from: '' })} aria-current=${wanted === '' ? 'true' : nothing}>${t('all')} <b>${number(data.all)}</b></a>${ORDER.filter((name) => data.states[name]).map((name) => [name, data.states[name]]).map(
    ([name, n]) => html`<a href=${changed(route, { state: name, from: '' })} aria-current=${wanted === name ? 'true' : nothing}>${state(name)} <b>${number(n)}</b></a>`,
  )}</span>`;
}

let typing;

function search(event) {
  clearTimeout(typing);
  const q = event.target.value;
  typing = setTimeout(() => replace(changed(app.route, { q, from: '' })), 200);
}

function pager(data) {
  const { from } = data;
  const last = Math.min(from + LIMIT, data.found);
  return html`<nav class="pager" aria-label=${t('pager')}>
    <span>${t('pager.range', { from: from + 1, to: last, n: data.found })}</span>
    ${from > 0 ? html`<a rel="prev" href=${changed(app.route, { from: Math.max(0, from - LIMIT) || '' })}>← ${t('pager.back')}</a>` : nothing}
    ${last < data.found ? html`<a rel="next" href=${changed(app.route, { from: last })}>${t('pager.on')} →</a>` : nothing}
  </nav>`;
}

function orphaned(byId) {
  const ids = Object.entries(byId);
  return ids.length
    ? html`<p class="note">${t('orphaned')} ${ids.map(([id, n]) => html`<a href=${link(['events'], { place: 'main', q: `nas:${id}` })}>NAS ${id}: ${number(n)}</a> `)}</p>`
    : nothing;
}

export default { load, show };
