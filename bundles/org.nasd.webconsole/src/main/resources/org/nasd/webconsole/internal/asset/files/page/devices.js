import { html, nothing } from '../lib/lit-html/lit-html.js';
import { number, shown } from '../format.js';
import { t } from '../i18n.js';
import { empty, words } from '../part/bits.js';
import { link } from '../route.js';

const load = (route, before, get) => get('devices');

function show({ drivers, unresolved, schemes }) {
  return html`
    <div class="bar"><h1>${t('page.devices')}</h1></div>
    ${unresolved.length ? html`<section class="problems lacking"><h2>${t('unresolved')}</h2><ul>${unresolved.map((b) => html`<li class="grave"><b><i aria-hidden="true">✕</i> ${shown(b.bundle)}</b><span class="text">${b.missing.map(shown).join('; ')}</span></li>`)}</ul></section>` : nothing}
    <section><h2>${t('drivers')}</h2>${
      drivers.length
        ? html`<table class="rows plain"><thead><tr><th>${t('driver')}</th><th>${t('bundle')}</th><th class="num">NAS</th></tr></thead><tbody>${drivers.map((d) => html`<tr><td><b>${shown(d.name)}</b></td><td>${shown(d.bundle)}</td><td class="num">${number(d.nas)}</td></tr>`)}</tbody></table>`
        : empty(t('drivers.none'), t('drivers.none.hint'))
    }</section>
    <section><h2>${t('schemes')}</h2>${
      schemes.length
        ? html`<table class="rows plain schemes"><thead><tr><th>${t('scheme')}</th><th>${t('driver')}</th><th class="num">NAS</th><th class="opt">${t('scheme.events')}</th><th class="opt2">${t('path')}</th></tr></thead><tbody>${schemes.map(scheme)}</tbody></table>`
        : empty(t('schemes.none'), t('schemes.none.hint'))
    }</section>`;
}

function scheme(s) {
  return html`<tr><td><b>${shown(s.name)}</b>${s.errors.map((e) => html`<p class="bad">✕ ${shown(e)}</p>`)}</td><td>${s.driver ?? '–'}</td><td class="num">${s.nas ? html`<a href=${link(['nas'], { q: s.name })}>${number(s.nas)}</a>` : 0}</td><td class="opt wrap" title=${s.events.join(' ')}>${t('scheme.n', { n: s.events.length })}</td><td class="opt2">${words(s.path)}</td></tr>`;
}

export default { load, show, pause: 10000 };
