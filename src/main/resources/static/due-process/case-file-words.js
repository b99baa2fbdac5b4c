// Kinds, topics and fields of the case file in the words of HR. What is not named here is spelt out.

import { spelt, Word } from './words.js';

/** Kinds of entries by what they are about; the order in which a person looks for them. */
export const GROUPS = [
  ['Request and decisions', {
    REQUEST: 'Request', DECISION: 'Decision', COUNSEL_ADVICE: 'Advice of counsel',
    TERMINATION_PROPOSAL: 'Proposed termination', RELAPSE: 'Relapse',
  }],
  ['What happened', { EVENT: 'Event', CLOCK: 'Clock of the case', MANAGER_LEFT: 'The manager has left' }],
  ['Findings', { FINDING: 'Finding' }],
  ['Coaching, plan and check-ins', {
    COACHING_SESSION: 'Coaching session', PLAN: 'Plan', PERIOD: 'Improvement period', NEXT_CHECK_IN: 'Next check-in',
    CHECK_IN: 'Check-in', MISSED_CHECK_IN: 'Missed check-in',
    AMENDMENT_PROPOSAL: 'Proposed amendment', AMENDMENT: 'Amendment of the plan',
  }],
  ['Delivered and answered', {
    DELIVERY: 'Put before the employee', ANSWER: 'Answer of the employee', NO_ANSWER: 'No answer in time',
    WITNESSED_DELIVERY: 'Delivery before a witness', STATEMENT: 'Statement of the employee',
  }],
  ['Letters', {
    LETTER: 'Letter', LETTER_SENT: 'Letter sent', LETTER_OPENED: 'Letter opened', LETTER_BOUNCED: 'Letter came back',
  }],
  ['Reminders', { REMINDER: 'Reminder', ESCALATION: 'Others told', TASK_GIVEN_BACK: 'Task given back to its group',
    TOO_LATE: 'Came too late' }],
  ['Stages', { STAGE: 'Stage', OUTCOME: 'Outcome' }],
  ['About the file itself', {
    POLICY: 'Policy in force', MODEL: 'Model in force', CORRECTION: 'Correction', CASE_FILE_OPENED: 'Case file opened',
    CASE_FILE_EXPORTED: 'Case file exported', LEGAL_HOLD: 'Legal hold', ERASURE: 'Erasure',
  }],
];

const KINDS = Object.assign({}, ...GROUPS.map(([, kinds]) => kinds));

export const kindWord = (kind) => KINDS[kind] || spelt(kind);

const TOPICS = {
  AssessFile: 'what the personnel file says', EvaluateCoaching: 'what the coaching amounts to',
  ValidatePlan: 'whether the plan can stand', ValidateAmendment: 'what the amendment changes', EvaluateCheckIn: 'how the goals stand',
  ReviewMetrics: 'whether the goals were met', CheckPaperTrail: 'whether the paper trail is complete',
};

export const topicWord = (topic) => TOPICS[topic] || lower(spelt(topic)).replace('check in', 'check-in');

const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);

export const ROLES = {
  manager: 'manager', hr: 'HR', hrLead: 'second approver', legal: 'counsel', employee: 'employee',
};

/** A group as those who may take its task. */
export const GROUP_NAMES = {
  manager: 'a manager', hr: 'an HR partner', hrLead: 'a second approver', legal: 'counsel',
};

export const RELATIONS = {
  EMPLOYEE: 'the employee', MANAGER: 'the manager', HR: 'HR', COUNSEL: 'counsel', APPROVER: 'second approver',
};

