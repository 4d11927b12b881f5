import { html, nothing } from '../lib/lit-html/lit-html.js';
import { act, app, confirm, may } from '../app.js';
import { latency, line, number, rate, shown } from '../format.js';
import { t } from '../i18n.js';
import { ago, empty, facts, state, words } from '../part/bits.js';
import { follow } from '../part/log.js';
import { link } from '../route.js';
import { charts, minutes, windows } from './overview.js';
import { forks, why } from './nas.js';

const KEPT = 30000;
const OWN = ['name', 'nas_ip', 'scheme', 'script_name'];

async function load(route, before, get) {
  const path = `nas/${encodeURIComponent(route.parts[0])}`;
  const hours = route.params.get('hours') === '24' ? 24 : 1;
  const nas = await get(path);
  const kept = before?.chart?.hours === hours && Date.now() - before.chart.at < KEPT;
  const chart = kept ? before.chart : { hours, at: Date.now(), ...minutes(await get(`${path}/history`, { hours }), hours) };
  return { nas, chart, log: await follow(`${path}/log`, before?.log, get, { last: 200 }) };
}

function show({ nas, chart, log }) {
  return html`
    <div class="bar"><h1><bdi>${line(nas.name)}</bdi> <small>${nas.ip}</small></h1>${state(nas.state)}<span class="grow">${why(nas, nas.now)}</span>${actions(nas)}</div>
    <section>${facts([
      [t('col.waiting'), html`<a href=${link(['events'], { place: 'main', q: `nas:${nas.id}` })}>${number(nas.waiting)}</a>`],
      [t('forks'), forks(nas)],
      [t('sessions'), number(nas.sessions)],
      [t('col.rate'), rate(nas.perSecond)],
      ['p50 / p95', html`${latency(nas.p50)} / ${latency(nas.p95)}`],
      [t('done'), number(nas.done)],
      [t('counter.postponed'), number(nas.postponed)],
      [t('counter.failed'), html`<a href=${link(['events'], { place: 'failed', q: `nas:${nas.id}` })}>${number(nas.failed)}</a>`],
      [t('superseded'), number(nas.superseded)],
      [t('node'), nas.node && html`<a href="#/nodes"><bdi>${line(nas.node)}</bdi></a>`],
      [t('state.since'), nas.since && ago(nas.since, nas.now)],
    ], 'labels')}</section>
    <section><h2>${t('history')} ${windows(chart.hours)}</h2>${charts(chart)}</section>
    <div class="pair">
      <section><h2>${t('slowest')}</h2>${slowest(nas.types)}</section>
      <section><h2>${t('settings')}</h2>${settings(nas)}</section>
    </div>
    <section><h2>${t('transcript')} <small>${log.name}</small></h2>${log.lines.length ? nothing : empty(t('log.none'), t('log.none.hint'))}<nasd-log class=${log.lines.length ? '' : 'none'} aria-label=${t('transcript')} .log=${log}></nasd-log></section>`;
}

function settings(nas) {
  return facts([
    ['id', nas.id],
    [t('scheme'), words(nas.scheme)],
    [t('driver'), nas.driver],
    ...Object.entries(nas.settings).filter(([key]) => !OWN.includes(key)).map(([key, value]) => [key, words(value)]),
  ]);
}

function slowest(types) {
  if (!types.length) return empty(t('slowest.none'), t('slowest.none.hint'));
  const ordered = [...types].sort((a, b) => b.mean - a.mean).slice(0, 12);
  const most = ordered[0].max || 1;
  return html`<table class="rows plain"><thead><tr><th>${t('col.cmd')}</th><th class="num">${t('col.count')}</th><th class="num">${t('col.mean')}</th><th class="num">${t('col.max')}</th><th class="num">${t('col.slow')}</th><th class="c-meter opt"></th></tr></thead>
    <tbody>${ordered.map((type) => html`<tr><td>${words(type.type)}</td><td class="num">${number(type.count)}</td><td class="num">${latency(type.mean)}</td><td class="num">${latency(type.max)}</td><td class="num ${type.slow ? 'slow' : ''}">${number(type.slow)}</td><td class="c-meter opt"><meter min="0" max=${most} value=${type.mean}></meter></td></tr>`)}</tbody></table>`;
}

function actions(nas) {
  const path = `nas/${nas.id}`;
  const stands = nas.pause || ['unavailable', 'stopped', 'paused'].includes(nas.state);
  return html`<span class="actions">
    ${stands && may('resume') ? html`<button class="go" @click=${() => act(`${path}/resume`, {}, () => t('resumed', { name: line(nas.name) }))}>${nas.pause ? t('resume') : t('try now')}</button>` : nothing}
    ${!nas.pause && may('pause') ? html`<button @click=${() => pause(nas, path)}>${t('pause')}…</button>` : nothing}
    ${may('forks') && nas.forks ? html`<button @click=${() => setForks(nas, path)}>${t('forks')}…</button>` : nothing}
    ${may('sync') ? html`<button @click=${() => sync(nas, path)}>${t('sync')}…</button>` : nothing}
    ${may('exec') ? html`<button @click=${() => exec(nas, path)}>${t('exec')}…</button>` : nothing}
  </span>`;
}

function pause(nas, path) {
  confirm({
    title: t('pause.title', { name: line(nas.name) }),
    text: t('pause.text'),
    fields: [{ name: 'reason', label: t('reason') }],
    button: t('pause'),
    done: (values) => act(`${path}/pause`, values, () => t('paused', { name: line(nas.name) })),
  });
}

function setForks(nas, path) {
  confirm({
    title: t('forks.title', { name: line(nas.name) }),
    text: t('forks.text'),
    fields: [{ name: 'forks', label: t('forks'), type: 'number', min: 1, max: 100, value: nas.forks, required: true }],
    button: t('set'),
    done: ({ forks: n }) => act(`${path}/forks`, { forks: Number(n) }, () => t('forks.set', { name: line(nas.name), n: Number(n) })),
  });
}

async function sync(nas, path) {
  const tried = await act(`${path}/sync`, { dryRun: true }, (r) => t('sync.would', { n: r.accounts }));
  if (!tried) return;
  confirm({
    title: t('sync.title', { name: line(nas.name) }),
    text: t('sync.text', { n: tried.accounts }),
    body: facts(Object.entries(tried.events).map(([cmd, n]) => [cmd, number(n)])),
    button: t('sync.go'),
    done: () => act(`${path}/sync`, { dryRun: false }, (r) => t('sync.done', { n: Object.values(r.events).reduce((a, b) => a + b, 0) })),
  });
}

function exec(nas, path) {
  confirm({
    title: t('exec.title', { name: line(nas.name) }),
    text: t('exec.text'),
    fields: [{ name: 'command', label: t('command'), required: true }],
    button: t('exec'),
    done: async (values) => {
      const result = await act(`${path}/exec`, values, (r) => (r.exitCode === 0 ? t('exec.done', { took: latency(r.took) }) : r.error));
      if (!result) return;
      confirm({
        title: result.exitCode === 0 ? t('exec.done', { took: latency(result.took) }) : t('exec.failed', { n: result.exitCode }),
        body: html`${result.answers.map(([command, text, took]) => html`<p><code>${shown(command)}</code> ${latency(took)}</p><pre>${shown(text)}</pre>`)}${result.error ? html`<pre class="bad">${shown(result.error)}</pre>` : nothing}`,
      });
    },
  });
}

export default { load, show };
