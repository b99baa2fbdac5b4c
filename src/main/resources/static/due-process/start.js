// The start page. Outside the demo there are no users to show and no clock; then only the doors are there.

import { h, table, url } from './dom.js';
import { showClock } from './clock.js';

const ROLES = {
  manager: 'manager', hr: 'HR', hrLead: 'second approver', legal: 'counsel', employee: 'employee',
  operations: 'operations', modeller: 'modeller', 'camunda-admin': 'administrator',
};

async function showUsers() {
  const response = await fetch(url('api/demo/users'), { headers: { Accept: 'application/json' } }).catch(() => null);
  if (!response || !response.ok) {
    return;
  }
  const users = await response.json();
  document.getElementById('users').replaceChildren(table('Users of the demo', [
    ['User', (u) => h('code', {}, u.userId)],
    ['Password', (u) => h('code', {}, u.password)],
    ['Name', (u) => u.name],
    ['Role', (u) => u.roles.map((r) => ROLES[r] || r).join(', ')],
    ['What they can do', (u) => u.about],
  ], users));
  document.querySelectorAll('[data-role]').forEach((place) => {
    const user = users.find((u) => u.roles.includes(place.getAttribute('data-role')));
    if (user) {
      place.append(' (', h('code', {}, user.userId), ')');
    }
  });
  document.getElementById('demo').hidden = false;
}

showUsers();
showClock(() => window.location.reload());
