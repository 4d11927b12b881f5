// <nasd-chart>: a drawing of minutes. Its property "model" is { from, to, x, series: [{ label, colour, values, fill }], format }.

import { language } from './i18n.js';

const HEIGHT = 168;

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

class Chart extends HTMLElement {
  #model;
  #plot;
  #signature;
  #resize = new ResizeObserver(() => this.#plot?.setSize({ width: this.clientWidth, height: HEIGHT }));
  #theme = () => this.#rebuild();

  set model(model) {
    const labels = (m) => m.series.map((s) => s.label).join();
    if (this.#model?.x === model.x && labels(this.#model) === labels(model)) return;
    this.#model = model;
    if (this.isConnected) this.#update();
  }

  connectedCallback() {
    this.#resize.observe(this);
    window.addEventListener('nasd-look', this.#theme);
    if (this.#model) this.#update();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    window.removeEventListener('nasd-look', this.#theme);
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #data() {
    return [this.#model.x, ...this.#model.series.map((s) => s.values)];
  }

  #update() {
    const signature = language() + this.#model.series.map((s) => s.label).join();
    if (this.#plot && signature === this.#signature) {
      this.#plot.setData(this.#data());
    } else {
      this.#signature = signature;
      this.#rebuild();
    }
    this.setAttribute('role', 'img');
    this.setAttribute('aria-label', this.#model.series.map((s) => `${s.label}: ${this.#model.format(s.values.at(-1))}`).join(', '));
  }

  #rebuild() {
    if (!this.#model) return;
    this.#plot?.destroy();
    this.#plot = new globalThis.uPlot(this.#options(), this.#data(), this);
  }

  #options() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const { format } = this.#model;
    const axis = {
      stroke: colour('--muted'),
      font: `11px ${style.fontFamily}`,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.clientWidth || 600,
      height: HEIGHT,
      cursor: { y: false, points: { size: 7 } },
      scales: { y: { range: (u, min, max) => [0, Math.max(max * 1.1, 1)] } },
      axes: [
        { ...axis, values: (u, splits) => splits.map(clock), space: 60, size: 26 },
        { ...axis, values: (u, splits) => splits.map(format), size: 58, space: 34 },
      ],
      series: [
        { value: (u, v) => (v === null ? '–' : clock(v)) },
        ...this.#model.series.map((s) => ({
          label: s.label,
          stroke: colour(s.colour),
          fill: s.fill ? colour(s.fill) : undefined,
          width: 1.75,
          dash: s.dash,
          points: { show: false },
          value: (u, v) => (v === null || v === undefined ? '–' : format(v)),
        })),
      ],
    };
  }
}

customElements.define('nasd-chart', Chart);

/** Every minute of the window, since minutes in which nothing happened are not kept. */
export function gapless(history, hours) {
  const last = Math.floor(Date.now() / 60000) * 60 - 60;
  const first = last - hours * 3600 + 60;
  const at = new Map(history.minute.map((minute, i) => [minute, i]));
  const x = [];
  for (let minute = first; minute <= last; minute += 60) x.push(minute);
  const column = (name, missing) => x.map((minute) => (at.has(minute) ? history[name][at.get(minute)] : missing));
  return { x, column };
}
