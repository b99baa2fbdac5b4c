// Replaces the file of the same name in Camunda's webjar. Our scripts lie beside the web applications, at
// /due-process/, and bear a version of their own: Camunda's own number stays the same when ours change.

const version = '1';

export default {
  app: {
    name: 'Welcome',
    vendor: 'Due Process',
  },
  disableWelcomeMessage: true,
  locales: {
    // one language throughout: the forms and refusals are English
    availableLocales: ['en'],
    fallbackLocale: 'en',
  },
  links: [
    {
      label: 'Start page',
      href: '../../../../',
      description: 'What Due Process is, and in the demo its users and a walk through a case',
    },
  ],
  customScripts: [`../../../due-process/app.js?v=${version}`],
};
