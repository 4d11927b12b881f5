// What the keyboard does. A letter does nothing while somebody writes.

import { app, refresh } from './app.js';
import { help } from './part/help.js';
import { look } from './part/shell.js';
import { toggleRow } from './page/events.js';
import { go } from './route.js';

const GOES = { o: '#/overview', n: '#/nas', e: '#/events?place=main', f: '#/events?place=failed', a: '#/account', u: '#/audit', d: '#/devices', t: '#/nodes' };

let prefix = '';
let forgets;

function writes(target) {
  return target.closest?.('input, textarea, select, dialog') && target.type !== 'checkbox';
}

function row(step) {
  const rows = [...document.querySelectorAll('#nasd tr[data-row]')];
  if (!rows.length) return;
  const at = rows.indexOf(document.activeElement.closest?.('tr[data-row]'));
  rows[Math.max(0, Math.min(rows.length - 1, at + step))].focus();
}

function current() {
  return document.activeElement?.closest?.('tr[data-row]');
}

const DOES = {
  '/': () => document.querySelector('#nasd [data-search]')?.select(),
  r: refresh,
  '?': help,
  d: look,
  j: () => row(1),
  k: () => row(-1),
  x: () => app.route.page === 'events' && current() && toggleRow(current()),
  Enter: () => document.activeElement?.matches?.('tr[data-row]') && go(current().dataset.href),
};

export function keys(event) {
  if (!app.session || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && writes(event.target)) event.target.blur();
  if (app.dialog || writes(event.target)) return;
  clearTimeout(forgets);
  const does = prefix === 'g' ? GOES[event.key] && (() => go(GOES[event.key])) : DOES[event.key];
  prefix = prefix === '' && event.key === 'g' ? 'g' : '';
  forgets = setTimeout(() => { prefix = ''; }, 1500);
  if (!does) return;
  if (event.key !== 'Enter') event.preventDefault();
  does();
}