/** Fields of the contents. */
const FIELDS = {
  kind: 'What has happened', until: 'Last day', leave: 'Leave',
  newManager: 'Employee number of the new manager', manager: 'Employee number of the manager',
  leftOn: 'Last day in the company', doneBy: 'Done by', respondent: 'Employee number of the respondent',
  calledOff: 'Letters whose mails were called off',
  key: 'Idempotency key',
  replaces: 'Goals that they are or replace', goesOnWith: 'Goals whose measurements go on', from: 'From',
  changes: 'What changes', inFavour: 'In the employee’s favour', late: 'Late in the period',
  proposal: 'Entry with the proposal', needsAgreement: 'Only where the employee agrees',
  attachments: 'Attachments', managerMayRead: 'The manager may read it', mediaType: 'Type', size: 'Size in bytes',
  meetingOn: 'Meeting on', file: 'File in an export',
  desiredAction: 'Asks for', alreadyTried: 'Already tried', what: 'What happened', startsOn: 'First day',
  endsOn: 'Last day', checkInEveryDays: 'Days between check-ins, at most', dueOn: 'Due on', heldOn: 'Held on',
  deliveredOn: 'Delivered on', how: 'How', helpGiven: 'Help given', value: 'Measured', response: 'Answer',
  appeal: 'Answer', companion: 'Accompanied by', baseline: 'At the beginning', direction: 'Which side is good',
  aggregation: 'Counts', source: 'Source of the figure', metric: 'What is measured', help: 'Help offered',
  lastWorkingDay: 'Last working day', extendedByDays: 'Days added by extensions', extensions: 'Extensions so far',
  extensionDays: 'More days', overall: 'Together', planned: 'Check-ins', measured: 'Measured at',
  history: 'History', risks: 'Legal risks', verdict: 'What it amounts to', missing: 'Missing', problems: 'Problems',
  performance: 'Performance since the session before', to: 'To', as: 'As', task: 'Task', row: 'Policy for',
  sha256: 'SHA-256', corrects: 'Corrects entry', letter: 'Letter', about: 'Brings to the employee',
  mail: 'Also by mail', status: 'What the mail system said',
  correction: 'What is right', content: 'What it should have said', correctionEntry: 'Correction',
  countedFrom: 'Counted from', keptUntil: 'Kept until', policyRow: 'Policy',
  policyVersion: 'Version of the policy', entries: 'Entries', pages: 'Pages', messageId: 'Message',
  templateSha256: 'SHA-256 of the template', scope: 'What was exported', goals: 'Goals', incidents: 'Incidents',
  instances: 'Instances', measurements: 'Measurements',
  // the policy
  lookBackMonths: 'Months that the file review looks back',
  riskMonths: 'Months in which a complaint or leave is a risk',
  managerChangeMonths: 'Months in which a change of manager is recent', coachingSessions: 'Coaching sessions, at least',
  coachingDays: 'Days of documented coaching', noteLateDays: 'Days in which a session has to be written down',
  periodMinDays: 'Days of an improvement period, at least', periodMaxDays: 'Days of an improvement period, at most',
  periodDefaultDays: 'Days of an improvement period, as proposed',
  checkInGraceWorkingDays: 'Working days until a check-in counts as missed',
  reminderDays: 'Days before the due date for a reminder', decisionDays: 'Days for manager, HR, counsel and approvers',
  answerDays: 'Days for the employee to answer', replyDays: 'Days to reply to a proposed termination',
  appealDays: 'Days to appeal', maxExtensions: 'Extensions, at most',
  maxExtensionDays: 'Days of all extensions, at most',
  minMeasuredPercent: 'Percent of check-ins that have to be measured',
  amendUntilPercent: 'Percent of the period until which a plan may be amended to the employee’s disadvantage',
  evidenceMonths: 'Months for which evidence counts', followUpDays: 'Days of follow-up',
  relapseDecisionDays: 'Days in which a relapse may lead to a decision',
  expungeDays: 'Days after which a dropped action is expunged',
  retentionYears: 'Years that a case is kept after any other end',
  retentionDeclinedMonths: 'Months that a case is kept after a declined request',
  retentionCoachedMonths: 'Months that a case is kept after coaching resolved it',
  retentionExitMonths: 'Months that a case is kept after a successful exit',
  retentionRoleMonths: 'Months that a case is kept after a change to another role',
  retentionTerminatedMonths: 'Months that a case is kept after a termination',
  terminationApprover: 'Decides on a termination',
};

export const fieldWord = (name) => FIELDS[name] || spelt(name);

/** Canonical JSON sorts fields by name; a person reads them in this order, and those not named here after them. */
const ORDER = ['date', 'deliveredOn', 'startsOn', 'endsOn', 'dueOn', 'heldOn', 'goal', 'title', 'result', 'standing',
  'overall', 'history', 'risks', 'recommendation', 'verdict', 'figure', 'value', 'measured', 'planned', 'performance',
  'what', 'evidence', 'concern', 'alreadyTried', 'incidents', 'observed', 'expected', 'helpOffered', 'nextStep',
  'measurements', 'helpGiven', 'note', 'comment', 'grounds', 'reply', 'lastWorkingDay', 'instances', 'how', 'witness',
  'corrects', 'content', 'correction', 'missing', 'problems', 'reason', 'source'];

/** Names of fields in the order in which a person reads them. */
export function inOrder(names) {
  const place = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);
  return [...names].sort((a, b) => place(a) - place(b));
}

/** A stage by its name: what a manager asks for bears the name of a stage and other words. */
export const stageWord = (stage) => (['IMPROVEMENT_PLAN', 'TERMINATION'].includes(stage) ? spelt(stage) : Word(stage));
