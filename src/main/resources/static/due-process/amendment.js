// The form by which a manager or an employee proposes an amendment of the plan: its goals as they stand, to be changed.

import { figure, h } from './dom.js';

const MAX_GOALS = 7;

const field = (label, control) => h('label', {}, label, control);
const text = (value, max) => h('input', { type: 'text', class: 'form-control', required: true, maxlength: max, value });
const number = (value) => h('input',
  { type: 'number', class: 'form-control', required: true, step: 'any', value: figure(value) });
const long = (value) => {
  const area = h('textarea', { class: 'form-control', required: true, rows: 2, maxlength: 2000 });
  area.value = value || '';
  return area;
};
const choice = (value, options) => h('select', { class: 'form-control', required: true },
  Object.entries(options).map(([name, label]) => h('option', { value: name, selected: name === value }, label)));

/** One goal; `replaces` is its place in the plan of today, null for a new one. */
function goalRow(goal, replaces, remove) {
  const controls = {
    title: text(goal.title, 200),
    metric: text(goal.metric, 300),
    unit: text(goal.unit, 40),
    baseline: number(goal.baseline),
    direction: choice(goal.direction, { AT_LEAST: 'at least the target', AT_MOST: 'at most the target' }),
    target: number(goal.target),
    aggregation: choice(goal.aggregation, {
      LAST: 'the last measurement', AVERAGE: 'the average of all', SUM: 'the sum of all', WORST: 'the worst of all',
    }),
    source: text(goal.source, 300),
    help: long(goal.help),
  };
  const mandatory = h('input', { type: 'checkbox', checked: goal.mandatory });
  const heading = replaces ? `Goal ${replaces}` : 'New goal';
  const row = h('fieldset', { class: 'dp-goal-row' },
    h('legend', {}, heading),
    field('Title', controls.title),
    field('What is measured', controls.metric),
    h('div', { class: 'dp-goal-figures' }, field('Unit', controls.unit), field('Baseline', controls.baseline),
      field('Direction', controls.direction), field('Target', controls.target),
      field('What counts', controls.aggregation)),
    field('Source of the figure', controls.source),
    field('Help offered', controls.help),
    h('label', { class: 'dp-check' }, mandatory, ' Mandatory'));
  const drop = h('button', { type: 'button', class: 'dp-button' }, replaces ? `Drop goal ${replaces}` : 'Remove it');
  drop.addEventListener('click', () => remove(row));
  row.append(drop);
  return {
    row,
    value: () => ({
      replaces,
      goal: {
        ...Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value.trim()])),
        baseline: Number(controls.baseline.value),
        target: Number(controls.target.value),
        mandatory: mandatory.checked,
      },
    }),
  };
}

/**
 * @param data the case file
 * @param put sends what a form says and shows what came of it: (form, button, place for the answer, request)
 * @param sent asks the server: (body) => response
 */
export function amendmentForm(data, put, sent) {
  const { plan, period, policy } = data;
  let rows = [];
  const goals = h('div', {});
  const add = h('button', { type: 'button', class: 'dp-button' }, 'Add a goal');
  const counted = () => {
    add.hidden = rows.length >= MAX_GOALS;
  };
  const append = (goal, replaces) => {
    const made = goalRow(goal, replaces, (row) => {
      rows = rows.filter((r) => r.row !== row);
      row.remove();
      counted();
      add.focus();
    });
    rows.push(made);
    goals.append(made.row);
    counted();
    return made.row;
  };
  plan.goals.forEach((goal, i) => append(goal, i + 1));
  add.addEventListener('click', () => {
    append({ direction: 'AT_LEAST', aggregation: 'LAST', mandatory: true }, null).querySelector('input').focus();
  });
  const endsOn = h('input',
    { type: 'date', class: 'form-control', required: true, min: period.endsOn, value: period.endsOn });
  const reason = h('textarea', { class: 'form-control', rows: 3, maxlength: 4000, required: true });
  const submit = h('button', { type: 'submit', class: 'dp-button dp-button-main' }, 'Propose the amendment');
  const said = h('p', { class: 'dp-problem', role: 'alert' });
  const form = h('form', { class: 'dp-correction' },
    h('p', {}, 'Change what should be different and say why. HR decides on it, the employee gets it to answer, and until '
      + 'then the plan holds as it stands. What was measured for a goal whose target or measure changes stays with the '
      + 'goal as it was.'),
    policy ? h('p', {}, `Once ${policy.amendUntilPercent} % of the period are over, the plan is amended in the `
      + 'employee’s favour alone.') : null,
    field('Last day of the period', endsOn), goals, add, field('Reason', reason), submit, said);
  put(form, submit, said, () => sent({
    endsOn: endsOn.value || null,
    goals: rows.map((row) => row.value()),
    reason: reason.value.trim(),
  }));
  return form;
}
