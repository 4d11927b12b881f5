import { html, nothing } from '../lib/lit-html/lit-html.js';
import { act, app, confirm, may } from '../app.js';
import { gapless } from '../chart.js';
import { latency, number, rate, shown, span } from '../format.js';
import { t } from '../i18n.js';
import { ago, empty, nasLink, state } from '../part/bits.js';
import { changed } from '../route.js';
import { forks, why } from './nas.js';

const KEPT = 30000;
const LONGEST = 8;

async function load(route, before, get) {
  const hours = route.params.get('hours') === '24' ? 24 : 1;
  const fresh = before && before.hours === hours && Date.now() - before.at < KEPT;
  const kept = fresh ? before : { hours, at: Date.now(), ...minutes(await get('history', { hours }), hours) };
  return { ...kept, nas: await get('nas', { sort: 'waiting', falling: 1, limit: LONGEST }) };
}

export function minutes(history, hours) {
  const { x, column } = gapless(history, hours);
  return {
    x,
    waiting: column('waiting', 0),
    done: column('done', 0).map((n) => n / 60),
    failed: column('failed', 0),
    postponed: column('postponed', 0),
    p50: column('p50', null).map((ms) => ms || null),
    p95: column('p95', null).map((ms) => ms || null),
  };
}

/** For what is counted: no parts of events on an axis. */
const whole = (n) => number(n);

export function charts(data) {
  return html`<div class="charts">
    ${chart(t('chart.waiting'), data.x, whole, [{ label: t('counter.waiting'), values: data.waiting, colour: '--warn', fill: '--warn-soft' }])}
    ${chart(t('chart.rate'), data.x, rate, [{ label: t('chart.done'), values: data.done, colour: '--ok', fill: '--ok-soft' }])}
    ${chart(t('chart.trouble'), data.x, whole, [
      { label: t('chart.postponed'), values: data.postponed, colour: '--info', dash: [5, 3] },
      { label: t('chart.failed'), values: data.failed, colour: '--bad' },
    ])}
    ${chart(t('chart.latency'), data.x, latency, [
      { label: 'p50', values: data.p50, colour: '--accent' },
      { label: 'p95', values: data.p95, colour: '--info', dash: [5, 3] },
    ])}
  </div>`;
}

function chart(title, x, format, series) {
  return html`<figure><figcaption>${title}</figcaption><nasd-chart .model=${{ x, format, series, whole: format === whole }}></nasd-chart></figure>`;
}

/** How far back the charts go. */
export const windows = (hours) => html`<span class="tabs small">${[1, 24].map((h) => html`<a href=${changed(app.route, { hours: h === 1 ? '' : h })} aria-current=${h === hours ? 'true' : nothing}>${h} ${t('h')}</a>`)}</span>`;

function show(data) {
  const now = app.overview;
  return html`
    ${now.paused ? paused(now.paused, now.now) : nothing}
    <section class="problems">
      <h2>${t('problems.title')} ${now.problems.length ? html`<span class="count">${number(now.problems.length + now.moreProblems)}</span>` : nothing}</h2>
      ${now.problems.length ? html`<ul>${now.problems.map((p) => problem(p, now.now))}</ul>${more(now.moreProblems)}` : empty(t('problems.none'), t('problems.none.hint'))}
    </section>
    <section><h2>${t('history')} ${windows(data.hours)}</h2>${charts(data)}</section>
    <section><h2>${t('backlogs')} <small><a href="#/nas?sort=waiting&falling=1">${t('backlogs.all')}</a></small></h2>${backlogs(data.nas)}</section>
    <p class="foot">${t('nas.count', { n: now.nas })} · ${now.nodes > 1 ? html`<a href="#/nodes">${t('nodes.count', { n: now.nodes })}</a> · ` : nothing}${t('started', { ago: span(now.now - now.startedAt) })}
      ${!now.paused && may('pauseAll') ? html` · <button class="quiet" data-pause-all @click=${pauseAll}>${t('all.pause')}</button>` : nothing}</p>`;
}

function paused(order, now) {
  return html`<section class="problems paused-all" role="alert">
    <h2>${t('all.paused')} ${may('resumeAll') ? html`<button data-resume-all @click=${resumeAll}>${t('all.resume')}</button>` : nothing}</h2>
    <p>${t('paused.by')} <bdi>${order.by}</bdi>, ${ago(order.since, now)}${order.reason ? html`: <bdi>${shown(order.reason)}</bdi>` : nothing}</p>
  </section>`;
}

function resumeAll() {
  confirm({
    title: t('all.resume.title'),
    text: t('all.resume.text'),
    button: t('all.resume'),
    done: () => act('resume', {}, () => t('all.resumed')),
  });
}

function pauseAll() {
  confirm({
    title: t('all.pause.title'),
    text: t('all.pause.text'),
    fields: [{ name: 'reason', label: t('reason') }],
    button: t('all.pause'),
    danger: true,
    done: (values) => act('pause', values, () => t('all.paused')),
  });
}

function backlogs(list) {
  if (!list.rows.length) return empty(t('nas.none'), t('nas.none.hint'));
  return html`<table class="rows nas"><thead><tr><th class="c-state">${t('col.state')}</th><th class="c-name">${t('col.name')}</th><th class="c-waiting num">${t('col.waiting')}</th><th class="c-forks num">${t('col.busy')}</th><th class="c-rate num">${t('col.rate')}</th><th class="c-lat num">${t('col.p95')}</th><th class="c-why opt">${t('col.why')}</th></tr></thead>
    <tbody>${list.rows.map((nas) => html`<tr><td class="c-state">${state(nas.state)}</td><td class="c-name">${nasLink(nas.id, nas.name)}</td><td class="c-waiting num">${number(nas.waiting)}</td><td class="c-forks num">${forks(nas)}</td><td class="c-rate num">${rate(nas.perSecond)}</td><td class="c-lat num">${latency(nas.p95)}</td><td class="c-why opt">${why(nas, list.now)}</td></tr>`)}</tbody></table>`;
}

function problem(p, now) {
  return html`<li class=${p.grave ? 'grave' : 'mild'}>
    <b>${p.grave ? html`<i aria-hidden="true">✕</i> ${t('grave')}` : html`<i aria-hidden="true">!</i> ${t('mild')}`}</b>
    <span class="on">${p.nas ? nasLink(p.nas, p.nas) : nothing}</span>
    <bdi class="text">${shown(p.text)}</bdi>
    <span class="since">${p.since ? html`${t('for')} ${ago(p.since, now)}` : nothing}</span>
  </li>`;
}

const more = (n) => (n ? html`<p><a href="#/nas?sort=state">${t('problems.more', { n })}</a></p>` : nothing);

export default { load, show };
