// The sections of context that a form asks for by <section data-dp-view="name"></section>. Each takes what
// /api/tasks/{id} sent and gives back elements, or null where there is nothing to show: then the section goes.

import { badge, day, facts, figure, fold, h, list, plural, prose, table, url, weekday } from './dom.js';
import { appraisalChart, goalChart, removeCharts, valueOf } from './charts.js';
import { mood, spelt, word, Word } from './words.js';

const some = (items) => Boolean(items && items.length);
const isEmployee = (data) => data.me.relation === 'EMPLOYEE';
const goalName = (data, number) => {
  const goal = data.plan && data.plan.goals[number - 1];
  return goal ? `${number}. ${goal.title}` : `Goal ${number}`;
};
const target = (goal) => `${word(goal.direction)} ${figure(goal.target)} ${goal.unit}`;
const verdict = (name) => badge(Word(name), mood(name));

/** Why a finding is what it is, and every fact that it looked at. */
function basis(finding) {
  const { rule, version, reasons, inputs } = finding.basis;
  return [
    some(reasons) ? [h('h5', {}, 'Reasons'), list(reasons.map((r) => r.text))] : null,
    fold(`What the finding looked at (${inputs.length})`,
      table('Inputs of the finding', [['Fact', (i) => i.text], ['Where it stands', (i) => i.ref, 'dp-small']], inputs),
      h('p', { class: 'help-block' },
        `Found by the rule ${spelt(rule)}, version ${version}. It recommends; you decide.`)),
  ];
}

function answered(answer, unanswered, open) {
  if (answer) {
    return [verdict(answer.response), ` on ${day(answer.on)}`, answer.comment ? prose(answer.comment) : null];
  }
  return unanswered ? badge('No answer in time: counts as delivered', 'watch') : open || 'Open';
}

function notes(heading, items) {
  return some(items)
    ? [h('h5', {}, `${heading} (${items.length})`),
      table(heading, [['Date', (n) => day(n.date), 'dp-nowrap'], ['Text', (n) => prose(n.text)]], items)]
    : null;
}

/** That something is shown as it was corrected, and by which entry. */
export const corrected = (c) => (c.correctedBy ? [' ', badge(`As corrected, entry ${c.correctedBy}`, 'watch')] : null);

function session(s) {
  return [
    s.correctedBy ? h('p', {}, corrected(s)) : null,
    facts(['Held on', weekday(s.date)], ['Written down on', day(s.writtenOn)],
      ['Performance since the session before', verdict(s.performance)]),
    h('h5', {}, 'Observed'), prose(s.observed),
    h('h5', {}, 'Expected'), prose(s.expected),
    h('h5', {}, 'Help offered'), prose(s.helpOffered),
    h('h5', {}, 'Next step'), prose(s.nextStep),
  ];
}

/** The figures of one goal at each check-in, as a picture and as a table. */
function goalProgress(data, goal, number) {
  const checkIns = data.checkIns || [];
  const standing = data.standing && data.standing.goals.find((s) => s.goal === number);
  return h('div', { class: 'dp-card' },
    h('h5', {}, `${number}. ${goal.title} `, standing ? verdict(standing.standing) : null),
    facts(['Measured', goal.metric], ['At the beginning', `${figure(goal.baseline)} ${goal.unit}`],
      ['Target', target(goal)], ['Counts', word(goal.aggregation)],
      ['So far', standing && standing.figure !== null ? `${figure(standing.figure)} ${goal.unit}` : null],
      ['Help offered', goal.help]),
    standing && standing.reason ? h('p', {}, standing.reason) : null,
    some(checkIns)
      ? h('div', { class: 'dp-side' },
        checkIns.some((c) => valueOf(c, number) !== null) ? goalChart(goal, number, checkIns) : null,
        table(`Measurements of goal ${number}`, [
          ['Check-in', (c) => [day(c.heldOn || c.dueOn), corrected(c)], 'dp-nowrap'],
          [`Measured (${goal.unit})`, (c) => (c.missed
            ? badge('Missed by the manager', 'neutral')
            : figure(valueOf(c, number)) || 'Not measured'), 'dp-number'],
          ['Source', (c) => ((c.measurements || []).find((m) => m.goal === number) || {}).source
            || (valueOf(c, number) !== null ? goal.source : null)],
        ], checkIns))
      : h('p', { class: 'help-block' }, 'No check-in yet.'));
}

