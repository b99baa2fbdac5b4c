// What every form of a task shares: it loads what the person needs to see, proposes values, sends what was typed as
// the one variable `submission`, and shows a refusal beside the Complete button. The forms themselves stay plain HTML.

import { date, day, figure, h, iso, plusDays, url, weekdayFrom } from './dom.js';
import { removeCharts, valueOf } from './charts.js';
import { fillViews, openCorrection } from './views.js';
import { word } from './words.js';

const VARIABLE = 'submission';
const DATE = /^\d{4}-\d{2}-\d{2}$/;
// Tasklist shows no notification for an error with this message
const QUIET = 'camForm submission prevented';

/**
 * Called once by the script of each form.
 *
 * @param options.defaults (data, help) => the form's fields as the person first finds them
 * @param options.before (form, data) => the fields as they are sent; for rows or fields that are left out
 */
function form(camForm, $scope, options = {}) {
  const element = camForm.formElement[0];
  const name = element.getAttribute('name');
  const alert = h('div', { class: 'alert alert-danger dp-refusal', role: 'alert', hidden: true });
  const loading = h('p', { class: 'dp-wait', role: 'status' }, 'Loading the case …');

  element.classList.add('dp-form', 'dp-loading');
  element.setAttribute('novalidate', '');
  element.setAttribute('autocomplete', 'off');
  element.before(loading);
  element.append(alert);
  const first = takeFirst(element);

  $scope.form = {};
  $scope.data = null;
  $scope.dp = { day, addRow: (rows, row) => addRow($scope, element, rows, row), removeRow };
  keepCompleteOn($scope[name]);

  camForm.on('submit', () => {
    const problems = mistakes(element, $scope[name]);
    if (!$scope.data) {
      problems.push('The case has not been loaded yet. Wait a moment.');
    }
    if (problems.length) {
      camForm.submitPrevented = true;
      show(alert, problems);
      return;
    }
    hide(alert);
    const fields = options.before ? options.before(copy($scope.form), $scope.data) : $scope.form;
    send(camForm.variableManager, JSON.stringify(plain(fields)));
  });

  camForm.on('submit-failed', (_, [error]) => {
    if (error && error.message !== QUIET) {
      show(alert, [error.message]);
      if (isRefusal(error)) {
        // the sentence stands beside the button, where the person is looking: once is enough
        error.message = QUIET;
      } else {
        // Tasklist shows a message as HTML
        error.message = h('i', {}, error.message).innerHTML;
      }
    }
  });

  // nothing personal is kept in the browser, not even when the session has ended
  camForm.on('store', () => {
    camForm.storePrevented = true;
  });

  $scope.$on('$destroy', () => removeCharts(element));

  load(camForm.taskId ? `api/tasks/${encodeURIComponent(camForm.taskId)}` : 'api/requests/new')
    .then((data) => {
      if ($scope.$$destroyed || !element.isConnected) {
        return;
      }
      $scope.$apply(() => {
        $scope.data = data;
        $scope.goals = data.plan ? data.plan.goals.map((goal, i) => ({ ...goal, number: i + 1 })) : [];
        $scope.form = days(options.defaults ? options.defaults(data, HELP) : {});
      });
      fillViews(element, data);
      element.classList.remove('dp-loading');
      loading.remove();
      mark(element);
      focusFirst(element, first);
    })
    .catch((error) => {
      loading.remove();
      element.before(h('p', { class: 'alert alert-danger', role: 'alert' }, error.message));
    });
}

/** What the defaults of a form may use. */
const HELP = { plusDays, weekdayFrom, missedMeasurements, newestRequest, openCorrection: openCorrectionNumber };

/** A row for the last measurement below its target of each goal that was not met; an empty one where there is none. */
function missedMeasurements(data) {
  const rows = ((data.review && data.review.goals) || [])
    .filter((result) => result.result === 'NOT_MET' || result.result === 'PARTLY_MET')
    .map((result) => {
      const goal = data.plan.goals[result.goal - 1];
      const below = (value) => (goal.direction === 'AT_LEAST' ? value < goal.target : value > goal.target);
      const last = data.checkIns.filter((c) => !c.missed && below(valueOf(c, result.goal) ?? goal.target)).pop();
      return last && {
        date: last.heldOn,
        goal: result.goal,
        what: `Measured ${figure(valueOf(last, result.goal))} ${goal.unit}; the target is `
          + `${word(goal.direction)} ${figure(goal.target)} ${goal.unit}.`,
      };
    })
    .filter(Boolean);
  return rows.length ? rows : [{}];
}

/** The number of the newest request of a kind that HR has to answer, as this page shows it. */
function newestRequest(data, kind) {
  const open = (data.statements || []).filter((s) => s.kind === kind && s.waits);
  return open.length ? open[open.length - 1].number : null;
}

/** The number of the correction that the form shows. */
function openCorrectionNumber(data, task) {
  const open = openCorrection(data, task);
  return open ? open.number : null;
}

/**
 * A greyed-out Complete button says nothing about why. So it stays on, and what is missing is said when it is
 * pressed. The controls report to the form; here their reports end.
 */
function keepCompleteOn(controller) {
  controller.$setValidity = () => {};
}

/** Sent again each time: after a refusal Tasklist has put the variables back to how they first were. */
function send(variables, value) {
  const known = variables.variable(VARIABLE);
  if (known) {
    known.value = value;
    known.originalValue = undefined;
  } else {
    variables.createVariable({ name: VARIABLE, type: 'String', value });
  }
}

