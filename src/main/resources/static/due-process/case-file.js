// The case file: where the case stands, who may do what next, the goals, and every entry that the reader may see.
// The same in Tasklist's tab, on cases.html and on the employee's own page.

import { amendmentForm } from './amendment.js';
import { correctionForm } from './correction.js';
import { badge, date, day, facts, figure, fold, h, list, plural, prose, table, url, weekday } from './dom.js';
import { goalChart, removeCharts, valueOf } from './charts.js';
import { newKey, send } from './server.js';
import { attachmentList, corrected } from './views.js';
import { mood, spelt, word, Word } from './words.js';
import {
  fieldWord, GROUP_NAMES, GROUPS, inOrder, kindWord, RELATIONS, ROLES, stageWord, topicWord,
} from './case-file-words.js';

/** So many entries are shown at once; a file of a thousand would keep the browser busy. */
const AT_ONCE = 100;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const NAME = /^[A-Z][A-Z_]+$/;
const DAY_MILLIS = 86_400_000;
const WITHOUT_MANAGER = ['HR', 'COUNSEL', 'APPROVER', 'EMPLOYEE'];

const some = (items) => Boolean(items && items.length);
const verdict = (name) => badge(Word(name), mood(name));
const path = (id, rest) => url(`api/cases/${encodeURIComponent(id)}/${rest}`);

/** Loads what is there at an address; an answer that is none becomes an error with its sentence. */
export async function load(address) {
  const response = await fetch(address,
    { headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    const error = new Error(body.message || 'The case file can’t be shown now. Try again in a moment.');
    error.status = response.status;
    throw error;
  }
  return body;
}

/**
 * Shows a case file in an element.
 *
 * @param options.parts which parts to show; all where it is left out
 * @param options.taskId the task that the reader is looking at; it needs no link
 * @return what takes the view away again
 */
export function showCaseFile(root, caseId, options = {}) {
  let gone = false;
  const take = () => {
    removeCharts(root);
    root.replaceChildren();
  };
  const show = () => load(path(caseId, 'file')).then((data) => {
    if (!gone) {
      take();
      root.append(...view(data, { ...options, reload: show }));
    }
  }).catch((error) => {
    if (!gone) {
      root.replaceChildren(h('p', { class: 'dp-problem', role: 'alert' }, error.message));
    }
  });
  root.replaceChildren(h('p', { class: 'dp-wait', role: 'status' }, 'Loading the case file …'));
  show();
  return () => {
    gone = true;
    take();
  };
}

function view(data, options) {
  const parts = {
    head: () => head(data),
    time: () => part('Time left', timeLeft(data)),
    next: () => part('Who may do what next', next(data, options.taskId)),
    events: () => report(data, options.reload),
    amendment: () => amendment(data, options.reload),
    goals: () => part('Goals', goals(data)),
    record: () => record(data),
  };
  return (options.parts || Object.keys(parts)).map((name) => parts[name]()).filter(Boolean);
}

function part(title, content, css) {
  return content && h('section', { class: `dp-part ${css || ''}`, 'aria-label': title }, h('h4', {}, title), content);
}

// --- where the case stands

function head(data) {
  const { id, stage, openedOn, outcome, employee } = data.case;
  const relation = data.me.relation;
  const said = h('div', { class: 'dp-checked', role: 'status' });
  return h('header', { class: 'dp-file-head' },
    h('div', { class: 'dp-file-title' },
      h('h3', {}, relation === 'EMPLOYEE' ? `Your case ${id}` : `${employee.name}, ${id}`),
      h('div', { class: 'dp-file-actions' },
        WITHOUT_MANAGER.includes(relation)
          ? h('a', { class: 'dp-button', href: path(id, 'export.zip'), download: true }, 'Export') : null,
        // whoever sees every entry may have them checked: HR, counsel, second approvers
        data.complete ? checkButton(id, said) : null)),
    said,
    facts(
      ['Stage', outcome ? `Closed: ${word(outcome)}` : stageWord(stage)],
      ['Open since', day(openedOn)],
      ['Employee number', relation === 'EMPLOYEE' ? null : employee.number],
      ['Job', [employee.jobTitle, employee.unit].filter(Boolean).join(', ')],
      ['Manager', employee.manager],
      ['Policy', data.policy && relation !== 'EMPLOYEE' ? word(data.policy.row) : null],
      ['You read it as', relation === 'EMPLOYEE' ? null : RELATIONS[relation]]));
}

/** Checks hashes and seals on the server. The button goes where the server can't do that. */
function checkButton(id, said) {
  const button = h('button', { type: 'button', class: 'dp-button' }, 'Check the record');
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.replaceChildren('Checking …');
    try {
      const response = await send(path(id, 'verify'));
      const body = await response.json().catch(() => ({}));
      if (response.status === 404) {
        button.remove();
        said.replaceChildren('The record can’t be checked here.');
      } else if (!response.ok) {
        said.replaceChildren(
          h('p', { class: 'dp-problem' }, body.message || 'The record could not be checked. Try again.'));
      } else {
        said.replaceChildren(...verdictOf(body));
      }
    } catch {
      said.replaceChildren(h('p', { class: 'dp-problem' }, 'The record could not be checked. Try again.'));
    }
    button.disabled = false;
  });
  return button;
}

