// The demo's clock, in the demo only: a bar that shows the day and moves it on. Outside the demo the address is not
// there and no bar appears.

import { h, url, weekday } from './dom.js';
import { send } from './server.js';

const PATH = 'api/demo/clock';

function ask(by) {
  return by ? send(url(PATH), { by })
    : fetch(url(PATH), { headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' });
}

const time = (at) => `${weekday(at)}, ${String(at).slice(11, 16)}`;

/** The page takes the demo's time for now: Tasklist says “due in 3 days” by the browser's clock. */
function follow(epochMillis) {
  const real = Date.now.bind(Date);
  const ahead = epochMillis - real();
  Date.now = () => real() + ahead;
}

/** Shows the bar; `moved` is called once time has moved and the page should be made fresh. */
export async function showClock(moved) {
  const response = await ask().catch(() => null);
  if (!response || !response.ok) {
    return;
  }
  const now = h('strong', { class: 'dp-clock-now' });
  const next = h('span', { class: 'dp-clock-next' });
  const said = h('span', { class: 'dp-clock-said', 'aria-live': 'polite' });
  const button = (by, label, hint) => {
    const b = h('button', { type: 'button', title: hint, 'data-by': by }, label);
    b.addEventListener('click', () => move(by));
    return b;
  };
  const buttons = [
    button('DAY', '+1 day', 'Moves the demo’s date on by a day'),
    button('WEEK', '+1 week', 'Moves the demo’s date on by a week'),
    button('NEXT_TIMER', 'To the next timer', 'Moves the demo’s date on to the next thing that happens by itself'),
  ];
  const bar = h('div', { class: 'dp-clock', role: 'region', 'aria-label': 'Clock of the demo' },
    h('span', { class: 'dp-clock-label' }, 'Demo clock'), now, next,
    h('span', { class: 'dp-clock-buttons' }, buttons), said);

  const tell = (state) => {
    now.textContent = time(state.now);
    now.title = state.zone;
    next.textContent = state.nextTimer
      ? `next: ${time(state.nextTimer.at)}${state.nextTimer.caseId ? ` (${state.nextTimer.caseId})` : ''}`
      : 'no timer is waiting';
    buttons[2].disabled = !state.nextTimer;
  };

  async function move(by) {
    buttons.forEach((b) => { b.disabled = true; });
    said.textContent = 'Moving …';
    try {
      const answer = await ask(by);
      const state = await answer.json();
      if (!answer.ok) {
        throw new Error(state.message);
      }
      buttons.forEach((b) => { b.disabled = false; });
      tell(state);
      said.textContent = `It is now ${time(state.now)}.`;
      moved();
    } catch (error) {
      buttons.forEach((b) => { b.disabled = false; });
      said.textContent = error.message || 'The clock could not be moved.';
    }
  }

  const first = await response.json();
  follow(first.epochMillis);
  tell(first);
  document.body.classList.add('dp-with-clock');
  document.body.prepend(bar);
}
