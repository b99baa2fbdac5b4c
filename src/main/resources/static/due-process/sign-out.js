// Where people sign in with their company's login, whoever signs out here is signed out there as well: the web
// applications show their own login page after it, which such a person has no use for.

import { url } from './dom.js';

const onLoginPage = () => window.location.hash.startsWith('#/login');

async function goOn() {
  if (!onLoginPage()) {
    return;
  }
  const answer = await fetch(url('api/sign-out'), { headers: { Accept: 'application/json' }, cache: 'no-store' })
    .catch(() => null);
  if (answer && answer.status === 200) {
    window.location.assign((await answer.json()).address);
  }
}

/** Looks now, and whenever the page goes on to another of its views. */
export function leaveAfterSignOut() {
  window.addEventListener('hashchange', goOn);
  goOn();
}