const MAIL = { NONE: 'In Tasklist only', WAITING: 'Waiting', SENT: 'Sent', BOUNCED: 'Did not arrive',
  LOCAL: 'In the outbox of the demo' };

const letterLink = (letter) => h('a', { href: url(letter.pdf), target: '_blank', rel: 'noopener' },
  `${letter.title} (PDF)`);

/** The letters of a person, newest first. */
export function lettersToMe(letters) {
  return some(letters) && table('Letters to you', [
    ['Letter', letterLink],
    ['Date', (l) => day(l.at), 'dp-nowrap'],
  ], [...letters].sort((a, b) => b.at.localeCompare(a.at) || b.number - a.number));
}

const SIZES = [[1 << 20, 'MB'], [1 << 10, 'kB']];

/** `2.4 MB`. */
export function size(bytes) {
  const [unit, name] = SIZES.find(([least]) => bytes >= least) || [1, 'bytes'];
  return `${Math.round((bytes / unit) * 10) / 10} ${name}`;
}

/** The files of an entry, to be saved. */
export function attachmentList(attachments) {
  return some(attachments) ? [h('h6', {}, 'Attached'), list(attachments.map((a) => [
    h('a', { href: url(a.href), download: a.name }, a.name), ` (${size(a.size)})`]), 'dp-list dp-attachments')] : null;
}

const TERMS_ANSWER = { ACCEPTED: 'accepted', DECLINED: 'declined', NO_ANSWER: 'not answered in time: not accepted' };

/** What was said of one's own accord, what came with it, and what HR answered. */
function statementCard(data, s) {
  const details = (s.answer && s.answer.details) || {};
  return h('div', { class: 'dp-card' },
    h('h5', {}, `${Word(s.kind)}, ${day(s.on)} `,
      s.waits ? badge('Waits for HR', 'watch') : s.answer ? verdict(s.answer.decision) : null),
    prose(s.text),
    attachmentList(s.attachments),
    h('p', { class: 'dp-small' }, `Entry ${s.number} of the record. ${s.managerMayRead
      ? `${isEmployee(data) ? 'Your' : 'The'} manager may read it.`
      : `${isEmployee(data) ? 'Your' : 'The'} manager does not see it.`}`),
    s.answer ? h('div', { class: 'dp-answer' },
      h('h6', {}, `Answer of ${s.answer.by}, ${day(s.answer.on)}`),
      facts(['Meeting on', weekday(details.meetingOn)], ['Last working day', weekday(details.lastWorkingDay)],
        ['The terms are', s.answer.decision === 'OFFERED'
          ? TERMS_ANSWER[s.termsAnswer] || (isEmployee(data) ? 'with you, in Tasklist' : 'with the employee') : null]),
      prose(s.answer.reason)) : null);
}

/**
 * The oldest correction that waits for something, as the tasks for that come in the same order.
 *
 * @param task `toNote` for HR, `toComment` for the employee
 */
export function openCorrection(data, task) {
  return (data.corrections || []).find((c) => c[task]) || null;
}

const CORRECTED = { CHECK_IN: 'Check-in', COACHING_SESSION: 'Coaching session' };
const FINDINGS = { CHECK_IN: 'How the goals stand', COACHING_SESSION: 'What the coaching amounts to' };

