// <nasd-chart>: a drawing of minutes. Its property "model" is { x, series: [{ label, colour, values, fill, dash }], format, whole }.

import { language } from './i18n.js';

const HEIGHT = 150;
const WHOLE = [1, 2, 5].flatMap((n) => [0, 1, 2, 3, 4, 5, 6].map((e) => n * 10 ** e)).sort((a, b) => a - b);

function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString(language(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

class Chart extends HTMLElement {
  #model;
  #plot;
  #values = [];
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
      this.#tell();
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
    this.replaceChildren(this.#legend());
    this.#plot = new globalThis.uPlot(this.#options(), this.#data(), this);
  }

  /** What each line is and its figure under the mouse, else its last one. */
  #legend() {
    const legend = document.createElement('div');
    legend.className = 'legend';
    this.#values = this.#model.series.map((s) => {
      const [entry, swatch, value] = ['span', 'i', 'b'].map((name) => document.createElement(name));
      swatch.style.color = `var(${s.colour})`;
      swatch.style.borderTopStyle = s.dash ? 'dashed' : 'solid';
      entry.append(swatch, s.label, ' ', value);
      legend.append(entry);
      return value;
    });
    const at = document.createElement('time');
    legend.append(at);
    this.#values.push(at);
    return legend;
  }

  #tell(index) {
    const { x, series, format } = this.#model;
    const at = index ?? x.length - 1;
    series.forEach((s, i) => {
      const v = s.values[at];
      this.#values[i].textContent = v === null || v === undefined ? '–' : format(v);
    });
    this.#values.at(-1).textContent = index === null || index === undefined ? '' : clock(x[at]);
  }

  #options() {
    const style = getComputedStyle(this);
    const colour = (name) => style.getPropertyValue(name).trim();
    const { format, whole } = this.#model;
    const axis = {
      stroke: colour('--muted'),
      font: `11px ${style.fontFamily}`,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    return {
      width: this.clientWidth || 600,
      height: HEIGHT,
      padding: [8, 8, 0, 0],
      legend: { show: false },
      hooks: { setCursor: [(u) => this.#tell(u.cursor.idx)], ready: [() => this.#tell()] },
      cursor: { y: false, points: { size: 7 } },
      scales: { y: { range: (u, min, max) => [0, Math.max(max * 1.1, 1)] } },
      axes: [
        { ...axis, values: (u, splits) => splits.map(clock), space: 60, size: 26 },
        { ...axis, values: (u, splits) => splits.map((v) => (v === 0 ? '0' : format(v))), incrs: whole ? WHOLE : undefined, size: 54, space: 34 },
      ],
      series: [
        {},
        ...this.#model.series.map((s) => ({
          stroke: colour(s.colour),
          fill: s.fill ? colour(s.fill) : undefined,
          width: 1.75,
          dash: s.dash,
          points: { show: false },
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
