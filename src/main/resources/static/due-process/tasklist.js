// What Tasklist gets: the forms' shared script, and in the demo its clock.

import './forms.js';
import { showClock } from './clock.js';

showClock(() => window.location.reload());