/** What a verification says: what holds, or what was touched, and what is worth a look. */
function verdictOf({ problems = [], holding = [], notes = [] }) {
  return [
    badge(problems.length ? 'The record was touched' : 'The record holds', problems.length ? 'bad' : 'good'),
    list([...problems.map((p) => p.sentence || p), ...holding]),
    some(notes) ? [h('h6', {}, 'To be noted'), list(notes)] : [],
  ].flat();
}

const daysFrom = (today, then) => Math.round((date(then) - date(today)) / DAY_MILLIS);

function inDays(today, then) {
  const days = daysFrom(today, then);
  if (days === 0) {
    return 'today';
  }
  return days > 0 ? `in ${plural(days, 'day')}` : `${plural(-days, 'day')} ago`;
}

function tile(label, value, small) {
  return h('div', { class: 'dp-tile' }, h('dt', {}, label), h('dd', {}, h('strong', {}, value),
    small ? h('span', { class: 'dp-small' }, small) : null));
}

function timeLeft(data) {
  const { today, period, coaching } = data;
  const { stage, outcome } = data.case;
  if (outcome) {
    return h('p', {}, `None: the case is closed (${word(outcome)}).`);
  }
  const tiles = [];
  if (data.clockStoppedOn) {
    tiles.push(tile('Clock', 'stands still',
      `since ${weekday(data.clockStoppedOn)}, for a leave or a pause; what is left comes after`));
  }
  if (coaching && stage === 'DOCUMENTED_COACHING') {
    tiles.push(tile('Documented coaching', left(today, coaching.endsOn), `until ${weekday(coaching.endsOn)}`));
  }
  if (period && ['IMPROVEMENT_PERIOD', 'METRIC_REVIEW'].includes(stage)) {
    const before = daysFrom(today, period.startsOn) > 0;
    tiles.push(tile('Improvement period', period.daysLeft > 0 ? `${plural(period.daysLeft, 'day')} left` : 'over',
      `${before ? 'begins' : 'since'} ${weekday(period.startsOn)}, until ${weekday(period.endsOn)}`
        + (period.extensions ? `, extended ${plural(period.extensions, 'time')}` : '')));
    const open = period.nextCheckIn && period.daysLeft > 0
      && !(data.checkIns || []).some((c) => c.dueOn === period.nextCheckIn);
    tiles.push(tile('Next check-in', open ? day(period.nextCheckIn) : 'none left',
      open ? inDays(today, period.nextCheckIn) : null));
  }
  if (data.followUpEndsOn) {
    tiles.push(tile('Follow-up', left(today, data.followUpEndsOn), `until ${weekday(data.followUpEndsOn)}`));
  }
  const due = data.next.filter((t) => t.due).sort((a, b) => (a.due < b.due ? -1 : 1))[0];
  if (due) {
    tiles.push(tile(daysFrom(today, due.due) < 0 ? 'Deadline gone by' : 'Next deadline', day(due.due),
      `${due.title}, ${inDays(today, due.due)}`));
  }
  return tiles.length ? h('dl', { class: 'dp-tiles' }, tiles) : h('p', {}, 'No time is running.');
}

function left(today, until) {
  const days = daysFrom(today, until) + 1;
  return days > 0 ? `${plural(days, 'day')} left` : 'over';
}

// --- who may do what next

function next(data, taskId) {
  if (data.case.outcome) {
    return h('p', {}, 'Nobody has anything left to do.');
  }
  const others = data.othersAct && h('p', {},
    some(data.next) ? 'Others have a step to take as well.' : 'The next step is with others; you will be told of it.');
  if (!some(data.next)) {
    return others || h('p', {}, 'Nobody has to do anything now. The case goes on by itself when its time comes.');
  }
  return [h('ul', { class: 'dp-next' }, data.next.map((t) => nextTask(data, t, taskId))), others];
}

function nextTask(data, task, taskId) {
  const late = task.due && daysFrom(data.today, task.due) < 0;
  const who = task.who || task.groups.map((g) => GROUP_NAMES[g] || spelt(g)).sort().join(' or ');
  return h('li', { class: 'dp-card' },
    h('h5', {}, task.title, ' ', late ? badge('Overdue', 'bad') : null),
    facts(['Who', task.who ? task.who : `${who.charAt(0).toUpperCase()}${who.slice(1)} (nobody has claimed it)`],
      ['Until', task.due && `${weekday(task.due)} (${inDays(data.today, task.due)})`]),
    task.expected ? h('p', { class: 'dp-expected' }, task.expected) : null,
    task.taskId && task.taskId !== taskId
      ? h('a', { href: url(`camunda/app/tasklist/default/#/?task=${encodeURIComponent(task.taskId)}`) },
        'Open this task in Tasklist') : null);
}

