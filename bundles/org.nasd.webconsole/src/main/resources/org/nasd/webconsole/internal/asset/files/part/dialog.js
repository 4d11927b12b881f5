import { html, nothing } from '../lib/lit-html/lit-html.js';
import { app, closeDialog } from '../app.js';
import { t } from '../i18n.js';

/**
 * The question that is asked before something is done: { title, text, fields: [{ name, label, type, value, options, hint }], button,
 * danger, done(values) }.
 */
export function dialog() {
  const asked = app.dialog;
  return html`<dialog class=${asked?.danger ? 'danger' : ''} aria-labelledby="asked" @cancel=${closeDialog} @click=${outside}>${
    asked
      ? html`<form method="dialog" @submit=${(e) => submit(e, asked)}>
          <h2 id="asked">${asked.title}</h2>
          ${asked.text ? html`<p>${asked.text}</p>` : nothing}
          ${asked.body ?? nothing}
          ${(asked.fields ?? []).map(field)}
          <footer>
            <button type="button" @click=${closeDialog}>${asked.button ? t('leave it') : t('close')}</button>
            ${asked.button ? html`<button class="go" value="go">${asked.button}</button>` : nothing}
          </footer>
        </form>`
      : nothing
  }</dialog>`;
}

function field(f) {
  if (f.type === 'checkbox') {
    return html`<label class="check"><input type="checkbox" name=${f.name}> ${f.label}</label>`;
  }
  return html`<label>${f.label}<input name=${f.name} type=${f.type ?? 'text'} .value=${f.value ?? ''} min=${f.min ?? nothing} max=${f.max ?? nothing}
    ?required=${f.required} list=${f.options ? `list-${f.name}` : nothing} autocomplete="off" spellcheck="false"></label>
    ${f.options ? html`<datalist id=${`list-${f.name}`}>${f.options.map((o) => html`<option value=${o}></option>`)}</datalist>` : nothing}`;
}

function submit(event, asked) {
  event.preventDefault();
  const form = event.target;
  const values = Object.fromEntries(new FormData(form));
  closeDialog();
  asked.done?.(values);
}

function outside(event) {
  if (event.target.tagName === 'DIALOG') closeDialog();
}

/** Opens or closes what was drawn. */
export function settleDialog(root) {
  const drawn = root.querySelector('dialog');
  if (app.dialog && !drawn.open) {
    drawn.showModal();
    drawn.querySelector('input, .go')?.focus();
  }
  if (!app.dialog && drawn.open) drawn.close();
}
