import { html } from '../lib/lit-html/lit-html.js';
import { confirm } from '../app.js';
import { t } from '../i18n.js';

const KEYS = [
  ['/', 'key.search'],
  ['r', 'key.refresh'],
  ['g o', 'page.overview'],
  ['g n', 'page.nas'],
  ['g e', 'page.events'],
  ['g f', 'key.failed'],
  ['g a', 'page.account'],
  ['g t', 'page.nodes'],
  ['j  k', 'key.row'],
  ['x', 'key.select'],
  ['Enter', 'key.open'],
  ['d', 'key.look'],
  ['?', 'key.help'],
];

/** Which keys there are, and how filters are written. */
export function help() {
  confirm({
    title: t('help'),
    body: html`<div class="help">
      <dl class="keys">${KEYS.map(([key, what]) => html`<div><dt>${key.split(' ').filter(Boolean).map((k) => html`<kbd>${k}</kbd> `)}</dt><dd>${t(what)}</dd></div>`)}</dl>
      <p>${t('help.filter')}</p>
      <p><code>nas:m1 cmd:user_redirect user:12 err:"no such item" since:1h reason:refused,exhausted</code></p>
      <p>${t('help.filter.more')}</p>
    </div>`,
  });
}
