// The mails that the demo would have sent. Outside the demo the address is not there.

import { showClock } from './clock.js';
import { facts, h, prose, url, weekday } from './dom.js';

const message = document.getElementById('message');

function mail(m) {
  return h('section', { class: 'dp-view' },
    h('h4', {}, m.subject),
    facts(['To', m.to], ['On', `${weekday(m.at)}, ${m.at.slice(11, 16)}`], ['Case', m.caseId],
      ['Attached', h('a', { href: url(m.pdf), target: '_blank', rel: 'noopener' }, `${m.title} (PDF)`)]),
    prose(m.text));
}

async function show() {
  const response = await fetch(url('api/demo/outbox'), { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!response.ok) {
    message.textContent = 'There is an outbox to read in the demo only.';
    return;
  }
  const mails = await response.json();
  document.getElementById('mails').replaceChildren(...mails.map(mail));
  message.textContent = mails.length ? '' : 'No letter has been written yet.';
}

show().catch(() => { message.textContent = 'The outbox can’t be shown now. Try again in a moment.'; });
showClock(() => window.location.reload());
