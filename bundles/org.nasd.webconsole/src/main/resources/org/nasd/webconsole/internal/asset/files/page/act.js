// What can be done with events, and how a person is asked.

import { act, confirm, may } from '../app.js';
import { t } from '../i18n.js';

const ACTIONS = { compact: ['cancel'], main: ['hasten', 'cancel'], failed: ['requeue', 'discard'] };

/** What this person may do with events of a stack. */
export const actionsOf = (place) => ACTIONS[place].filter(may);

/** Asks, does it, says what came of it. */
export function actOn(action, selection, which, then = () => {}) {
  const fields = {
    requeue: [{ name: 'force', type: 'checkbox', label: t('force') }],
    cancel: [{ name: 'reason', label: t('reason') }],
  };
  confirm({
    title: t(`act.${action}`),
    text: `${which} — ${t(`act.${action}.text`)}`,
    fields: fields[action],
    button: t(`act.${action}`),
    danger: action === 'cancel' || action === 'discard',
    done: async (values) => {
      const answer = await act(`events/${action}`, { ...selection, ...values, force: values.force === 'on' }, (r) => told(action, r));
      if (answer) then();
    },
  });
}

function told(action, { done, skipped, examples }) {
  const text = t(`act.${action}.done`, { n: done });
  if (!skipped) return text;
  const why = examples.slice(0, 3).map((e) => `${e.id}: ${e.reason}`).join('; ');
  return `${text} ${t('skipped', { n: skipped })} ${why}`;
}