/** What an entry said before and says after a correction, each a field with its two values. */
function changes(data, c) {
  const { before, after } = c;
  const rows = c.kind === 'CHECK_IN'
    ? [['Held on', day(before.heldOn), day(after.heldOn)],
      ...c.goals.map((goal, i) => [`${i + 1}. ${goal.title}`, ...[before, after].map((content) => {
        const m = content.measurements.find((one) => one.goal === i + 1);
        return m ? `${figure(m.value)} ${goal.unit}${m.source ? ` (${m.source})` : ''}` : 'Not measured';
      })]),
      ['Help given', before.helpGiven, after.helpGiven], ['Note', before.note, after.note]]
    : [['Date', day(before.date), day(after.date)], ['Observed', before.observed, after.observed],
      ['Expected', before.expected, after.expected], ['Help offered', before.helpOffered, after.helpOffered],
      ['Next step', before.nextStep, after.nextStep],
      ['Performance', word(before.performance), word(after.performance)]];
  return table('What was corrected', [
    ['', (r) => r[0]],
    ['Before', (r) => prose(r[1] || '–')],
    ['As corrected', (r) => (r[1] === r[2] ? h('span', { class: 'dp-small' }, 'unchanged')
      : h('strong', {}, prose(r[2] || '–')))],
  ], rows);
}

/** The finding before and after; a goal, or the whole of a coaching. */
function findings(data, c) {
  if (!c.findingBefore && !c.findingAfter) {
    return null;
  }
  const after = (finding) => (c.findingAfter ? finding : h('span', { class: 'dp-small' }, 'is being found again'));
  const standing = (finding, number) => finding && finding.goals.find((g) => g.goal === number);
  const said = (s, number) => s && [verdict(s.standing), s.figure === null ? null
    : ` ${figure(s.figure)} ${data.plan.goals[number - 1].unit}`];
  return [h('h5', {}, FINDINGS[c.kind]), c.kind === 'CHECK_IN'
    ? table('Findings', [
      ['Goal', (g) => goalName(data, g)],
      ['Before', (g) => said(standing(c.findingBefore, g), g)],
      ['Now', (g) => after(said(standing(c.findingAfter, g), g))],
    ], data.plan.goals.map((_, i) => i + 1))
    : facts(['Before', c.findingBefore && verdict(c.findingBefore.verdict)],
      ['Now', after(c.findingAfter && verdict(c.findingAfter.verdict))])];
}

function correctionCard(data, c) {
  return h('div', { class: 'dp-card' },
    h('h5', {}, `${CORRECTED[c.kind]}, entry ${c.corrects}, corrected on ${day(c.on)} by ${c.by} `,
      !isEmployee(data) && data.me.relation !== 'MANAGER' && !c.noted ? badge('Not noted by HR', 'watch') : null),
    changes(data, c),
    h('h5', {}, 'In words'), prose(c.correction),
    h('h5', {}, 'Why it was written otherwise'), prose(c.reason),
    findings(data, c),
    facts(['Noted by', c.noted && `${c.noted.by}, ${day(c.noted.on)}`], ['Remark', c.noted && c.noted.reason],
      ['Employee', c.comment || c.unanswered ? answered(c.comment, c.unanswered) : null]));
}