// --- what happens to the case

/** What to know before an event is reported. */
const ABOUT_EVENTS = {
  COMPLAINT: 'Counsel looks at it, and until then nothing adverse is decided. Neither the manager nor the employee sees '
    + 'what you write here. Say what it is about. The respondent has no part in the case from then on.',
  ACCOMMODATION_REQUEST: 'Counsel looks at it, and until then nothing adverse is decided. Say what is asked for and why.',
  PROTECTED_LEAVE: 'The law protects the leave. The clock of the case stands still, and goes on after the last day.',
  SICK_LEAVE: 'The employee is ill. The clock of the case stands still, and goes on after the last day.',
  MANAGER_CHANGE: 'The new manager gets the manager’s open task, with the whole time for it, and records a check-in '
    + 'before a termination can be proposed.',
  PAUSE: 'While a complaint or a request for accommodation is looked into, the clock of the case stands still: no '
    + 'check-in is due and nothing is decided. The period gets its days back. Say why.',
  RETURN: 'The employee is back, or will be, on the day that you enter: the first one at work. Or a paused case goes '
    + 'on.',
  RESIGNATION: 'The employee has resigned.',
  DEATH: 'The employee has died.',
  RETIREMENT: 'The employee has retired.',
  POSITION_CUT: 'The position is cut for reasons that have nothing to do with the employee. Give them as the reason.',
  WITHDRAWAL: 'The request or the plan is taken back.',
  GROSS_MISCONDUCT: 'Gross misconduct is no question of performance: the misconduct procedure goes on from here.',
};

function report(data, reload) {
  if (!some(data.events)) {
    return null;
  }
  return h('section', { class: 'dp-part', 'aria-label': 'Report an event' },
    lazyFold('Report an event', () => reportForm(data, reload)));
}

function reportForm(data, reload) {
  const kind = h('select', { class: 'form-control', required: true },
    h('option', { value: '' }, 'Choose …'), data.events.map((e) => h('option', { value: e.kind }, Word(e.kind))));
  const happened = h('input',
    { type: 'date', class: 'form-control', required: true, max: data.today, value: data.today });
  const until = h('input', { type: 'date', class: 'form-control' });
  const untilLabel = h('label', { hidden: true }, 'Last day, where it is known', until);
  const manager = h('input', { type: 'text', class: 'form-control', maxlength: 40 });
  const managerLabel = h('label', { hidden: true }, 'Employee number of the new manager', manager);
  const happenedLabel = h('span', {}, 'Day on which it happened');
  const respondent = h('input', { type: 'text', class: 'form-control', maxlength: 40 });
  const respondentLabel = h('label', { hidden: true },
    'Employee number of the respondent, where it is about somebody of the company', respondent);
  const note = h('textarea', { class: 'form-control', rows: 3, maxlength: 4000 });
  const noteLabel = h('span', {}, 'Note');
  const about = h('p', { class: 'dp-small', role: 'status' });
  const said = h('p', { class: 'dp-problem', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'dp-button dp-button-main' }, 'Report the event');
  const form = h('form', { class: 'dp-correction' },
    h('label', {}, 'What has happened', kind), about,
    h('label', {}, happenedLabel, happened), untilLabel, managerLabel, respondentLabel,
    h('label', {}, noteLabel, note), submit, said);
  kind.addEventListener('change', () => {
    const chosen = data.events.find((e) => e.kind === kind.value);
    note.required = Boolean(chosen && chosen.needsReason);
    const lasts = Boolean(chosen && chosen.lasts);
    untilLabel.hidden = !lasts;
    until.value = lasts ? until.value : '';
    const namesManager = Boolean(chosen && chosen.namesManager);
    managerLabel.hidden = !namesManager;
    manager.required = namesManager;
    manager.value = namesManager ? manager.value : '';
    respondentLabel.hidden = kind.value !== 'COMPLAINT';
    respondent.value = respondentLabel.hidden ? '' : respondent.value;
    happenedLabel.textContent = lasts ? 'First day'
      : kind.value === 'RETURN' ? 'First day back at work, or on which the case goes on' : 'Day on which it happened';
    if (lasts || kind.value === 'RETURN') {
      happened.removeAttribute('max');
    } else {
      happened.max = data.today;
    }
    noteLabel.textContent = note.required ? 'Note: the reason, or what it is about' : 'Note';
    submit.textContent = chosen && chosen.end ? 'Report the event and end the case' : 'Report the event';
    about.replaceChildren(chosen ? `${ABOUT_EVENTS[chosen.kind] || ''} ${chosen.end
      ? `The case ends at once (${word(chosen.end)}): its open tasks go, and nothing else follows.` : ''}` : '');
  });
  // the same report sent twice is one: a new key only once the server has said that it took nothing
  let key = newKey();
  const report = () => send(path(data.case.id, 'events'), {
    kind: kind.value,
    date: happened.value || null,
    until: until.value || null,
    newManager: manager.value.trim() || null,
    note: note.value.trim() || null,
    respondent: respondent.value.trim() || null,
  }, 'POST', { 'Idempotency-Key': key });
  putOnRecord(form, submit, said, report, {
    taken: reload,
    refused: () => {
      key = newKey();
    },
  });
  return form;
}

