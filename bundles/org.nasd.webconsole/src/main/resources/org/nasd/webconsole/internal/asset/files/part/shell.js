// What stands around every page.

import { html, nothing } from '../lib/lit-html/lit-html.js';
import { app, leave, refresh } from '../app.js';
import { number, rate, span } from '../format.js';
import { all, language, speak, t } from '../i18n.js';
import { link } from '../route.js';
import { dialog } from './dialog.js';
import { help } from './help.js';

const PAGES = ['overview', 'nas', 'events', 'account', 'nodes', 'devices', 'audit', 'doctor'];
const PARENTS = { event: 'events' };

export function shell(body) {
  return html`
    <header class="top">
      <a class="mark" href="#/overview" aria-label="nasd"><svg viewBox="0 0 32 32" aria-hidden="true"><path class="stack" d="M5 8h13M5 16h8M5 24h13"/><path class="arrow" d="M19 9 27 16 19 23"/></svg><b>nasd</b></a>
      <nav aria-label=${t('pages')}>${PAGES.map(entry)}</nav>
      <div class="tools">
        <button class="quiet" @click=${refresh} title=${t('refresh.hint')} aria-label=${t('refresh')}>↻</button>
        <button class="quiet" @click=${look} title=${t('look.hint')} aria-label=${t('look.hint')}>◑</button>
        <button class="quiet" @click=${nextLanguage} title=${t('language.hint')} lang=${other()}>${other().toUpperCase()}</button>
        <button class="quiet" @click=${help} title=${t('help.hint')} aria-label=${t('help')}>?</button>
        <span class="who" title=${t(`role.${app.session.role}`)}><bdi>${app.session.name}</bdi><small>${t(`role.${app.session.role}`)}</small></span>
        <button class="quiet" @click=${leave}>${t('log out')}</button>
      </div>
    </header>
    ${strip()}
    <main id="nasd-page">${body}</main>
    <div class="notice ${app.notice?.bad ? 'bad' : ''}" role="status" aria-live="polite" ?hidden=${!app.notice}>${app.notice?.text}</div>
    <div class="stale" role="status" ?hidden=${!app.stale}>${app.stale ? t('stale') : nothing}</div>
    ${dialog()}`;
}

function entry(page) {
  const current = (PARENTS[app.route.page] ?? app.route.page) === page;
  const grave = page === 'overview' ? graveProblems() : 0;
  return html`<a href=${link([page])} aria-current=${current ? 'page' : nothing}>${t(`page.${page}`)}${
    grave ? html`<span class="badge" title=${t('problems', { n: grave })}>${number(grave)}</span>` : nothing
  }</a>`;
}

function graveProblems() {
  return app.overview ? app.overview.problems.filter((p) => p.grave).length : 0;
}

/** The way of an event from left to right, and how many are where. */
function strip() {
  const now = app.overview;
  const old = now && now.oldest > 300000;
  return html`<section class="strip" aria-label=${t('counters')}>
    ${cell('compact', now && number(now.compact), link(['events'], { place: 'compact' }))}
    ${cell('waiting', now && number(now.waiting), link(['events'], { place: 'main' }))}
    ${cell('postponed', now && number(now.postponed), link(['events'], { place: 'main' }), 'part')}
    ${cell('oldest', now && span(now.oldest), link(['nas'], { sort: 'waiting', falling: 1 }), old ? 'part late' : 'part')}
    ${cell('inFlight', now && number(now.inFlight), link(['nas'], { sort: 'busy', falling: 1 }))}
    ${cell('rate', now && rate(now.perSecond), link(['nas'], { sort: 'rate', falling: 1 }))}
    ${cell('failed', now && number(now.failed), link(['events'], { place: 'failed' }), now?.failed ? 'end some' : 'end')}
  </section>`;
}

function cell(name, value, href, kind = '') {
  return html`<a class="cell ${kind}" href=${href} data-counter=${name} title=${t(`counter.${name}.hint`)}><span>${t(`counter.${name}`)}</span><b>${value ?? '·'}</b></a>`;
}

const other = () => all[(all.indexOf(language()) + 1) % all.length];

function nextLanguage() {
  speak(other());
  app.draw();
}

/** From what the system says to the other, and back. */
export function look() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('nasd.theme', root.dataset.theme);
  window.dispatchEvent(new Event('nasd-look'));
}