/** What the browser can see is missing or no date or number, each as a sentence and at its field. */
function mistakes(element, controller) {
  element.querySelectorAll('.dp-mistake').forEach((m) => m.remove());
  element.querySelectorAll('.has-error').forEach((g) => g.classList.remove('has-error'));
  element.querySelectorAll('[aria-invalid]').forEach((i) => i.removeAttribute('aria-invalid'));
  const sentences = [];
  element.querySelectorAll('[ng-model]').forEach((input) => {
    const control = window.angular.element(input).controller('ngModel');
    const sentence = control && sentenceFor(control.$error, input);
    const group = input.closest('.form-group');
    if (!sentence || (input.type === 'radio' && group && group.classList.contains('has-error'))) {
      return;
    }
    input.setAttribute('aria-invalid', 'true');
    if (group) {
      group.classList.add('has-error');
      group.append(h('p', { class: 'help-block dp-mistake' }, sentence.charAt(0).toUpperCase() + sentence.slice(1)));
    }
    input.addEventListener('input', () => forget(input, group), { once: true });
    sentences.push(`${nameOf(input)}: ${sentence}`);
  });
  return [...new Set(sentences)];
}

/** What was wrong in a field is not said any longer once somebody mends it; whether it is right, Complete says. */
function forget(input, group) {
  input.removeAttribute('aria-invalid');
  if (group) {
    group.classList.remove('has-error');
    group.querySelectorAll('.dp-mistake').forEach((m) => m.remove());
  }
}

function sentenceFor(errors, input) {
  const { min, max } = { min: input.getAttribute('min'), max: input.getAttribute('max') };
  const shown = (v) => (DATE.test(v) ? day(v) : v);
  if (errors.date) {
    return 'this is not a date. Enter day, month and year.';
  }
  if (errors.number) {
    return 'this is not a number. Enter digits, such as 12.5.';
  }
  if (errors.required) {
    return input.type === 'radio' || input.tagName === 'SELECT' ? 'choose one.' : 'fill this in.';
  }
  if (errors.min) {
    return `the least is ${shown(min)}.`;
  }
  if (errors.max) {
    return `the most is ${shown(max)}.`;
  }
  if (errors.maxlength) {
    return `at most ${input.getAttribute('maxlength')} characters. Shorten it.`;
  }
  return Object.keys(errors).length ? 'correct this.' : null;
}

/** The field's label as a person reads it, with its row where there are rows. */
function nameOf(input) {
  const group = input.closest('fieldset.form-group, .form-group');
  const label = (group && group.querySelector('legend'))
    || document.querySelector(`label[for="${CSS.escape(input.id)}"]`);
  const row = input.closest('[data-dp-row]');
  const text = label ? label.textContent.replace(/[*?]/g, '').trim() : input.name;
  return row ? `${row.getAttribute('data-dp-row')}, ${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

/** Where the server refused: 400 with {"type": "Refused", "message": …}. */
function isRefusal(error) {
  const body = error.response && error.response.body;
  return Boolean(body && body.type === 'Refused');
}

function show(alert, sentences) {
  alert.replaceChildren(...(sentences.length === 1
    ? [h('p', {}, sentences[0])]
    : [h('p', {}, 'This can’t be sent yet:'), h('ul', {}, sentences.map((s) => h('li', {}, s)))]));
  alert.hidden = false;
  alert.scrollIntoView({ block: 'center' });
}

function hide(alert) {
  alert.hidden = true;
  alert.replaceChildren();
}

/** Only for who can see it: a field that has to be filled in says so itself to a screen reader. */
function mark(element) {
  if (element.querySelector('.dp-required')) {
    const intro = element.querySelector('.dp-fields');
    if (intro) {
      intro.prepend(h('p', { class: 'help-block dp-legend', 'aria-hidden': 'true' },
        h('span', { class: 'dp-required' }, '*'), ' has to be filled in.'));
    }
  }
}

/** Takes the mark off the first field: Tasklist focuses it by itself on a fresh page and scrolls past the case. */
function takeFirst(element) {
  const first = element.querySelector('[autofocus]');
  if (first) {
    first.removeAttribute('autofocus');
  }
  return first;
}

/** The first field, unless the person is already typing elsewhere; what stands above it stays in sight. */
function focusFirst(element, first) {
  const busy = document.activeElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(document.activeElement.tagName);
  if (first && first.isConnected && (!busy || element.contains(document.activeElement))) {
    first.focus({ preventScroll: true });
  }
}

/** Adds a row and takes the person to its first field. */
function addRow($scope, element, rows, row) {
  rows.push(days(row || {}));
  setTimeout(() => {
    const last = [...element.querySelectorAll('[data-dp-row]')].pop();
    const field = last && last.querySelector('input, select, textarea');
    if (field) {
      field.focus();
    }
  });
}

function removeRow(rows, index) {
  rows.splice(index, 1);
}

function load(path) {
  return fetch(url(path), { headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' })
    .then((response) => response.json().catch(() => ({})).then((body) => {
      if (!response.ok) {
        throw new Error(body.message || 'The case could not be loaded. Try again, or tell operations.');
      }
      return body;
    }));
}

/** Days as the date fields want them, at any depth. */
function days(value) {
  if (typeof value === 'string') {
    return DATE.test(value) ? date(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map(days);
  }
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, days(v)]));
  }
  return value;
}

/** What is sent: days as ISO text, blank text as null, nothing of AngularJS's own. */
function plain(value) {
  if (value instanceof Date) {
    return iso(value);
  }
  if (typeof value === 'string') {
    return value.trim() === '' ? null : value.trim();
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value)
      .filter(([k]) => !k.startsWith('$'))
      .map(([k, v]) => [k, plain(v === undefined ? null : v)]));
  }
  return value;
}

function copy(value) {
  if (Array.isArray(value)) {
    return value.map(copy);
  }
  return value && typeof value === 'object' && !(value instanceof Date)
    ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, copy(v)])) : value;
}

window.dueProcess = Object.freeze({ form });
