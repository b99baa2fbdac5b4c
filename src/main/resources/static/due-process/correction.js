// The form by which whoever wrote an entry says what is right; where findings rest on the entry, with its figures.

import { figure, h } from './dom.js';
import { word } from './words.js';

const field = (label, control) => h('label', {}, label, control);

function area(value, max = 4000, required = false) {
  const control = h('textarea', { class: 'form-control', rows: 2, maxlength: max, required });
  control.value = value || '';
  return control;
}

const dayOf = (value) => h('input', { type: 'date', class: 'form-control', required: true, value });
const typed = (control) => control.value.trim() || null;

/** The fields of a check-in: for each goal of the plan as it stood then its figure; an empty one was not measured. */
function checkIn(content, goals) {
  const heldOn = dayOf(content.heldOn);
  const rows = goals.map((goal, i) => {
    const measured = content.measurements.find((m) => m.goal === i + 1) || {};
    const value = h('input', { type: 'number', class: 'form-control', step: 'any', min: 0,
      value: measured.value === undefined ? '' : figure(measured.value) });
    const source = h('input', { type: 'text', class: 'form-control', maxlength: 500, value: measured.source || '' });
    return { value, source, row: h('fieldset', { class: 'dp-goal-row' },
      h('legend', {}, `${i + 1}. ${goal.title}`),
      h('div', { class: 'dp-goal-figures' }, field(`Measured (${goal.unit})`, value),
        field('Source, if other than the goal says', source))) };
  });
  const helpGiven = area(content.helpGiven);
  const note = area(content.note);
  return {
    fields: [field('Held on', heldOn), rows.map((r) => r.row), field('Help given', helpGiven), field('Note', note)],
    value: () => ({
      heldOn: heldOn.value || null,
      measurements: rows.map((r, i) => ({ goal: i + 1, value: r.value.value === '' ? null : Number(r.value.value),
        source: typed(r.source) })).filter((m) => m.value !== null),
      helpGiven: typed(helpGiven),
      note: typed(note),
    }),
  };
}

const PERFORMANCES = ['IMPROVED', 'UNCHANGED', 'WORSE'];

/** The fields of a coaching note. */
function session(content) {
  const date = dayOf(content.date);
  const texts = [['observed', 'Observed'], ['expected', 'Expected'], ['helpOffered', 'Help offered'],
    ['nextStep', 'Next step']].map(([name, label]) => ({ name, label, control: area(content[name], 4000, true) }));
  const performance = h('select', { class: 'form-control', required: true },
    PERFORMANCES.map((name) => h('option', { value: name, selected: name === content.performance }, word(name))));
  return {
    fields: [field('Date', date), texts.map((t) => field(t.label, t.control)),
      field('Performance since the session before', performance)],
    value: () => ({
      date: date.value || null,
      ...Object.fromEntries(texts.map((t) => [t.name, typed(t.control)])),
      performance: performance.value,
    }),
  };
}

const FIGURES = { CHECK_IN: checkIn, COACHING_SESSION: session };

/**
 * @param entry with the goals of its time in `goals`, and in `now` what it says by now
 * @param put sends what a form says and shows what came of it: (form, button, place for the answer, request)
 * @param sent asks the server: (body) => response
 */
export function correctionForm(entry, put, sent) {
  const figures = FIGURES[entry.kind] && FIGURES[entry.kind](entry.now || entry.content, entry.goals);
  const before = figures && JSON.stringify(figures.value());
  const right = area();
  const why = area();
  const said = h('p', { class: 'dp-problem', role: 'status' });
  const submit = h('button', { type: 'submit', class: 'dp-button' }, 'Put the correction on record');
  const form = h('form', { class: 'dp-correction' },
    h('p', { class: 'dp-small' }, 'The entry stays as it is; your correction stands beside it.', figures
      ? ' Enter below what it should have said. The finding that rests on it is made again; HR and the employee are told.'
      : ''),
    figures ? figures.fields : null,
    field('What is right, in words', right), field('Why it was written otherwise', why), submit, said);
  put(form, submit, said, () => {
    const content = figures ? figures.value() : null;
    return sent({
      correction: right.value.trim() || null,
      reason: why.value.trim() || null,
      // untouched figures: a correction in words
      content: content && JSON.stringify(content) !== before ? content : null,
    });
  });
  return form;
}
