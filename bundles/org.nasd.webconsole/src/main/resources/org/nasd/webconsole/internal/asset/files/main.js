import { html, render } from './lib/lit-html/lit-html.js';
import { get } from './api.js';
import { app, welcome } from './app.js';
import './chart.js';
import './part/log.js';
import { language, t } from './i18n.js';
import { keys } from './keys.js';
import { settleDialog } from './part/dialog.js';
import { shell } from './part/shell.js';
import account from './page/account.js';
import audit from './page/audit.js';
import devices from './page/devices.js';
import doctor from './page/doctor.js';
import event from './page/event.js';
import events from './page/events.js';
import { login } from './page/login.js';
import nas from './page/nas.js';
import nodes from './page/nodes.js';
import overview from './page/overview.js';

const root = document.getElementById('nasd');

app.pages = { overview, nas, events, event, account, nodes, devices, audit, doctor };
if (!app.pages[app.route.page]) app.route = { page: 'overview', parts: [], params: new URLSearchParams() };

app.draw = () => {
  render(view(), root);
  if (app.session) settleDialog(root);
  document.title = title();
};

function view() {
  if (app.session === undefined) return html`<div class="wait"></div>`;
  return app.session ? shell(body()) : login();
}

function body() {
  if (app.error && !app.stale) return html`<div class="empty bad"><b>${t('trouble')}</b><p>${app.error.message || t('unreachable')}</p></div>`;
  if (app.data === undefined || !app.overview) return html`<div class="wait">${t('wait')}</div>`;
  return app.pages[app.route.page].show(app.data, app.route);
}

function title() {
  const grave = app.session && app.overview ? app.overview.problems.filter((p) => p.grave).length : 0;
  return `${grave ? `(${grave}) ` : ''}${app.session ? `${t(`page.${app.route.page}`)} · ` : ''}nasd`;
}

document.documentElement.lang = language();
root.replaceChildren();
document.addEventListener('keydown', keys);
app.draw();
get('session').then(welcome, (e) => {
  if (e.status !== 401) {
    setTimeout(() => location.reload(), 5000);
    root.textContent = e.message || t('unreachable');
    return;
  }
  app.session = null;
  app.draw();
});