/** Sends what a form says, and says in its place which entry it became; what was refused stays to be corrected. */
function putOnRecord(form, submit, said, request, { taken = () => {}, refused = () => {} } = {}) {
  const again = 'That did not work. Try again; what you wrote is still here.';
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    said.replaceChildren();
    try {
      const response = await request();
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        form.replaceChildren(h('p', { role: 'status' }, badge('On record', 'good'), ` as entry ${answer.number}.`));
        taken();
        return;
      }
      refused();
      said.replaceChildren(answer.message || again);
    } catch {
      said.replaceChildren(again);
    }
    submit.disabled = false;
  });
}

// --- an amendment of the plan

function amendment(data, reload) {
  if (!data.amendable || !data.plan || !data.period) {
    return null;
  }
  return h('section', { class: 'dp-part', 'aria-label': 'Propose an amendment of the plan' },
    lazyFold('Propose an amendment of the plan', () => amendmentForm(data,
      (form, submit, said, request) => putOnRecord(form, submit, said, request, { taken: reload }),
      (body) => send(path(data.case.id, 'amendments'), body))));
}

// --- goals

const target = (goal) => `${word(goal.direction)} ${figure(goal.target)} ${goal.unit}`;

function goals(data) {
  if (!data.plan) {
    return null;
  }
  const checkIns = data.checkIns || [];
  return h('div', { class: 'dp-goals' }, data.plan.goals.map((goal, i) => {
    const number = i + 1;
    const standing = data.standing && data.standing.goals.find((s) => s.goal === number);
    const reviewed = data.review && data.review.goals.find((g) => g.goal === number);
    return h('div', { class: 'dp-card' },
      h('h5', {}, `${number}. ${goal.title} `,
        reviewed ? verdict(reviewed.result) : standing ? verdict(standing.standing) : null),
      h('p', { class: 'dp-small' }, `Target: ${target(goal)}; at the beginning ${figure(goal.baseline)} ${goal.unit}.`
        + (standing && standing.figure !== null ? ` So far ${figure(standing.figure)} ${goal.unit}.` : '')),
      some(checkIns)
        ? [goalChart(goal, number, checkIns), fold('Figures of each check-in', figures(goal, number, checkIns))]
        : h('p', {}, 'No check-in yet.'));
  }));
}

function figures(goal, number, checkIns) {
  return table(`Measurements of goal ${number}`, [
    ['Check-in', (c) => [day(c.heldOn || c.dueOn), corrected(c)], 'dp-nowrap'],
    [`Measured (${goal.unit})`, (c) => (c.missed
      ? badge('Missed by the manager', 'neutral')
      : figure(valueOf(c, number)) || 'Not measured'), 'dp-number'],
  ], checkIns);
}

// --- the record

function record(data) {
  const entries = prepared(data);
  const present = new Map();
  entries.forEach((e) => present.set(e.kind, (present.get(e.kind) || 0) + 1));
  const hidden = new Set();
  const state = { newestFirst: true, search: '', limit: AT_ONCE };
  const items = h('ol', { class: 'dp-entries' });
  const count = h('p', { class: 'dp-count', role: 'status' });
  const more = h('div', { class: 'dp-more' });
  const filters = filterChips(present, hidden, () => restart());

  const wanted = () => {
    const found = entries.filter((e) => !hidden.has(e.kind)
      && (!state.search || textOf(e).includes(state.search)));
    return state.newestFirst ? found.reverse() : found;
  };

  function restart() {
    state.limit = AT_ONCE;
    items.replaceChildren();
    draw();
  }

  function draw() {
    const found = wanted();
    const shown = items.childElementCount;
    const upTo = Math.min(state.limit, found.length);
    items.append(...found.slice(shown, upTo).map((e) => entryItem(e, data, goTo)));
    const showing = upTo < found.length ? `Showing ${upTo} of ${found.length} entries`
      : plural(found.length, 'entry', 'entries');
    count.textContent = found.length === entries.length ? `${showing}.`
      : `${showing}${found.length < entries.length ? `, chosen from ${entries.length}` : ''}.`;
    more.replaceChildren(...(upTo < found.length ? [
      button(`Show ${Math.min(AT_ONCE, found.length - upTo)} more`, () => {
        state.limit += AT_ONCE;
        draw();
        items.children[upTo].focus();
      }),
      button(`Show all ${found.length}`, () => {
        state.limit = found.length;
        draw();
        items.children[upTo].focus();
      })] : []));
  }

  /** Takes the reader to an entry that another one names, also where a filter hides it. */
  function goTo(number) {
    const here = () => items.querySelector(`[data-entry="${number}"]`);
    if (!here()) {
      hidden.clear();
      filters.refresh();
      state.search = '';
      search.value = '';
      restart();
      state.limit = Math.max(state.limit, wanted().findIndex((e) => e.number === number) + 1);
      draw();
    }
    const item = here();
    item.scrollIntoView({ block: 'center' });
    item.focus({ preventScroll: true });
  }

  const search = h('input', { type: 'search', class: 'form-control', placeholder: 'A word, a name, a number' });
  search.addEventListener('input', () => {
    state.search = search.value.trim().toLowerCase();
    restart();
  });
  const order = h('select', { class: 'form-control' },
    h('option', { value: 'newest' }, 'Newest first'), h('option', { value: 'oldest' }, 'Oldest first'));
  order.addEventListener('change', () => {
    state.newestFirst = order.value === 'newest';
    restart();
  });
  draw();
  return part('The record', [
    data.complete ? null : h('p', { class: 'dp-small' }, data.me.relation === 'EMPLOYEE'
      ? 'What was put before you and what you said. Numbers that are missing are entries for others.'
      : 'The entries that concern you as the manager. Numbers that are missing are entries for others.'),
    h('div', { class: 'dp-toolbar' },
      h('label', {}, 'Search the entries', search),
      h('label', {}, 'Order', order)),
    filters.element,
    count,
    items,
    more,
    h('p', { class: 'dp-small' }, `Times are those of ${data.zone}.`),
  ], 'dp-record');
}

