// What Cockpit, Admin and Welcome get: in the demo, its clock.

import { showClock } from './clock.js';

showClock(() => window.location.reload());
