// The employee's own page: where they stand, also while no task is open for them.

import { showCaseFile } from './case-file.js';
import { showClock } from './clock.js';
import { h, url } from './dom.js';
import { signInFirst } from './server.js';
import { fillViews, lettersToMe } from './views.js';

const message = document.getElementById('message');

async function show() {
  const response = await fetch(url('api/my-case'), { headers: { Accept: 'application/json' } });
  const answer = await response.json();
  if (response.status === 401) {
    message.replaceChildren(...signInFirst());
  } else if (!response.ok) {
    message.replaceChildren(answer.message, ' Cases that have ended are among ',
      h('a', { href: url('cases.html') }, 'your cases'), '.');
  } else {
    const place = document.getElementById('case');
    place.hidden = false;
    fillViews(place, answer);
    showCaseFile(document.getElementById('file'), answer.case.id, { parts: ['head', 'next', 'amendment', 'record'] });
    message.remove();
  }
}

/** Also where no case is open any more: the last letters are about its end. */
async function showLetters() {
  const response = await fetch(url('api/my-letters'), { headers: { Accept: 'application/json' } });
  const letters = response.ok ? lettersToMe(await response.json()) : null;
  if (letters) {
    const place = document.getElementById('letters');
    place.append(letters);
    place.hidden = false;
  }
}

show().catch(() => { message.textContent = 'Your case can’t be shown now. Try again in a moment.'; });
showLetters().catch(() => {});
showClock(() => window.location.reload());