function button(label, pressed) {
  const element = h('button', { type: 'button', class: 'dp-button' }, label);
  element.addEventListener('click', pressed);
  return element;
}

/** A box for each group of kinds, and below it, folded, one for each kind. */
function filterChips(present, hidden, changed) {
  const boxes = [];
  const groups = grouped(present);
  const refresh = () => boxes.forEach((b) => {
    const off = b.kinds.filter((k) => hidden.has(k)).length;
    b.input.checked = off < b.kinds.length;
    b.input.indeterminate = off > 0 && off < b.kinds.length;
  });
  const chip = (label, kinds) => {
    const input = h('input', { type: 'checkbox', checked: true });
    const number = kinds.reduce((sum, k) => sum + present.get(k), 0);
    input.addEventListener('change', () => {
      kinds.forEach((k) => (input.checked ? hidden.delete(k) : hidden.add(k)));
      refresh();
      changed();
    });
    boxes.push({ input, kinds });
    return h('label', { class: 'dp-chip' }, input, ` ${label} `, h('span', { class: 'dp-small' }, String(number)));
  };
  const every = (shown) => button(shown ? 'All' : 'None', () => {
    hidden.clear();
    if (!shown) {
      present.forEach((_, k) => hidden.add(k));
    }
    refresh();
    changed();
  });
  const element = h('div', { class: 'dp-filters' },
    h('fieldset', {}, h('legend', {}, 'Show'),
      groups.map(([title, kinds]) => chip(title, kinds)), every(true), every(false)),
    fold('Choose single kinds', groups.map(([title, kinds]) => h('fieldset', {}, h('legend', {}, title),
      kinds.map((k) => chip(kindWord(k), [k]))))));
  return { element, refresh };
}

function grouped(present) {
  const known = GROUPS.map(([title, kinds]) => [title, Object.keys(kinds).filter((k) => present.has(k))]);
  const all = new Set(known.flatMap(([, kinds]) => kinds));
  return [...known, ['Other', [...present.keys()].filter((k) => !all.has(k))]].filter(([, kinds]) => kinds.length);
}

/** Each entry with the goals that were in force when it was written, and with what corrects it. */
function prepared(data) {
  let inForce = [];
  const goals = new Map();
  const corrections = new Map();
  data.entries.filter((e) => e.kind === 'CORRECTION' && e.content).forEach((e) => {
    corrections.set(e.content.corrects, [...(corrections.get(e.content.corrects) || []), e]);
  });
  return data.entries.map((e) => {
    if ((e.kind === 'PLAN' || (e.kind === 'AMENDMENT' && e.topic === 'IN_FORCE')) && e.content) {
      inForce = e.content.goals || [];
    }
    goals.set(e.number, inForce);
    const by = corrections.get(e.number) || [];
    const newest = by.filter((c) => c.content.content).pop();
    return { ...e,
      // a correction speaks of the goals of the entry that it corrects
      goals: (e.kind === 'CORRECTION' && e.content && goals.get(e.content.corrects)) || inForce,
      corrections: by.map((c) => c.number),
      correctedBy: newest && newest.number,
      now: newest && newest.content.content };
  });
}

function textOf(e) {
  if (e.text === undefined) {
    e.text = [e.number, kindWord(e.kind), e.topic ? topicWord(e.topic) : '', e.by, e.onBehalfOf || '', day(e.time),
      ...strings(e.content)].join('\n').toLowerCase();
  }
  return e.text;
}

