// The employee's own page: where they stand, also while no task is open for them.

import { showCaseFile } from './case-file.js';
import { showClock } from './clock.js';
import { fold, h, url } from './dom.js';
import { signInFirst } from './server.js';
import { statementForm } from './statement.js';
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
    if (!answer.case.outcome) {
      const write = document.getElementById('write');
      // what stands there stays while the rest of the page is shown anew
      if (!write.dataset.shown) {
        write.dataset.shown = 'yes';
        const box = fold('Write to HR', statementForm(answer.case.id, (done) => {
          box.replaceWith(done);
          done.focus();
          delete write.dataset.shown;
          show().catch(() => {});
        }));
        write.append(box);
        write.hidden = false;
      }
    }
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
