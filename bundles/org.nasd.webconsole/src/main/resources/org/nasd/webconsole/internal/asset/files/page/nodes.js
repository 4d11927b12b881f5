import { html, nothing } from '../lib/lit-html/lit-html.js';
import { act, app, confirm, may } from '../app.js';
import { line, number, shown, span } from '../format.js';
import { t } from '../i18n.js';
import { ago, empty, nasLink, state, words } from '../part/bits.js';
import { changed, replace } from '../route.js';

const LIMIT = 100;

const load = async (route, before, get) => ({
  ...(await get('nodes', { q: route.params.get('q'), from: route.params.get('from') })),
  from: Number(route.params.get('from') ?? 0),
});

function show(data, route) {
  return html`
    <div class="bar"><h1>${t('page.nodes')}</h1><span class="grow note">${data.nodes.length > 1 ? nothing : t('nodes.alone')}</span></div>
    <table class="rows plain nodes">
      <thead><tr><th class="c-state">${t('col.state')}</th><th>${t('col.name')}</th><th class="num">NAS</th><th class="num">${t('nodes.troubled')}</th><th class="opt">${t('nodes.since')}</th><th class="opt">${t('nodes.seen')}</th><th class="opt2">${t('col.why')}</th><th></th></tr></thead>
      <tbody>${data.nodes.map((node) => row(node, data.now))}</tbody>
    </table>
    <section><h2>${t('leases')}
      <input type="search" data-search placeholder=${t('leases.search')} aria-label=${t('leases.search')} .value=${route.params.get('q') ?? ''} @input=${search}></h2>
      ${data.leases.length ? leases(data) : empty(t('leases.none'), t('leases.none.hint'))}
    </section>`;
}

function stateOf(node) {
  if (!node.alive) return 'silent';
  if (!node.drain) return 'working';
  return node.nas ? 'draining' : 'drained';
}

function row(node, now) {
  return html`<tr data-node=${node.name}>
    <td class="c-state">${state(stateOf(node))}</td>
    <td><b><bdi>${line(node.name)}</bdi></b>${node.self ? html` <small>${t('nodes.self')}</small>` : nothing}</td>
    <td class="num">${number(node.nas)}</td>
    <td class="num ${node.troubled ? 'slow' : ''}">${number(node.troubled)}</td>
    <td class="opt">${ago(node.since, now)}</td>
    <td class="opt">${t('nodes.ago', { ago: span(node.silent) })}</td>
    <td class="opt2 wrap">${why(node, now)}</td>
    <td class="num">${actions(node)}</td>
  </tr>`;
}

function why(node, now) {
  if (!node.alive) return t('nodes.silent');
  return node.drain
    ? html`${t('drained.by')} <bdi>${shown(node.drain.by)}</bdi>, ${ago(node.drain.since, now)}${node.drain.reason ? html`: ${words(node.drain.reason)}` : nothing}`
    : nothing;
}

function actions(node) {
  const path = `nodes/${encodeURIComponent(node.name)}`;
  const name = line(node.name);
  if (!node.alive) {
    return may('forget') ? html`<button data-act="forget" @click=${() => forget(name, path)}>${t('forget')}…</button>` : nothing;
  }
  if (node.drain) {
    return may('undrain')
      ? html`<button class="go" data-act="undrain" @click=${() => act(`${path}/undrain`, {}, () => t('undrained', { name }))}>${t('undrain')}</button>`
      : nothing;
  }
  return may('drain') ? html`<button data-act="drain" @click=${() => drain(name, path)}>${t('drain')}…</button>` : nothing;
}

function drain(name, path) {
  confirm({
    title: t('drain.title', { name }),
    text: t('drain.text'),
    fields: [{ name: 'reason', label: t('reason') }],
    button: t('drain'),
    done: (values) => act(`${path}/drain`, values, (node) => t('drain.done', { name, n: node.nas })),
  });
}

function forget(name, path) {
  confirm({
    title: t('forget.title', { name }),
    text: t('forget.text'),
    button: t('forget'),
    danger: true,
    done: () => act(`${path}/forget`, {}, () => t('forgotten', { name })),
  });
}

function leases(data) {
  const last = data.from + data.leases.length;
  return html`<table class="rows plain leases"><thead><tr><th>NAS</th><th>${t('node')}</th><th class="num">${t('epoch')}</th></tr></thead><tbody>${data.leases.map(
    (lease) => html`<tr data-lease=${lease.id}><td>${lease.nas ? nasLink(lease.id, lease.nas) : html`<span class="id">${lease.id}</span>`}</td><td>${lease.node ? html`<bdi>${line(lease.node)}</bdi>${lease.alive ? nothing : html` <span class="bad">${t('state.silent')}</span>`}` : html`<span class="bad">${t('leases.nobody')}</span>`}</td><td class="num">${number(lease.epoch)}</td></tr>`,
  )}</tbody></table>
  <nav class="pager" aria-label=${t('pager')}>
    <span>${t('pager.range', { from: data.from + 1, to: last, n: data.found })}</span>
    ${data.from > 0 ? html`<a rel="prev" href=${changed(app.route, { from: Math.max(0, data.from - LIMIT) || '' })}>← ${t('pager.back')}</a>` : nothing}
    ${last < data.found ? html`<a rel="next" href=${changed(app.route, { from: last })}>${t('pager.on')} →</a>` : nothing}
  </nav>`;
}

let typing;

function search(event) {
  clearTimeout(typing);
  const q = event.target.value;
  typing = setTimeout(() => replace(changed(app.route, { q, from: '' })), 200);
}

export default { load, show };