function strings(value) {
  if (value === null || value === undefined) {
    return [];
  }
  if (typeof value === 'object') {
    return Object.values(value).flatMap(strings);
  }
  return typeof value === 'string' && NAME.test(value) ? [word(value)] : [String(value)];
}

// --- one entry

function entryItem(e, data, goTo) {
  const [title, mark] = headline(e, data);
  const heading = `dp-entry-${e.number}`;
  return h('li', { class: 'dp-entry', tabindex: '-1', 'data-entry': String(e.number), 'aria-labelledby': heading },
    h('div', { class: 'dp-entry-head' },
      h('span', { class: 'dp-entry-number', title: 'Number of the entry' }, String(e.number)),
      h('h5', { id: heading }, title, mark ? [' ', mark] : null)),
    h('p', { class: 'dp-entry-meta' }, h('time', { datetime: e.at }, when(e.time)), `, ${whoOf(e)}`,
      e.daysLate
        ? [' ', badge(`Happened on ${day(e.happenedOn)}, written ${plural(e.daysLate, 'day')} later`, 'watch')]
        : e.happenedOn ? ` (about ${day(e.happenedOn)})` : null,
    h('span', { class: 'dp-hash' }, ' Hash ', h('code', { title: e.hash }, e.hash.slice(0, 12)))),
    e.corrections.length
      ? h('p', {}, badge('Corrected', 'watch'), ' by ',
        e.corrections.map((n) => [link(`entry ${n}`, () => goTo(n)), ' '])) : null,
    e.erased
      ? h('p', { class: 'dp-small' },
        'The content was erased. Its hash shows that there was one and that it was not exchanged.')
      : [e.now ? h('h6', {}, 'As it was written') : null, body(e, data, goTo), e.now ? asCorrected(e, data, goTo) : null],
    e.correctable ? correction(e, data) : null);
}

/** What an entry says by now, beside what it said. */
function asCorrected(e, data, goTo) {
  return h('div', { class: 'dp-corrected' },
    h('h6', {}, 'As corrected by ', link(`entry ${e.correctedBy}`, () => goTo(e.correctedBy))),
    body({ ...e, content: e.now }, data, goTo));
}

/** An entry stays as it was written; who wrote it may say what is right, in an entry of its own. */
function correction(e, data) {
  return lazyFold('Correct this entry', () => correctionForm(e, putOnRecord,
    (body) => send(path(data.case.id, `entries/${e.number}/correction`), body)));
}

const when = (time) => `${weekday(time)}, ${String(time).slice(11, 16)}`;

function whoOf(e) {
  const role = ROLES[e.role] ? `, ${ROLES[e.role]}` : '';
  return `${e.by}${role}${e.onBehalfOf ? `, for ${e.onBehalfOf}` : ''}`;
}

/** The line that tells an entry from the others, and the one word that counts. */
function headline(e, data) {
  const c = e.content || {};
  const kind = kindWord(e.kind);
  const topic = e.topic ? topicWord(e.topic) : null;
  const first = c.decision || c.advice || c.response || c.appeal || c.recommendation || c.verdict || c.overall;
  const mark = first ? verdict(first) : null;
  const to = c.to && (data.people[c.to] || c.to);
  switch (e.kind) {
    case 'FINDING':
      return [`${kind}: ${topic}`, mark || emptiness(c)];
    case 'REQUEST':
      return [c.desiredAction ? `${kind} for ${word(c.desiredAction)}` : kind, null];
    case 'POLICY':
      return [c.row ? `${kind}: ${word(c.row)}, version ${c.version}` : kind, null];
    case 'MODEL':
      return [`${kind}: ${c.model || e.topic}${c.version ? `, version ${c.version}` : ''}`, null];
    case 'STAGE':
      return [`${kind}: ${stageWord(e.topic)}`, null];
    case 'OUTCOME':
      return [`${kind}: ${word(e.topic)}`, null];
    case 'DELIVERY':
      return [`${kind}: ${topic}${to ? `, to ${to}` : ''}`, null];
    case 'REMINDER':
      return [`${kind}: ${topic}${to ? `, to ${to}` : ''}`, null];
    case 'ESCALATION':
      return [`${ROLES[c.to] ? `Told to ${ROLES[c.to]}` : kind} ${c.time > 1 ? `once more, time ${c.time}, ` : ''}`
        + `that this is still open: ${topic}`, null];
    case 'NEXT_CHECK_IN':
      return [c.dueOn ? `${kind}: ${weekday(c.dueOn)}` : 'No check-in is left', null];
    case 'MISSED_CHECK_IN':
      return [`Check-in missed by the manager${c.dueOn ? `: ${day(c.dueOn)}` : ''}`, null];
    case 'LETTER':
      return [`${kind}: ${c.title || topic || ''}`, null];
    case 'CASE_FILE_OPENED':
      return [c.as ? `${kind} as ${RELATIONS[c.as] || word(c.as)}` : kind, null];
    case 'CORRECTION':
      return [`${kind}${e.topic ? ` of: ${kindWord(e.topic)}` : ''}`, null];
    default:
      return [topic ? `${kind}: ${NAME.test(e.topic) ? word(e.topic) : topic}` : kind, mark];
  }
}

