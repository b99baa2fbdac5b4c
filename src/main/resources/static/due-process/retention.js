// What would be erased today, and counsel's holds.

import { showClock } from './clock.js';
import { day, h, plural, table, url } from './dom.js';
import { send, signInFirst } from './server.js';
import { word } from './words.js';

const message = document.getElementById('message');
const form = document.getElementById('hold');
const caseField = document.getElementById('case');
const done = document.getElementById('done');

async function show() {
  const response = await fetch(url('api/retention/due'), { headers: { Accept: 'application/json' } });
  const answer = await response.json();
  if (response.status === 401) {
    message.replaceChildren(...signInFirst());
  } else if (!response.ok) {
    message.textContent = answer.message;
  } else {
    message.textContent = `As of ${day(answer.today)}.`;
    document.getElementById('due').replaceChildren(...due(answer));
    document.getElementById('held').replaceChildren(held(answer));
    form.hidden = !answer.mayHold;
    document.getElementById('retention').hidden = false;
  }
}

function due({ due: cases, more }) {
  if (cases.length === 0) {
    return [h('p', {}, 'Nothing.')];
  }
  const count = plural(cases.length, 'case');
  const said = h('p', {}, more ? `More than ${count}; those that ended first are shown.` : `${count}.`);
  return [said, table('What would go today', [
    ['Case', (c) => c.id],
    ['What goes', (c) => (c.what === 'CASE' ? 'the whole case' : 'what speaks of the action not taken')],
    ['Outcome', (c) => word(c.outcome)],
    ['Closed on', (c) => day(c.closedOn)],
    ['Policy', (c) => word(c.policyRow)],
    ['Why', (c) => c.why],
  ], cases)];
}

function held({ held: cases }) {
  return cases.length === 0 ? h('p', {}, 'No case is held.') : table('Cases that counsel holds', [
    ['Case', (c) => c.id],
    ['Held since', (c) => day(c.since)],
  ], cases);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const id = encodeURIComponent(caseField.value.trim());
  const reason = document.getElementById('reason');
  try {
    const response = await send(url(`api/cases/${id}/legal-hold`), { reason: reason.value }, event.submitter.value);
    done.textContent = (await response.json()).message;
    if (response.ok) {
      form.reset();
      await show();
    }
  } catch {
    done.textContent = 'That did not work. Try again in a moment; what you wrote is still here.';
  }
});

show().catch(() => { message.textContent = 'This page can’t be shown now. Try again in a moment.'; });
showClock(() => window.location.reload());
