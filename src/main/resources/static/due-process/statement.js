// "Write to HR": the employee says or asks for something of their own accord, with files.

import { badge, h, list, url } from './dom.js';
import { newKey, sendForm } from './server.js';
import { size } from './views.js';

const MOST = 10;
const LARGEST = 5 << 20;
const AT_ONCE = 20 << 20;
const ENDINGS = /\.(pdf|png|jpe?g|txt)$/i;

const KINDS = {
  STATEMENT: ['Put something on record', 'An answer to anything, a comment, a document. Nobody has to act on it.'],
  MEETING_REQUEST: ['Ask for a meeting', 'HR answers you, and names the day.'],
  SUPPORT_REQUEST: ['Ask for support', 'Training, tools, time, advice: say what would help you. HR answers you.'],
  AGREED_TERMS: ['Leave on agreed terms', 'HR can offer you terms. Nothing else changes until both sides have said '
    + 'yes: your check-ins and your time go on, and you can still decline.'],
};

/** What is wrong with the files that were chosen, before anything is sent. The server looks into them. */
function mistakes(files) {
  const together = files.reduce((sum, f) => sum + f.size, 0);
  return [
    files.length > MOST && `${files.length} files are too many: at most ${MOST} come with one text.`,
    together > AT_ONCE && `The files have ${size(together)} together: at most ${size(AT_ONCE)} come with one text.`,
    ...files.map((f) => (f.size === 0 ? `“${f.name}” is empty.`
      : f.size > LARGEST ? `“${f.name}” has ${size(f.size)}: at most ${size(LARGEST)} are kept.`
        : !ENDINGS.test(f.name) ? `“${f.name}” is none of PDF, PNG, JPEG and plain text (.txt).` : null)),
  ].filter(Boolean);
}

/**
 * The form. What was typed and chosen stays until the server has said that it is on record.
 *
 * @param taken is called then with what says so, to stand in the place of the form
 */
export function statementForm(caseId, taken) {
  const choices = Object.entries(KINDS).map(([kind, [title, about]], i) => h('label', { class: 'dp-choice' },
    h('input', { type: 'radio', name: 'kind', value: kind, required: true, checked: i === 0 }),
    h('span', {}, h('strong', {}, title), h('span', { class: 'dp-small' }, about))));
  const text = h('textarea', { class: 'form-control', rows: 6, maxlength: 4000, required: true });
  const files = h('input', { type: 'file', multiple: true, accept: '.pdf,.png,.jpg,.jpeg,.txt',
    'aria-describedby': 'statement-files-help' });
  const chosen = h('div', { role: 'status' });
  const manager = h('input', { type: 'checkbox' });
  const said = h('div', { role: 'alert' });
  const progress = h('span', { class: 'dp-small', role: 'status' });
  const submit = h('button', { type: 'submit', class: 'dp-button dp-button-main' }, 'Send to HR');
  const form = h('form', { class: 'dp-correction dp-statement' },
    h('fieldset', {}, h('legend', {}, 'What do you want?'), choices),
    h('label', {}, 'What you want to say', text),
    h('label', {}, 'Files', files),
    h('p', { class: 'dp-small', id: 'statement-files-help' },
      `PDF, PNG, JPEG or plain text, at most ${MOST} files, ${size(LARGEST)} each. PDFs without a password.`),
    chosen,
    h('label', { class: 'dp-check' }, manager, ' My manager may read this, too'),
    h('p', { class: 'dp-small' }, 'HR, counsel and who decides in your case read it in any case. It stays on record.'),
    submit, ' ', progress, said);

  const refuse = (sentences) => said.replaceChildren(h('div', { class: 'dp-problem' },
    sentences.length === 1 ? sentences[0] : list(sentences)));
  files.addEventListener('change', () => {
    said.replaceChildren();
    const picked = [...files.files];
    chosen.replaceChildren(...(picked.length
      ? [list(picked.map((f) => `${f.name} (${size(f.size)})`), 'dp-list dp-attachments')] : []));
    const wrong = mistakes(picked);
    if (wrong.length) {
      refuse(wrong);
    }
  });
  // the same statement sent twice is one: a new key only once the server has said that it took nothing
  let key = newKey();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const wrong = mistakes([...files.files]);
    if (!text.value.trim()) {
      wrong.unshift('Write what you want to say.');
    }
    if (wrong.length) {
      refuse(wrong);
      return;
    }
    submit.disabled = true;
    said.replaceChildren();
    progress.textContent = 'Sending …';
    try {
      const body = new FormData();
      body.append('form', JSON.stringify({
        kind: form.querySelector('[name=kind]:checked').value, text: text.value.trim(), managerMayRead: manager.checked,
      }));
      [...files.files].forEach((f) => body.append('files', f));
      const response = await sendForm(url(`api/cases/${encodeURIComponent(caseId)}/statements`), body,
        { 'Idempotency-Key': key });
      const answer = await response.json().catch(() => ({}));
      if (response.ok) {
        taken(h('p', { role: 'status', tabindex: '-1' }, badge('On record', 'good'), ` as entry ${answer.number}.`));
        return;
      }
      key = newKey();
      refuse([answer.message || 'That did not work. Try again; what you wrote is still here.']);
    } catch {
      refuse(['That did not work. Try again; what you wrote is still here.']);
    }
    progress.textContent = '';
    submit.disabled = false;
  });
  return form;
}
