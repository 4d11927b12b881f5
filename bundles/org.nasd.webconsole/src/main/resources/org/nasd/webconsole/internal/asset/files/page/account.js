import { html, nothing } from '../lib/lit-html/lit-html.js';
import { act, confirm, may, say } from '../app.js';
import { post } from '../api.js';
import { shown } from '../format.js';
import { t } from '../i18n.js';
import { empty, facts, nasLink, when, words, ago } from '../part/bits.js';
import { follow } from '../part/log.js';
import { go, link } from '../route.js';
import { reason } from './events.js';

const COMMANDS = ['user_add', 'user_del', 'user_accept', 'user_drop', 'user_redirect', 'user_redirect_cancel', 'user_auth', 'user_disconnect', 'user_rate_set', 'user_rate_set_cancel', 'user_edit', 'user_info'];

async function load(route, before, get) {
  if (!route.parts.length) return { asks: true };
  const path = `accounts/${encodeURIComponent(route.parts[0])}`;
  const account = await get(path);
  try {
    return { account, log: await follow(`${path}/log`, before?.log, get, { last: 200 }) };
  } catch (e) {
    if (e.status !== 404) throw e;
    return { account, noLog: e.message };
  }
}

function show(data) {
  if (data.asks) return question();
  const { account, log, noLog } = data;
  const column = (name) => account.columns.find(([key]) => key === name)?.[1];
  return html`
    <div class="bar"><h1>${t('col.account')} <span class="id">${account.user}</span> <small>${column('login') ? shown(column('login')) : nothing}</small></h1><span class="grow"></span>
      ${may('push') ? html`<button class="go" @click=${() => push(account, column('nas_id'))}>${t('push')}…</button>` : nothing}</div>
    <section>${account.columns.length ? facts(account.columns.map(([name, value]) => [name, name === 'nas_id' ? nasLink(value, value) : words(value)])) : empty(t('account.elsewhere'), t('account.elsewhere.hint'))}</section>
    <section><h2>${t('account.events')}</h2>${events([...account.compact, ...account.main, ...account.failed], account.now)}</section>
    <section><h2>${t('account.log')} <small>${log?.name}</small></h2>
      ${log?.lines.length ? html`<nasd-log aria-label=${t('account.log')} .log=${log}></nasd-log>` : empty(t('log.none'), noLog ?? t('log.none.hint'))}</section>`;
}

function question() {
  return html`<div class="bar"><h1>${t('page.account')}</h1></div>
    <form class="ask" @submit=${find}><label>${t('account.which')}<input name="user" data-search inputmode="numeric" pattern="\\d{1,19}" required autocomplete="off" placeholder="4711"></label><button class="go">${t('show')}</button></form>
    <p class="note">${t('account.hint')}</p>`;
}

function find(event) {
  event.preventDefault();
  go(link(['account', event.target.user.value.trim()]));
}

function events(list, now) {
  if (!list.length) return empty(t('account.quiet'), t('account.quiet.hint'));
  return html`<table class="rows plain"><thead><tr><th>${t('stack')}</th><th class="num">id</th><th>${t('col.cmd')}</th><th>NAS</th><th>${t('col.since')}</th><th class="num opt">${t('col.tries')}</th><th class="opt">${t('col.error')}</th></tr></thead>
    <tbody>${list.map((e) => html`<tr><td>${t(`place.${e.place}`)} ${e.reason ? reason(e) : nothing}</td><td class="num">${e.place === 'compact' ? e.id : html`<a class="id" href=${link(['event', e.id])}>${e.id}</a>`}</td><td>${words(e.cmd)}</td><td>${e.nas ? nasLink(e.nasId ?? e.nas, e.nas) : (e.nasIp ?? nothing)}</td><td>${e.failedDate ? when(e.failedDate) : ago(e.date, now)}</td><td class="num opt">${e.tries}</td><td class="opt">${words(e.error)}</td></tr>`)}</tbody></table>`;
}

function push(account, nas) {
  confirm({
    title: t('push.title', { id: account.user }),
    text: t('push.text'),
    fields: [{ name: 'cmd', label: t('col.cmd'), required: true, options: COMMANDS }, ...(may('preview') && nas ? [{ name: 'look', type: 'checkbox', label: t('push.preview') }] : [])],
    button: t('push'),
    done: ({ cmd, look }) => (look ? preview(account, nas, cmd) : send(account, cmd)),
  });
}

const send = (account, cmd) => act('events/push', { cmd, user: account.user }, (r) => t('pushed', { cmd, id: r.compactId }));

async function preview(account, nas, cmd) {
  try {
    const seen = await post('events/preview', { cmd, user: account.user, nas });
    confirm({
      title: t('preview.title', { cmd, nas: seen.nas }),
      text: seen.impossible ?? (seen.commands.length ? undefined : t('preview.none')),
      body: seen.commands.length ? html`<pre>${shown([...seen.commands, ...(seen.verify ? [`? ${seen.verify}`] : [])].join('\n'))}</pre>` : nothing,
      button: t('push'),
      done: () => send(account, cmd),
    });
  } catch (e) {
    if (e.status === undefined) throw e;
    say(e.message, true);
  }
}

export default { load, show };
