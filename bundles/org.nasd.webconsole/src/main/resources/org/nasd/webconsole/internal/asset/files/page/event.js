import { html, nothing } from '../lib/lit-html/lit-html.js';
import { latency, shown, span } from '../format.js';
import { t } from '../i18n.js';
import { accountLink, ago, empty, facts, nasLink, when, words } from '../part/bits.js';
import { actionsOf, actOn } from './act.js';
import { reason } from './events.js';

async function load(route, before, get) {
  try {
    return { event: await get(`events/${route.parts[0]}`), gone: false };
  } catch (e) {
    if (e.status !== 404) throw e;
    // It was delivered, or somebody took it back, while somebody looked at it.
    return { event: before?.event, gone: true, why: e.message };
  }
}

function show({ event, gone, why }) {
  if (!event) return empty(t('event.gone'), why);
  return html`
    <div class="bar"><h1>${shown(event.cmd)} <small class="id">${event.id}</small></h1>
      <span class="place">${t(`place.${event.place}`)}</span><span class="grow">${gone ? html`<b class="bad">${t('event.left')}</b>` : nothing}</span>
      <span class="actions">${gone ? nothing : actionsOf(event.place).map((a) => html`<button data-act=${a} class=${a === 'requeue' || a === 'hasten' ? 'go' : ''} @click=${() => actOn(a, { place: event.place, ids: [event.id] }, `${event.cmd} ${event.id}`)}>${t(`act.${a}`)}…</button>`)}</span>
    </div>
    <section>${facts([
      [t('col.account'), accountLink(event.user)],
      [t('subscriber'), event.abonent],
      ['NAS', event.nas ? nasLink(event.nasId ?? event.nas, event.nas) : (event.nasIp ?? event.nasId)],
      [t('col.reason'), event.reason && reason(event)],
      [event.place === 'failed' ? t('col.entered') : t('col.since'), html`${when(event.date)} <small>${ago(event.date, event.now)}</small>`],
      [t('col.failed'), event.failedDate && when(event.failedDate)],
      [t('col.tries'), event.tries],
      [t('col.due'), event.place === 'main' ? (event.dueIn > 0 ? `${t('in')} ${span(event.dueIn)}` : t('now')) : nothing],
      [t('service'), event.usluga],
      [t('session'), event.session && words(event.session)],
      [t('col.producer'), words([event.script, event.function].filter(Boolean).join(' · '))],
      [t('compact.id'), event.compactId],
      [t('superseded.by.name'), event.supersededBy],
    ], 'labels')}</section>
    ${event.error ? html`<section><h2>${t('col.error')}</h2><pre class="bad">${shown(event.error)}</pre></section>` : nothing}
    ${event.lastAnswer ? html`<section><h2>${t('answer')}</h2><pre>${shown(event.lastAnswer)}</pre></section>` : nothing}
    <div class="pair">
      <section><h2>${t('attempts')}</h2>${attempts(event)}</section>
      <section><h2>PARAMS</h2>${event.params.length ? facts(event.params.map(([name, value]) => [shown(name), words(value)])) : empty(t('params.none'), '')}</section>
    </div>`;
}

function attempts(event) {
  if (!event.attempts.length) return empty(t('attempts.none'), t('attempts.none.hint'));
  return html`<ol class="attempts">${event.attempts.map((a) => html`<li class=${a.outcome}>
    <header><b>${a.number}</b> <span class="outcome">${t(`outcome.${a.outcome}`)}</span> ${when(a.at)} <span class="took">${latency(a.took)}</span></header>
    ${a.message ? html`<p>${shown(a.message)}</p>` : nothing}
    ${a.answer ? html`<pre>${shown(a.answer)}</pre>` : nothing}
  </li>`)}</ol>`;
}

export default { load, show };
