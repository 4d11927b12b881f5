// Small pieces that pages share.

import { html, nothing } from '../lib/lit-html/lit-html.js';
import { exactly, line, moment, shown, span } from '../format.js';
import { t } from '../i18n.js';
import { link } from '../route.js';

const SIGNS = { working: '●', unavailable: '✕', stopped: '■', parked: '◐', paused: '‖', starting: '…', disabled: '○', silent: '✕', draining: '◒', drained: '○' };

/** A state in sign, colour and word, so that none of the three is needed. */
export const state = (name) => html`<span class="state ${name}"><i aria-hidden="true">${SIGNS[name] ?? '?'}</i>${t(`state.${name}`)}</span>`;

export const when = (ms) => html`<time title=${exactly(ms)}>${moment(ms)}</time>`;

/** How long ago, by the server's clock. */
export const ago = (ms, now) => html`<time title=${exactly(ms)}>${span(now - ms)}</time>`;

export const nasLink = (key, name) => html`<a href=${link(['nas', key])}><bdi>${line(name)}</bdi></a>`;

export const accountLink = (id) => html`<a class="id" href=${link(['account', id])}>${id}</a>`;

/** Something that somebody else wrote, in one line; the rest shows when the mouse rests on it. */
export const words = (text) => (text ? html`<bdi class="words" title=${shown(text)}>${line(text)}</bdi>` : nothing);

export const empty = (title, hint) => html`<div class="empty"><b>${title}</b><p>${hint}</p></div>`;

/** A list of names and values; those without a value are left out. The kind "labels" is for names of ours. */
export const facts = (pairs, kind = 'raw') => html`<dl class="facts ${kind}">${pairs
  .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== nothing)
  .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
