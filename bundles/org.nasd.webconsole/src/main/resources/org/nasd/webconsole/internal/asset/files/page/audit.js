import { html, nothing } from '../lib/lit-html/lit-html.js';
import { app } from '../app.js';
import { shown } from '../format.js';
import { t } from '../i18n.js';
import { empty, when, words } from '../part/bits.js';
import { changed, go } from '../route.js';

const load = (route, before, get) => get('audit', { q: route.params.get('q'), who: route.params.get('who'), after: route.params.get('after') });

function show(data, route) {
  return html`
    <div class="bar"><h1>${t('page.audit')}</h1>
      <form class="grow pairs" role="search" @submit=${search}><input type="search" name="q" data-search placeholder=${t('audit.search')} aria-label=${t('audit.search')} .value=${route.params.get('q') ?? ''}><input name="who" placeholder=${t('audit.who')} aria-label=${t('audit.who')} .value=${route.params.get('who') ?? ''}><button>${t('find')}</button></form></div>
    ${
      data.rows.length
        ? html`<table class="rows plain audit"><thead><tr><th class="c-when">${t('col.when')}</th><th class="c-who">${t('audit.who')}</th><th class="c-origin opt">${t('audit.origin')}</th><th>${t('audit.action')}</th><th class="opt">${t('audit.result')}</th></tr></thead><tbody>${data.rows.map(
            (e) => html`<tr><td class="c-when">${when(e.at)}</td><td class="c-who"><bdi>${shown(e.who)}</bdi> <small>${e.role}</small></td><td class="c-origin opt">${shown(e.origin)}</td><td>${words(e.action)}</td><td class="opt">${words(e.result)}</td></tr>`,
          )}</tbody></table>`
        : empty(t('audit.none'), t('audit.none.hint'))
    }
    <nav class="pager" aria-label=${t('pager')}>${route.params.get('after') ? html`<a href=${changed(route, { after: '' })}>⇤ ${t('pager.first')}</a>` : nothing}${data.next ? html`<a rel="next" href=${changed(route, { after: data.next })}>${t('pager.on')} →</a>` : nothing}</nav>`;
}

function search(event) {
  event.preventDefault();
  go(changed(app.route, { q: event.target.q.value.trim(), who: event.target.who.value.trim(), after: '' }));
}

export default { load, show, pause: 5000 };
