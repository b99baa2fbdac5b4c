// What Tasklist gets: the forms' shared script, the tab “Case file” beside the form, the way out
// after signing out, and in the demo its clock.

import './forms.js';
import { showClock } from './clock.js';
import { leaveAfterSignOut } from './sign-out.js';
import { h, url } from './dom.js';

let leave = () => {};

/** The tab. Its script and the case file are loaded when somebody opens it, and not before. */
export default {
  id: 'case-file',
  pluginPoint: 'tasklist.task.detail',
  priority: 500,
  properties: { label: 'Case file' },

  render(node, { taskId }) {
    leave();
    let gone = false;
    leave = () => { gone = true; };
    const place = h('div', { class: 'dp-file' });
    node.replaceChildren(place);
    show(place, taskId).then((take) => {
      if (gone) {
        take();
      } else {
        leave = take;
      }
    }).catch((error) => {
      place.replaceChildren(h('p', { class: 'dp-problem', role: 'alert' }, error.message));
    });
  },

  unmount() {
    leave();
    leave = () => {};
  },
};

async function show(place, taskId) {
  const { load, showCaseFile } = await import('./case-file.js');
  const { caseId } = await load(url(`api/tasks/${encodeURIComponent(taskId)}/case`));
  return showCaseFile(place, caseId, { taskId });
}

showClock(() => window.location.reload());
leaveAfterSignOut();
