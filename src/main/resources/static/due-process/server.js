// How pages speak to the server, beside what they load from it.

import { h, url } from './dom.js';

/**
 * What every request that changes something bears: that one of our own pages asks, and the token that came to this
 * browser in a cookie, which no other site can read. Without them the server refuses.
 */
function own() {
  const token = document.cookie.split('; ').find((c) => c.startsWith('XSRF-TOKEN='));
  return { 'X-Due-Process': '1', ...(token ? { 'X-XSRF-TOKEN': decodeURIComponent(token.slice(11)) } : {}) };
}

/**
 * Asks the server to change something or to work.
 */
export function send(address, body, method = 'POST', headers = {}) {
  return fetch(address, {
    method,
    headers: {
      Accept: 'application/json',
      ...own(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    credentials: 'same-origin',
    body: body === undefined ? undefined : JSON.stringify(body),
  });
}

/** Sends what has files with it; the browser says by itself how. */
export function sendForm(address, form, headers = {}) {
  return fetch(address, {
    method: 'POST',
    headers: { Accept: 'application/json', ...own(), ...headers },
    credentials: 'same-origin',
    body: form,
  });
}

/** By which the server knows a request again that is sent a second time. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}

/** What a page says to a reader whom the server does not know (401): the place to sign in is Tasklist. */
export function signInFirst() {
  return ['Sign in to ', h('a', { href: url('camunda/app/tasklist/default/') }, 'Tasklist'),
    ' first, then come back to this page.'];
}
