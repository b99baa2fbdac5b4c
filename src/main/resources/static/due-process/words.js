// Names of the case file in the words of HR.

const WORDS = {
  // what is asked for
  COACHING: 'coaching', IMPROVEMENT_PLAN: 'an improvement plan', TERMINATION: 'termination',
  // the file
  CONSISTENT_UNDERPERFORMANCE: 'Consistent underperformance', SUDDEN_DECLINE: 'Sudden decline',
  NO_RECENT_APPRAISAL: 'No recent appraisal', CONTRADICTED_BY_FILE: 'Contradicted by the file',
  COMPLAINT_BEFORE_REQUEST: 'A complaint was made shortly before the request',
  PROTECTED_LEAVE_BEFORE_REQUEST: 'Protected leave shortly before the request',
  ACCOMMODATION_REQUESTED: 'An accommodation was asked for', ON_PROBATION: 'On probation',
  RECENT_MANAGER_CHANGE: 'Recent change of manager', UNDOCUMENTED_INCIDENTS: 'Incidents without evidence',
  READY_FOR_PLAN: 'ready for a plan', DOCUMENT_FIRST: 'document coaching first', DECLINE: 'decline the request',
  // counsel
  PROCEED: 'proceed', PROCEED_WITH_CONDITIONS: 'proceed with conditions', DO_NOT_PROCEED: 'do not proceed',
  // coaching
  IMPROVED: 'improved', UNCHANGED: 'unchanged', WORSE: 'worse', INSUFFICIENT: 'insufficient',
  DOCUMENTED: 'documented', CONTINUE: 'continue',
  // answers
  ACKNOWLEDGED: 'acknowledged', DISAGREED: 'disagreed', AGREED: 'agreed', REFUSED_TO_SIGN: 'refused to sign',
  ACCEPTED: 'accepted', DECLINED: 'declined', APPEAL: 'appealed', ACCEPT: 'accepted the decision',
  // the plan
  APPROVED: 'approved', RETURNED: 'returned', REFUSED: 'refused', AT_LEAST: 'at least', AT_MOST: 'at most',
  LAST: 'the last measurement', AVERAGE: 'the average', SUM: 'the sum', WORST: 'the worst measurement',
  IN_PERSON: 'in person', POST: 'by post', EMAIL: 'by e-mail',
  // the period and its review
  ON_TRACK: 'on track', AT_RISK: 'at risk', OFF_TRACK: 'off track', NOT_MEASURED: 'not measured',
  MET: 'met', PARTLY_MET: 'partly met', NOT_MET: 'not met', INCONCLUSIVE: 'inconclusive',
  SUCCESS: 'success', EXTENSION: 'extension', ANOTHER_ROLE: 'another role',
  // the end
  UPHELD: 'upheld', REDUCED: 'reduced', OVERTURNED: 'overturned', FINAL_WARNING: 'a final warning',
  DECIDE: 'on to a decision', NEW_PLAN: 'a new plan',
  // stages and outcomes
  REQUEST: 'Request', FILE_REVIEW: 'File review', DOCUMENTED_COACHING: 'Documented coaching',
  IMPROVEMENT_PERIOD: 'Improvement period', METRIC_REVIEW: 'Metric review', FOLLOW_UP: 'Follow-up', CLOSED: 'Closed',
  RESOLVED_BY_COACHING: 'resolved by coaching', SUCCESSFUL_EXIT: 'successful exit', TERMINATED: 'terminated',
  RESIGNED: 'resigned', DECEASED: 'deceased', RETIRED: 'retired', POSITION_CUT: 'position cut', WITHDRAWN: 'withdrawn',
  HANDED_TO_MISCONDUCT: 'handed to the misconduct procedure',
  // events
  RESIGNATION: 'resignation', DEATH: 'death', RETIREMENT: 'retirement', WITHDRAWAL: 'withdrawal',
  GROSS_MISCONDUCT: 'gross misconduct', PROTECTED_LEAVE: 'protected leave', SICK_LEAVE: 'sick leave', PAUSE: 'pause',
  RETURN: 'return to work', MANAGER_CHANGE: 'change of manager',
  COMPLAINT: 'complaint or grievance', ACCOMMODATION_REQUEST: 'request for accommodation',
  // what the employee says and asks for
  STATEMENT: 'for the record', MEETING_REQUEST: 'request for a meeting', SUPPORT_REQUEST: 'request for support',
  AGREED_TERMS: 'agreed terms', OFFERED: 'terms offered',
  STOPPED: 'stopped', GOES_ON: 'goes on',
  // amendments
  ON_LEAVE: 'on leave', LEFT: 'has left the company',
  NO_PART_ANY_MORE: 'has no part in the case any more',
  IN_FORCE: 'in force', NOTED: 'noted', LAPSED: 'lapsed', END_EARLY: 'end the period early', GO_ON: 'the period goes on',
  // jurisdictions
  US: 'United States, private employer', US_FEDERAL: 'United States, federal agency', GB: 'United Kingdom',
  DE: 'Germany', DEFAULT: 'Default',
};

const GOOD = new Set(['IMPROVED', 'ON_TRACK', 'MET', 'SUCCESS', 'ACKNOWLEDGED', 'AGREED', 'ACCEPTED', 'OFFERED']);
const WATCH = new Set(['AT_RISK', 'PARTLY_MET', 'DOCUMENT_FIRST', 'SUDDEN_DECLINE', 'NO_RECENT_APPRAISAL',
  'INSUFFICIENT', 'DISAGREED', 'PROCEED_WITH_CONDITIONS', 'REFUSED_TO_SIGN', 'UNCHANGED']);
const BAD = new Set(['OFF_TRACK', 'NOT_MET', 'CONTRADICTED_BY_FILE', 'DO_NOT_PROCEED', 'WORSE']);

/** The words for a name of the case file; a name without an entry is spelt out. */
export function word(name) {
  return name ? WORDS[name] || spelt(name) : null;
}

export function mood(name) {
  return GOOD.has(name) ? 'good' : WATCH.has(name) ? 'watch' : BAD.has(name) ? 'bad' : 'neutral';
}

/** `DecideOnOutcome` and `COACHING_SESSION` as `Decide on outcome` and `Coaching session`. */
export function spelt(name) {
  const text = String(name).replace(/^Task_/, '').replace(/_/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same with a capital letter, to begin a cell or a line. */
export function Word(name) {
  const text = word(name);
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : null;
}
