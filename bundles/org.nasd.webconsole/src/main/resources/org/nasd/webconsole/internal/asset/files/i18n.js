import en from './lang/en.js';
import ru from './lang/ru.js';

const languages = { en, ru };
let current = chosen();

function chosen() {
  const kept = localStorage.getItem('nasd.language');
  if (kept in languages) return kept;
  return (navigator.languages || [navigator.language]).map((l) => l.slice(0, 2)).find((l) => l in languages) || 'en';
}

export const all = Object.keys(languages);
export const language = () => current;

export function speak(wanted) {
  current = wanted;
  localStorage.setItem('nasd.language', wanted);
  document.documentElement.lang = wanted;
}

/** A text; {name} in it is filled in. One that depends on a number has a form for each of its plurals. */
export function t(key, values = {}) {
  let text = languages[current][key] ?? en[key] ?? key;
  if (typeof text === 'object') {
    text = text[new Intl.PluralRules(current).select(values.n)] ?? text.other;
  }
  return text.replace(/\{(\w+)}/g, (whole, name) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? value.toLocaleString(current) : String(value);
  });
}
