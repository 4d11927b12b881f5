import { html, svg, nothing } from '../lib/lit-html/lit-html.js';
import { number } from '../format.js';
import { t } from '../i18n.js';

const WIDTH = 96;
const HEIGHT = 20;

/** Events delivered in each of the last 60 minutes, drawn small. */
export function spark(values) {
  if (!values) return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"></svg>`;
  const most = Math.max(...values, 1);
  const step = WIDTH / (values.length - 1);
  const points = values.map((v, i) => `${(i * step).toFixed(1)},${(HEIGHT - 2 - (v / most) * (HEIGHT - 4)).toFixed(1)}`);
  const told = t('spark', { n: values.reduce((a, b) => a + b, 0), most: number(most) });
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${told}><title>${told}</title>${
    most > 0 ? svg`<path class="area" d="M0,${HEIGHT - 1} L${points.join(' L')} L${WIDTH},${HEIGHT - 1} Z"/><path class="ridge" d="M${points.join(' L')}"/>` : nothing
  }</svg>`;
}
