import { html, nothing } from '../lib/lit-html/lit-html.js';
import { post } from '../api.js';
import { app, welcome } from '../app.js';
import { all, language, speak, t } from '../i18n.js';

let trouble = '';

/** Who are you? */
export function login() {
  return html`<div class="login">
    <form @submit=${submit}>
      <svg viewBox="0 0 32 32" aria-hidden="true"><path class="stack" d="M5 8h13M5 16h8M5 24h13"/><path class="arrow" d="M19 9 27 16 19 23"/></svg>
      <h1>nasd</h1>
      <p>${t('login.text')}</p>
      <label>${t('login.name')}<input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
      <label>${t('login.password')}<input name="password" type="password" autocomplete="current-password" required></label>
      <p class="trouble" role="alert">${trouble || nothing}</p>
      <button class="go">${t('login.go')}</button>
      <p class="languages">${all.map((l) => html`<button type="button" class="quiet" lang=${l} aria-pressed=${l === language()} @click=${() => { speak(l); app.draw(); }}>${l.toUpperCase()}</button>`)}</p>
    </form>
  </div>`;
}

async function submit(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector('.go');
  button.disabled = true;
  try {
    const session = await post('login', Object.fromEntries(new FormData(form)));
    trouble = '';
    form.reset();
    welcome(session);
  } catch (e) {
    trouble = e.status === 401 ? t('login.wrong') : e.message || t('unreachable');
    app.draw();
    form.password.select();
  } finally {
    button.disabled = false;
  }
}
