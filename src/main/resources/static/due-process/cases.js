// The cases that the reader may see, without a task; #PIP-2026-0042 opens one of them.

import { load, showCaseFile } from './case-file.js';
import { stageWord } from './case-file-words.js';
import { showClock } from './clock.js';
import { day, h, plural, table, url } from './dom.js';
import { signInFirst } from './server.js';
import { word, Word } from './words.js';

const STAGES = ['REQUEST', 'FILE_REVIEW', 'DOCUMENTED_COACHING', 'IMPROVEMENT_PLAN', 'IMPROVEMENT_PERIOD',
  'METRIC_REVIEW', 'TERMINATION', 'FOLLOW_UP', 'CLOSED'];
const OUTCOMES = ['DECLINED', 'RESOLVED_BY_COACHING', 'SUCCESSFUL_EXIT', 'ANOTHER_ROLE', 'TERMINATED',
  'RESIGNED', 'DECEASED', 'RETIRED', 'POSITION_CUT', 'WITHDRAWN', 'HANDED_TO_MISCONDUCT'];
const WAIT_FOR_TYPING = 250;

const form = document.getElementById('search');
const message = document.getElementById('message');
const found = document.getElementById('found');
const listed = document.getElementById('list');
const opened = document.getElementById('opened');
let asked = 0;
let leave = () => {};

form.elements.stage.append(...STAGES.map((s) => h('option', { value: s }, stageWord(s))));
form.elements.outcome.append(...OUTCOMES.map((o) => h('option', { value: o }, Word(o))));

async function search(page = 1) {
  const mine = ++asked;
  const query = new URLSearchParams({ page });
  for (const name of ['search', 'stage', 'outcome', 'state']) {
    query.set(name, form.elements[name].value.trim());
  }
  try {
    const answer = await load(url(`api/cases?${query}`));
    if (mine === asked) {
      show(answer);
    }
  } catch (error) {
    if (mine === asked) {
      found.replaceChildren();
      fail(error);
    }
  }
}

function fail(error) {
  if (error.status === 401) {
    form.hidden = true;
    message.replaceChildren(...signInFirst());
  } else {
    message.textContent = error.message;
  }
}

function show({ cases, total, page, pages }) {
  message.textContent = total === 0 ? 'No case that you may see fits this.'
    : `${plural(total, 'case')}${pages > 1 ? `, page ${page} of ${pages}` : ''}.`;
  if (!cases.length) {
    found.replaceChildren();
    return;
  }
  found.replaceChildren(table('Cases', [
    ['Case', (c) => h('a', { href: `#${c.id}` }, c.id), 'dp-nowrap'],
    ['Employee', (c) => (c.aboutMe ? 'You' : `${c.employee} (${c.number})`)],
    ['Manager', (c) => c.manager],
    ['Stage', (c) => (c.outcome ? `Closed: ${word(c.outcome)}` : stageWord(c.stage))],
    ['Opened on', (c) => day(c.openedOn), 'dp-nowrap'],
    ['Closed on', (c) => day(c.closedOn), 'dp-nowrap'],
  ], cases), h('p', { class: 'dp-more' }, page > 1 ? turn('Page before', page - 1) : null,
    page < pages ? turn('Next page', page + 1) : null));
}

function turn(label, page) {
  const button = h('button', { type: 'button', class: 'dp-button' }, label);
  button.addEventListener('click', () => search(page));
  return button;
}

/** What the address names: one case, or the list. */
function open() {
  leave();
  leave = () => {};
  const id = decodeURIComponent(window.location.hash.slice(1));
  listed.hidden = Boolean(id);
  opened.hidden = !id;
  document.title = id ? `${id} – Due Process` : 'Cases – Due Process';
  if (id) {
    leave = showCaseFile(document.getElementById('file'), id);
    window.scrollTo(0, 0);
  } else {
    search();
  }
}

let typing = null;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  search();
});
form.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => search(), WAIT_FOR_TYPING);
});
window.addEventListener('hashchange', () => {
  open();
  const first = opened.hidden ? form.elements.search : document.getElementById('back');
  first.focus({ preventScroll: true });
});
open();
showClock(() => window.location.reload());