const VIEWS = {
  /** Whose case it is and where it stands. */
  case: {
    title: 'The case',
    render: (data) => {
      const { employee, id, stage, openedOn, outcome } = data.case;
      return facts(['Case', id], ['Employee', isEmployee(data) ? null : `${employee.name} (${employee.number})`],
        ['Job', [employee.jobTitle, employee.unit].filter(Boolean).join(', ')],
        ['Manager', employee.manager], ['Hired on', isEmployee(data) ? null : day(employee.hiredOn)],
        ['Policy', data.policy && !isEmployee(data) ? word(data.policy.row) : null],
        ['Stage', Word(stage)], ['Ended as', outcome && Word(outcome)],
        [outcome ? 'Opened on' : 'Open since', day(openedOn)],
        ['Your time ends on', weekday(data.task && data.task.due)]);
    },
  },

  request: {
    title: 'The request',
    render: ({ request }) => request && [
      facts(['Asked by', `${request.by}, ${day(request.on)}`], ['Asks for', word(request.desiredAction)]),
      h('h5', {}, 'Concern'), prose(request.concern),
      h('h5', {}, 'Already tried'), prose(request.alreadyTried),
      h('h5', {}, 'Incidents'),
      table('Incidents', [
        ['Date', (i) => day(i.date), 'dp-nowrap'],
        ['What happened', (i) => prose(i.what)],
        ['Evidence', (i) => prose(i.evidence) || badge('None named', 'watch')],
      ], request.incidents),
    ],
  },

  appraisals: {
    title: 'Appraisals',
    render: ({ file }) => file && (some(file.appraisals)
      ? h('div', { class: 'dp-side' },
        appraisalChart(file.appraisals),
        table('Appraisals', [
          ['Period', (a) => `${day(a.from)} to ${day(a.to)}`],
          ['Rating', (a) => `${a.rating} (${a.rank} of ${a.scaleSize})`],
          ['Meets expectations', (a) => (a.rank >= a.meetsRank ? badge('Yes', 'good') : badge('No', 'bad'))],
          ['Text', (a) => (a.text ? fold('Read', prose(a.text)) : null)],
        ], file.appraisals))
      : h('p', {}, 'There is no appraisal in the file.')),
  },

  /** Everything of the personnel file beside the appraisals. */
  file: {
    title: 'Notes, warnings and leave',
    render: ({ file }) => {
      if (!file) {
        return null;
      }
      const parts = [
        notes('Coaching notes', file.coachingNotes),
        notes('Warnings', file.warnings),
        some(file.leaves) ? [h('h5', {}, `Leave (${file.leaves.length})`), table('Leave', [
          ['From', (l) => day(l.from), 'dp-nowrap'],
          ['Until', (l) => day(l.until) || 'not over', 'dp-nowrap'],
          ['Kind', (l) => l.type],
          ['Protected', (l) => (l.isProtected || l.protected ? badge('Protected by law', 'watch') : 'No')],
        ], file.leaves)] : null,
        notes('Complaints made by the employee', file.complaints),
        notes('Accommodation asked for', file.accommodationRequests),
      ].filter(Boolean);
      return some(parts) ? parts : h('p', {}, 'The file has no coaching note, warning or leave.');
    },
  },

  assessment: {
    title: 'What the file says',
    render: ({ assessment }) => assessment && [
      facts(['History', verdict(assessment.history)],
        ['Recommendation', badge(Word(assessment.recommendation), mood(assessment.recommendation))]),
      some(assessment.risks)
        ? [h('h5', {}, 'Legal risks'), list(assessment.risks.map((r) => word(r)), 'dp-list dp-warn')]
        : h('p', {}, 'No legal risk was found.'),
      basis(assessment),
    ],
  },

  advice: {
    title: 'Advice of counsel',
    render: ({ advice }) => advice && [
      facts(['Advice', verdict(advice.advice)], ['By', `${advice.by}, ${day(advice.on)}`]),
      prose(advice.reason),
    ],
  },

  coaching: {
    title: 'Coaching so far',
    render: ({ coaching }) => coaching && [
      facts(['Coaching ends on', weekday(coaching.endsOn)], ['Sessions', String(coaching.sessions.length)]),
      coaching.sessions.map((s, i) => h('div', { class: 'dp-card' },
        h('h5', {}, `Session ${i + 1}, ${day(s.date)} `, verdict(s.performance), corrected(s)),
        facts(['Observed', s.observed], ['Expected', s.expected], ['Help offered', s.helpOffered],
          ['Next step', s.nextStep], ['Written down on', day(s.writtenOn)],
          ['Employee', answered(s.answer, s.unanswered)]))),
    ],
  },

  /** The session that the employee has to answer: the last one. */
  'coaching-note': {
    title: 'The note',
    render: ({ coaching }) => coaching && some(coaching.sessions)
      && session(coaching.sessions[coaching.sessions.length - 1]),
  },

  'coaching-finding': {
    title: 'What the coaching amounts to',
    render: ({ coaching }) => coaching && coaching.evaluation && [
      facts(['Finding', verdict(coaching.evaluation.verdict)]),
      some(coaching.evaluation.missing) ? [h('h5', {}, 'Missing'), list(coaching.evaluation.missing)] : null,
      basis(coaching.evaluation),
    ],
  },

  plan: {
    title: 'The plan',
    render: ({ plan }) => plan && [
      facts(['First day', weekday(plan.startsOn)], ['Last day', weekday(plan.endsOn)],
        ['Check-in', `at least every ${plural(plan.checkInEveryDays, 'day')}`]),
      plan.goals.map((g, i) => h('div', { class: 'dp-card' },
        h('h5', {}, `${i + 1}. ${g.title} `, badge(g.mandatory ? 'Mandatory' : 'Not mandatory', 'neutral')),
        facts(['Measured', g.metric], ['At the beginning', `${figure(g.baseline)} ${g.unit}`], ['Target', target(g)],
          ['Counts', word(g.aggregation)], ['Source of the figure', g.source], ['Help offered', g.help]))),
    ],
  },

  /** Why a draft came back: from HR, or because the days have moved on. */
  returned: {
    title: 'Why the plan is back with you',
    render: ({ plan }) => plan && (plan.returnedBecause || (plan.validation && some(plan.validation.problems)))
      ? [prose(plan.returnedBecause), plan.validation && some(plan.validation.problems)
        ? list(plan.validation.problems) : null]
      : null,
  },

  'plan-answer': {
    title: 'The employee’s answer to the plan',
    render: ({ plan }) => plan && (plan.answer || plan.unanswered || plan.witnessed) && [
      facts(['Answer', plan.answer || plan.unanswered ? answered(plan.answer, plan.unanswered) : null],
        ['Delivered before a witness', plan.witnessed
          && `${day(plan.witnessed.deliveredOn)}, ${word(plan.witnessed.how)}, witness: ${plan.witnessed.witness}`],
        ['Note', plan.witnessed && plan.witnessed.note]),
    ],
  },

  amendment: {
    title: 'The amendment',
    render: ({ amendment }) => amendment && [
      facts(['Proposed by', `${amendment.by}, ${day(amendment.on)}`], ['Last day', weekday(amendment.endsOn)],
        ['HR', amendment.decision && `${word(amendment.decision.decision)}: ${amendment.decision.reason}`]),
      h('h5', {}, 'What changes ',
        amendment.inFavour ? badge('Nothing to the employee’s disadvantage', 'good') : null),
      list(amendment.changes),
      h('h5', {}, 'Reason'), prose(amendment.reason),
      h('h5', {}, 'The goals as they would be'),
      table('Goals', [
        ['Goal', (g, i) => `${i + 1}. ${g.title}`],
        ['Measured', (g) => g.metric],
        ['At the beginning', (g) => `${figure(g.baseline)} ${g.unit}`],
        ['Target', target],
        ['Counts', (g) => word(g.aggregation)],
        ['Mandatory', (g) => (g.mandatory ? 'yes' : 'no')],
        ['Help offered', (g) => prose(g.help)],
      ], amendment.goals),
    ],
  },

  period: {
    title: 'Time',
    render: (data) => {
      const { period } = data;
      return period && facts(['First day', weekday(period.startsOn)], ['Last day', weekday(period.endsOn)],
        ['Time left', period.daysLeft > 0
          ? `${plural(period.daysLeft, 'day')}, of which ${plural(period.workingDaysLeft, 'working day')}`
          : 'none, the period is over'],
        ['Check-ins to come', period.daysLeft > 0 && period.nextCheckIn ? String(period.checkInsLeft) : null],
        ['Next check-in', period.daysLeft > 0 && !(data.checkIns || []).some((c) => c.dueOn === period.nextCheckIn)
          ? weekday(period.nextCheckIn) : null],
        ['Extended', period.extensions
          ? `${plural(period.extensions, 'time')}, ${plural(period.extendedByDays, 'day')} together` : null]);
    },
  },

  progress: {
    title: 'Goals and progress',
    render: (data) => data.plan && data.plan.goals.map((g, i) => goalProgress(data, g, i + 1)),
  },

  /** What was said at each check-in; the figures are with the goals. */
  'check-ins': {
    title: 'Check-ins',
    render: ({ checkIns }) => some(checkIns) && table('Check-ins', [
      ['Due on', (c) => day(c.dueOn), 'dp-nowrap'],
      ['Held on', (c) => (c.missed ? badge('Missed by the manager', 'watch')
        : [day(c.heldOn), corrected(c)]), 'dp-nowrap'],
      ['Help given', (c) => prose(c.helpGiven)],
      ['Note', (c) => prose(c.note)],
      ['Employee', (c) => (c.comment ? answered(c.comment) : null)],
    ], checkIns),
  },

  /** The check-in that the employee comments on: the last one held. */
  'check-in': {
    title: 'The check-in',
    render: (data) => {
      const held = (data.checkIns || []).filter((c) => !c.missed).pop();
      return held && [
        held.correctedBy ? h('p', {}, corrected(held)) : null,
        facts(['Held on', weekday(held.heldOn)], ['Help given', held.helpGiven], ['Note of your manager', held.note]),
        table('Measurements', [
          ['Goal', (m) => goalName(data, m.goal)],
          ['Measured', (m) => `${figure(m.value)} ${data.plan.goals[m.goal - 1].unit}`, 'dp-number'],
          ['Target', (m) => target(data.plan.goals[m.goal - 1])],
          ['Source', (m) => m.source || data.plan.goals[m.goal - 1].source],
        ], held.measurements),
      ];
    },
  },

  review: {
    title: 'What the measurements say',
    render: (data) => data.review && [
      facts(['Together', verdict(data.review.overall)]),
      table('Goals weighed', [
        ['Goal', (g) => goalName(data, g.goal)],
        ['Target', (g) => data.plan && target(data.plan.goals[g.goal - 1])],
        ['Figure', (g) => figure(g.figure), 'dp-number'],
        ['Measured at', (g) => `${g.measured} of ${plural(g.planned, 'check-in')}`],
        ['Result', (g) => verdict(g.result)],
        ['Why', (g) => g.reason],
      ], data.review.goals),
      isEmployee(data) ? null : basis(data.review),
    ],
  },

  decisions: {
    title: 'Decisions so far',
    render: (data) => some(data.decisions) && table('Decisions', [
      ['Date', (d) => day(d.on), 'dp-nowrap'],
      ['Task', (d) => spelt(d.task)],
      ['Decision', (d) => [Word(d.decision), Object.entries(d.details || {}).map(([k, v]) =>
        h('div', { class: 'dp-small' }, `${spelt(k)}: ${word(v)}`))]],
      ['By', (d) => d.by],
      ['Reason', (d) => prose(d.reason)],
    ], data.decisions),
  },

  /** The last decision that the reader was told, such as an extension or an offer. */
  decision: {
    title: 'The decision',
    render: (data, section) => {
      const of = section.getAttribute('data-dp-of');
      const last = (data.decisions || []).filter((d) => !of || d.task === of).pop();
      const details = (last && last.details) || {};
      return last && [
        facts(['Decision', Word(last.decision)], ['By', `${last.by}, ${day(last.on)}`],
          ['More days', details.extensionDays], ['Role', details.role], ['Reduced to', word(details.reducedTo)],
          ['Last working day', weekday(details.lastWorkingDay)]),
        last.reason ? [h('h5', {}, 'Reason'), prose(last.reason)] : null,
      ];
    },
  },

  'paper-trail': {
    title: 'The paper trail',
    render: ({ paperTrail }) => paperTrail && [
      some(paperTrail.missing)
        ? [badge('Not complete', 'bad'), list(paperTrail.missing)]
        : h('p', {}, badge('Complete', 'good'), ' Nothing is missing.'),
      basis(paperTrail),
    ],
  },

  proposal: {
    title: 'The proposal',
    render: (data) => data.proposal && [
      facts(['Proposed by', `${data.proposal.by}, ${day(data.proposal.on)}`],
        ['Last working day', weekday(data.proposal.lastWorkingDay)]),
      h('h5', {}, 'Grounds'), prose(data.proposal.grounds),
      h('h5', {}, 'Instances'),
      table('Instances', [
        ['Date', (i) => day(i.date), 'dp-nowrap'],
        ['Goal', (i) => goalName(data, i.goal)],
        ['What happened', (i) => prose(i.what)],
      ], data.proposal.instances),
    ],
  },

  reply: {
    title: 'The employee’s reply',
    render: (data) => data.proposal && (data.reply
      ? [facts(['On', day(data.reply.on)], ['Accompanied by', data.reply.companion]), prose(data.reply.reply)]
      : data.case.stage === 'TERMINATION' && h('p', {}, 'There is no reply on record.')),
  },

  appeal: {
    title: 'The appeal',
    render: ({ appeal }) => appeal && [
      facts(['On', day(appeal.on)], ['Answer', word(appeal.appeal)]),
      prose(appeal.grounds),
    ],
  },

  /** What the employee said or asked for of their own accord; of one kind: what of it waits for an answer. */
  statements: {
    title: 'What the employee has written',
    render: (data, section) => {
      const of = section.getAttribute('data-dp-of');
      const shown = (data.statements || []).filter((s) => !of || (s.kind === of && s.waits));
      return [...shown].sort((a, b) => (of ? a.number - b.number : b.number - a.number))
        .map((s) => statementCard(data, s));
    },
  },

  /** The correction that the reader is told of. */
  correction: {
    title: 'The correction',
    render: (data, section) => {
      const open = openCorrection(data, section.getAttribute('data-dp-of'));
      return open && correctionCard(data, open);
    },
  },

  corrections: {
    title: 'Entries that were corrected',
    render: (data) => some(data.corrections) && fold(`${plural(data.corrections.length, 'correction')}`,
      ...[...data.corrections].reverse().map((c) => correctionCard(data, c))),
  },

  relapses: {
    title: 'Relapses reported',
    render: (data) => some(data.relapses) && table('Relapses', [
      ['Date', (r) => day(r.date), 'dp-nowrap'],
      ['Goal', (r) => goalName(data, r.goal)],
      ['What was observed', (r) => prose(r.observed)],
      ['Reported on', (r) => day(r.on), 'dp-nowrap'],
    ], data.relapses),
  },

  /** The letters to the employee: for them to read, for others whether they arrived. */
  letters: {
    title: 'Letters',
    render: (data) => (isEmployee(data) ? lettersToMe(data.letters)
      : some(data.letters) && table('Letters to the employee', [
        ['Letter', letterLink],
        ['Written on', (l) => day(l.at), 'dp-nowrap'],
        ['By mail', (l) => [badge(MAIL[l.mail], l.mail === 'BOUNCED' ? 'bad' : 'neutral'),
          l.problem ? prose(l.problem) : null]],
        ['Opened by the employee', (l) => day(l.openedAt) || 'Not yet', 'dp-nowrap'],
      ], data.letters)),
  },

  timeline: {
    title: 'The record',
    render: ({ timeline }) => some(timeline) && fold(`All ${timeline.length} entries of the case file`,
      table('Entries of the case file', [
        ['No.', (e) => String(e.number), 'dp-number'],
        ['When', (e) => day(e.at), 'dp-nowrap'],
        ['What', (e) => [spelt(e.kind), e.topic ? h('div', { class: 'dp-small' }, spelt(e.topic)) : null]],
        ['By', (e) => e.by],
      ], timeline)),
  },
};

/** Fills every section of a form. A name that no view has is a slip in the form: it says so in its place. */
export function fillViews(root, data) {
  root.querySelectorAll('[data-dp-view]').forEach((section) => {
    const name = section.getAttribute('data-dp-view');
    const view = VIEWS[name];
    removeCharts(section);
    section.classList.add('dp-view');
    if (!view) {
      section.replaceChildren(h('p', { class: 'alert alert-warning' },
        `There is no view “${name}”. Known: ${Object.keys(VIEWS).join(', ')}.`));
      return;
    }
    const content = [view.render(data, section)].flat(Infinity)
      .filter((c) => c !== null && c !== undefined && c !== false);
    section.hidden = content.length === 0;
    section.replaceChildren(h('h4', {}, section.getAttribute('data-dp-title') || view.title), ...content);
  });
}