/** What a finding says by a list that is empty or not. */
function emptiness(content) {
  if (Array.isArray(content.problems)) {
    return content.problems.length ? badge('Can’t stand', 'bad') : badge('Can stand', 'good');
  }
  if (Array.isArray(content.missing)) {
    return content.missing.length ? badge('Not complete', 'bad') : badge('Complete', 'good');
  }
  return null;
}

/** Said by the headline already, or of no use to a reader. */
const IN_HEADLINE = {
  MODEL: ['model', 'version'], POLICY: ['row', 'version'], STAGE: ['stage'], OUTCOME: ['outcome'],
  DELIVERY: ['task', 'to'], REMINDER: ['task', 'to'], ESCALATION: ['task', 'to', 'time'], NO_ANSWER: ['task'],
  MISSED_CHECK_IN: ['dueOn'], NEXT_CHECK_IN: ['dueOn'], REQUEST: ['employeeId', 'desiredAction'],
  DECISION: ['decision'], ANSWER: ['response', 'appeal'],
  COUNSEL_ADVICE: ['advice'], CASE_FILE_OPENED: ['as'], LETTER: ['template', 'templateSha256', 'title', 'file'],
  LETTER_SENT: ['messageId', 'to'], STATEMENT: ['kind', 'key', 'attachments'], FINDING: ['verdict', 'overall'],
};
/** Long, and seldom what one looks for. */
const FOLDED = { POLICY: 'Numbers of the policy', MODEL: 'Which file exactly', PLAN: 'The plan as drafted',
  AMENDMENT_PROPOSAL: 'The plan as it would be', AMENDMENT: 'The plan from then on' };

function body(e, data, goTo) {
  const content = { ...e.content };
  (IN_HEADLINE[e.kind] || []).forEach((name) => delete content[name]);
  const basis = content.basis;
  delete content.basis;
  if (basis && Array.isArray(content.goals)) {
    // a reason that stands with the finding need not stand in the table as well
    const given = new Set(basis.reasons.map((r) => r.text));
    content.goals = content.goals.map((g) => ({ ...g, reason: given.has(g.reason) ? null : g.reason }));
  }
  const fields = render(content, { e, data, goTo });
  const parts = [
    FOLDED[e.kind] ? lazyFold(FOLDED[e.kind], () => fields) : fields,
    e.kind === 'LETTER' ? h('p', {}, h('a', {
      href: path(data.case.id, `letters/${e.number}.pdf`), target: '_blank', rel: 'noopener',
    }, 'Open the letter (PDF)')) : null,
    attachmentList(((e.content && e.content.attachments) || []).map((a, i) => (
      { ...a, href: `api/cases/${encodeURIComponent(data.case.id)}/attachments/${e.number}/${i + 1}` }))),
    basis ? reasons(basis, e.kind === 'FINDING', { e, data, goTo }) : null,
  ];
  return h('div', { class: 'dp-entry-body' }, parts);
}

/** Why a finding is what it is, open to be read, and what it looked at. */
function reasons(basis, open, context) {
  return [
    some(basis.reasons) ? h('details', { class: 'dp-fold', open },
      h('summary', {}, `Reasons (${basis.reasons.length})`), list(basis.reasons.map((r) => r.text))) : null,
    lazyFold(`What it looked at (${basis.inputs.length})`, () => [
      table('What the finding looked at',
        [['Fact', (i) => shown(i.text)], ['Where it stands', (i) => place(i.ref, context)]], basis.inputs),
      h('p', { class: 'dp-small' },
        `Found by the rule ${spelt(basis.rule)}, version ${basis.version}. A person decides.`),
    ]),
  ];
}

function place(ref, { data, goTo }) {
  const [kind, name] = String(ref).split(':');
  if (kind === 'entry' && data.entries.some((other) => String(other.number) === name)) {
    return link(`Entry ${name}`, () => goTo(Number(name)));
  }
  if (kind === 'policy') {
    return h('span', { class: 'dp-small' }, `Policy: ${fieldWord(name)}`);
  }
  return h('span', { class: 'dp-small' },
    name ? `${spelt(kind)} ${/^\d+$/.test(name) ? name : spelt(name).toLowerCase()}` : spelt(kind));
}

function link(label, pressed) {
  const element = h('button', { type: 'button', class: 'dp-link' }, label);
  element.addEventListener('click', pressed);
  return element;
}

/** A fold that is filled when it is opened for the first time. */
function lazyFold(summary, content) {
  const element = fold(summary);
  element.addEventListener('toggle', () => {
    if (element.open && element.childElementCount === 1) {
      element.append(...[content()].flat(Infinity).filter(Boolean));
    }
  });
  return element;
}

