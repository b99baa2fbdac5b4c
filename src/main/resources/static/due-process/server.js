// How pages speak to the server, beside what they load from it.

import { h, url } from './dom.js';

/** What a page says to a reader whom the server does not know (401): the place to sign in is Tasklist. */
export function signInFirst() {
  return ['Sign in to ', h('a', { href: url('camunda/app/tasklist/default/') }, 'Tasklist'),
    ' first, then come back to this page.'];
}
