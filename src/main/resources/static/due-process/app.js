// What Cockpit, Admin and Welcome get: the way out after signing out, and in the demo its clock.

import { showClock } from './clock.js';
import { leaveAfterSignOut } from './sign-out.js';

showClock(() => window.location.reload());
leaveAfterSignOut();
