// Small helpers to build what a page shows. Data only ever becomes text nodes, so nothing that was typed is run.

export function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** A table with a caption for who can't see it; columns are [heading, cell of a row, class?]. */
export function table(caption, columns, rows) {
  return h('div', { class: 'table-responsive' },
    h('table', { class: 'table table-condensed dp-table' },
      h('caption', { class: 'sr-only' }, caption),
      h('thead', {}, h('tr', {}, columns.map(([heading, , css]) => h('th', { scope: 'col', class: css }, heading)))),
      h('tbody', {}, rows.map((row, i) => h('tr', {},
        columns.map(([, cell, css]) => h('td', { class: css }, orDash(cell(row, i)))))))));
}

/** Terms and what they stand for; pairs without a value are left out. */
export function facts(...pairs) {
  return h('dl', { class: 'dp-facts' }, pairs
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([term, value]) => h('div', {}, h('dt', {}, term), h('dd', {}, value))));
}

export function list(items, css) {
  return h('ul', { class: css || 'dp-list' }, items.map((item) => h('li', {}, item)));
}

/** Text as it was typed, line breaks included. */
export function prose(text) {
  return text ? h('p', { class: 'dp-prose' }, text) : null;
}

export function badge(text, mood) {
  return h('span', { class: `dp-badge dp-${mood || 'neutral'}` }, text);
}

export function fold(summary, ...children) {
  return h('details', { class: 'dp-fold' }, h('summary', {}, summary), ...children);
}

function orDash(value) {
  return value === null || value === undefined || value === '' ? '–' : value;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `2026-03-31` as `31 Mar 2026`: the same for readers on both sides of the Atlantic. */
export function day(iso) {
  if (!iso) {
    return null;
  }
  const [y, m, d] = String(iso).slice(0, 10).split('-').map(Number);
  return `${d} ${MONTHS[m - 1]} ${y}`;
}

export function weekday(iso) {
  return iso ? `${DAYS[date(iso).getDay()]} ${day(iso)}` : null;
}

/** A day as AngularJS's date fields want it: midnight here. */
export function date(iso) {
  const [y, m, d] = String(iso).slice(0, 10).split('-').map(Number);
  return new Date(y, m - 1, d);
}

export function iso(value) {
  const two = (n) => String(n).padStart(2, '0');
  return `${String(value.getFullYear()).padStart(4, '0')}-${two(value.getMonth() + 1)}-${two(value.getDate())}`;
}

export function plusDays(from, days) {
  const result = date(from);
  result.setDate(result.getDate() + days);
  return iso(result);
}

/** The day itself or the nearest one from Monday to Friday, forward (1) or back (-1). The server knows holidays. */
export function weekdayFrom(from, step) {
  let result = from;
  while ([0, 6].includes(date(result).getDay())) {
    result = plusDays(result, step);
  }
  return result;
}

export function plural(n, one, many) {
  return `${n} ${n === 1 ? one : many || `${one}s`}`;
}

/** A figure without a tail of digits that nobody measured. */
export function figure(value) {
  return value === null || value === undefined ? null : String(Math.round(Number(value) * 10000) / 10000);
}

/** Where the application is, also behind a context path: `…/due-process/dom.js` lies one below it. */
export function url(path) {
  return new URL(`../${path}`, import.meta.url).href;
}
