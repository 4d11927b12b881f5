import { language, t } from './i18n.js';

export const number = (n) => (n === undefined ? '' : n.toLocaleString(language()));

export function rate(perSecond) {
  if (perSecond === undefined) return '';
  const digits = perSecond >= 100 || perSecond === 0 ? 0 : perSecond >= 10 ? 1 : 2;
  return perSecond.toLocaleString(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** Milliseconds that a device took. */
export function latency(ms) {
  if (!ms) return '–';
  if (ms < 10) return `${ms.toLocaleString(language(), { maximumFractionDigits: 1 })} ${t('ms')}`;
  if (ms < 1000) return `${Math.round(ms)} ${t('ms')}`;
  if (ms < 60000) return `${(ms / 1000).toLocaleString(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 })} ${t('s')}`;
  return span(ms);
}

/** A span in its two largest units. */
export function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 1) return ms > 0 ? `< 1 ${t('s')}` : `0 ${t('s')}`;
  if (s < 60) return `${s} ${t('s')}`;
  if (s < 3600) return `${Math.floor(s / 60)} ${t('min')} ${String(s % 60).padStart(2, '0')} ${t('s')}`;
  if (s < 86400) return `${Math.floor(s / 3600)} ${t('h')} ${String(Math.floor(s / 60) % 60).padStart(2, '0')} ${t('min')}`;
  return `${Math.floor(s / 86400)} ${t('d')} ${String(Math.floor(s / 3600) % 24).padStart(2, '0')} ${t('h')}`;
}

/** A moment: of today the time alone. */
export function moment(ms) {
  if (!ms) return '';
  const date = new Date(ms);
  const time = date.toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  if (date.toDateString() === new Date().toDateString()) return time;
  return `${date.toLocaleDateString(language(), { day: '2-digit', month: '2-digit' })} ${time}`;
}

export const exactly = (ms) => (ms ? new Date(ms).toISOString() : '');

const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** What somebody else wrote: characters that would move, hide or turn others are shown by their names. */
export function shown(text) {
  return String(text ?? '').replace(/\r\n/g, '\n').replace(HIDDEN, (c) => {
    const code = c.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    if (code === 0x7f) return '\u2421';
    return `\u2039U+${code.toString(16).toUpperCase().padStart(4, '0')}\u203a`;
  });
}

/** The same in one line. */
export const line = (text) => shown(text).replace(/\n/g, ' \u21b5 ').replace(/\t/g, ' ');
