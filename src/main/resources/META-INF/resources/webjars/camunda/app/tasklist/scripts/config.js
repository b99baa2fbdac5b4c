// Replaces the file of the same name in Camunda's webjar. Our scripts lie beside the web applications, at
// /due-process/, and bear a version of their own: Camunda's own number stays the same when ours change.

const version = '1';

export default {
  app: {
    name: 'Tasklist',
    vendor: 'Due Process',
  },
  disableWelcomeMessage: true,
  locales: {
    // one language throughout: the forms and refusals are English
    availableLocales: ['en'],
    fallbackLocale: 'en',
  },
  customScripts: [`../../../due-process/tasklist.js?v=${version}`],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'claims the currently selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list' },
    focusList: { key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list' },
    focusForm: { key: 'ctrl+alt+f', description: 'sets the focus to the first input field in a task form' },
    startProcess: { key: 'ctrl+alt+p', description: 'opens the start process modal dialog' },
  },
};