// --- content, whatever it is

/** Short fields side by side, texts below each other, then lists. */
function render(content, context) {
  const fields = inOrder(Object.keys(content)).map((k) => [k, content[k]]).filter(([, v]) => !isEmpty(v));
  const short = fields.filter(([k, v]) => typeof v !== 'object' && !isLong(k, v));
  const long = fields.filter(([k, v]) => typeof v !== 'object' && isLong(k, v));
  const nested = fields.filter(([, v]) => typeof v === 'object');
  return [
    short.length ? facts(...short.map(([k, v]) => [fieldWord(k), scalar(k, v, context)])) : null,
    long.map(([k, v]) => h('div', { class: 'dp-said' }, h('h6', {}, fieldWord(k)), prose(String(v)))),
    nested.map(([k, v]) => (Array.isArray(v) ? listOf(k, v, context)
      : [k === 'content' ? h('h6', {}, fieldWord(k)) : null, render(v, context)])),
  ];
}

const isEmpty = (v) => v === null || v === undefined || v === '' || (Array.isArray(v) && v.length === 0)
  || (typeof v === 'object' && !Array.isArray(v) && Object.keys(v).length === 0);
const isLong = (name, value) => typeof value === 'string' && !NAME.test(value) && !DATE.test(value)
  && (value.length > 60 || value.includes('\n') || LONG.has(name));
const LONG = new Set(['concern', 'alreadyTried', 'observed', 'expected', 'helpOffered', 'nextStep', 'reason', 'comment',
  'note', 'helpGiven', 'grounds', 'reply', 'correction']);

function listOf(name, items, context) {
  const heading = h('h6', {}, fieldWord(name));
  if (name === 'entries' && items.every(Number.isInteger)) {
    return h('div', { class: 'dp-said' }, heading, prose(ranges(items)));
  }
  if (items.every((i) => i === null || typeof i !== 'object')) {
    // of an amendment: a goal that goes on with no other
    return h('div', { class: 'dp-said' }, heading,
      list(items.map((i) => (i === null ? 'none' : scalar(name, i, context)))));
  }
  if (name === 'goals' && items[0].title) {
    return h('div', { class: 'dp-said' }, heading, items.map((goal, i) => h('div', { class: 'dp-card' },
      h('h6', {}, `${i + 1}. ${goal.title}`),
      facts(['Target', target(goal)], ['At the beginning', `${figure(goal.baseline)} ${goal.unit}`],
        ['What is measured', goal.metric], ['Counts', word(goal.aggregation)], ['Source of the figure', goal.source],
        ['Mandatory', goal.mandatory ? 'Yes' : 'No'], ['Help offered', goal.help]))));
  }
  const columns = inOrder(new Set(items.flatMap((i) => Object.keys(i))))
    .filter((k) => items.some((i) => !isEmpty(i[k])));
  return h('div', { class: 'dp-said' }, heading, table(fieldWord(name),
    columns.map((k) => [fieldWord(k), (i) => (isEmpty(i[k]) ? null : scalar(k, i[k], context, i)),
      DATE.test(items[0][k]) || typeof items[0][k] === 'number' ? 'dp-nowrap' : null]), items));
}

/** Numbers as a person says them: `1 to 12, 14`. */
function ranges(numbers) {
  const runs = [];
  [...numbers].sort((a, b) => a - b).forEach((n) => {
    const last = runs[runs.length - 1];
    if (last && n === last[1] + 1) {
      last[1] = n;
    } else {
      runs.push([n, n]);
    }
  });
  return runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`)).join(', ');
}

/** One value as HR would write it. */
function scalar(name, value, context, row = {}) {
  const { e, data, goTo } = context;
  if (name === 'goal') {
    const goal = e.goals[value - 1];
    return goal ? `${value}. ${goal.title}` : `Goal ${value}`;
  }
  if ((name === 'value' || name === 'figure') && e.goals[(row.goal || 0) - 1]) {
    return `${figure(value)} ${e.goals[row.goal - 1].unit}`;
  }
  if (name === 'corrects' || name === 'correctionEntry' || name === 'letter' || name === 'about') {
    return data.entries.some((other) => other.number === Number(value))
      ? link(`Entry ${value}`, () => goTo(Number(value))) : `Entry ${value}`;
  }
  if (name === 'to') {
    return data.people[value] || ROLES[value] || String(value);
  }
  if (name === 'terminationApprover') {
    return ROLES[value] || value;
  }
  if (['standing', 'result', 'overall', 'history', 'recommendation', 'verdict', 'performance'].includes(name)) {
    return verdict(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'Yes' : 'No';
  }
  if (typeof value === 'number') {
    return figure(value);
  }
  return shown(value);
}

/** Days as people write them, names of the record in words, everything else as it was typed. */
function shown(value) {
  const text = String(value);
  if (DATE.test(text)) {
    return weekday(text);
  }
  return NAME.test(text) ? Word(text) : text;
}
