import { html } from '../lib/lit-html/lit-html.js';
import { shown } from '../format.js';
import { t } from '../i18n.js';

const SIGNS = { good: '✓', warning: '!', bad: '✕' };

const load = async (route, before, get) => ({ findings: await get('doctor') });

function show({ findings }) {
  return html`
    <div class="bar"><h1>${t('page.doctor')}</h1><span class="grow note">${t('doctor.text')}</span></div>
    <table class="rows plain doctor"><thead><tr><th class="c-grade"></th><th>${t('doctor.check')}</th><th>${t('doctor.measured')}</th><th class="opt">${t('doctor.norm')}</th><th class="opt">${t('doctor.advice')}</th></tr></thead>
      <tbody>${findings.map((f) => html`<tr><td class="c-grade"><span class="grade ${f.grade}"><i aria-hidden="true">${SIGNS[f.grade]}</i> ${t(`grade.${f.grade}`)}</span></td><td><b>${shown(f.check)}</b></td><td class="wrap">${shown(f.measured)}</td><td class="wrap opt">${shown(f.norm)}</td><td class="wrap opt">${shown(f.advice)}</td></tr>`)}</tbody></table>`;
}

// It takes a few seconds and asks the database: only when somebody wants it.
export default { load, show, pause: 0 };
