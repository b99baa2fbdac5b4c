import { day, figure, h, url } from './dom.js';

// The same version as in the pom.
const CHART_JS = 'webjars/chart.js/4.4.4/dist/chart.umd.js';

const INK = '#1d3557';
const LINE = '#9a3412';
const GREY = '#6b7280';

let loading = null;

/** Chart.js, loaded when the first chart is shown. */
function chartJs() {
  loading = loading || new Promise((resolve, reject) => {
    const script = h('script', { src: url(CHART_JS) });
    script.onload = () => resolve(window.Chart);
    script.onerror = () => reject(new Error('Chart.js could not be loaded.'));
    document.head.append(script);
  });
  return loading;
}

/** A picture with a sentence for who can't see it. What it shows is always in a table beside it as well. */
function chart(sentence, configuration) {
  const canvas = h('canvas', { role: 'img', 'aria-label': sentence });
  const frame = h('div', { class: 'dp-chart' }, canvas);
  chartJs().then((Chart) => {
    if (canvas.isConnected) {
      const drawn = new Chart(canvas, configuration);
      frame.addEventListener('dp-remove', () => drawn.destroy(), { once: true });
    }
  }).catch(() => frame.remove());
  return frame;
}

/** Frees what was drawn inside an element that goes. */
export function removeCharts(root) {
  root.querySelectorAll('.dp-chart').forEach((frame) => frame.dispatchEvent(new Event('dp-remove')));
}

function options(yTitle, extra) {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    plugins: { legend: { position: 'bottom', labels: { boxWidth: 24, usePointStyle: true } } },
    scales: {
      x: { grid: { display: false } },
      y: { title: { display: Boolean(yTitle), text: yTitle }, ...extra },
    },
  };
}

/** Ratings over the years with the line from which they meet expectations. */
export function appraisalChart(appraisals) {
  const size = appraisals[0].scaleSize;
  const oneScale = appraisals.every((a) => a.scaleSize === size);
  // ratings of different scales can only be compared as a share of their scale
  const place = (rank, a) => (oneScale ? rank : Math.round((rank / a.scaleSize) * 100));
  const names = new Map(appraisals.map((a) => [a.rank, a.rating]));
  const below = appraisals.filter((a) => a.rank < a.meetsRank).length;
  return chart(
    `Chart of ${appraisals.length} appraisals over the years: ${below} below “meets expectations”. `
      + 'The table has each of them.',
    {
      type: 'line',
      data: {
        labels: appraisals.map((a) => String(a.to).slice(0, 4) === String(a.from).slice(0, 4)
          ? String(a.to).slice(0, 4) : day(a.to)),
        datasets: [
          {
            label: 'Rating (triangle: below expectations)',
            data: appraisals.map((a) => place(a.rank, a)),
            borderColor: INK,
            backgroundColor: INK,
            pointStyle: appraisals.map((a) => (a.rank < a.meetsRank ? 'triangle' : 'circle')),
            pointRadius: 6,
          },
          {
            label: 'Meets expectations',
            data: appraisals.map((a) => place(a.meetsRank, a)),
            borderColor: LINE,
            backgroundColor: LINE,
            borderDash: [6, 4],
            pointStyle: 'line',
            pointRadius: appraisals.length === 1 ? 3 : 0,
            stepped: 'middle',
          },
        ],
      },
      options: options(oneScale ? '' : 'Place on its scale, %', oneScale
        ? {
          min: 0.5,
          max: size + 0.5,
          // whole ranks only, named where an appraisal names them
          afterBuildTicks: (axis) => {
            axis.ticks = Array.from({ length: size }, (_, i) => ({ value: i + 1 }));
          },
          ticks: { callback: (value) => names.get(value) || value },
        }
        : { min: 0, max: 105 }),
    });
}

/** Measurements of one goal over its check-ins, its target, and the check-ins that were missed. */
export function goalChart(goal, number, checkIns) {
  const values = checkIns.map((c) => valueOf(c, number));
  const missed = checkIns.map((c) => (c.missed ? 0 : null));
  const measured = values.filter((v) => v !== null);
  const datasets = [
    {
      label: `Measured (${goal.unit})`,
      data: values,
      borderColor: INK,
      backgroundColor: INK,
      pointRadius: 5,
      spanGaps: true,
    },
    {
      label: `Target: ${goal.direction === 'AT_LEAST' ? 'at least' : 'at most'} ${figure(goal.target)}`,
      data: checkIns.map(() => Number(goal.target)),
      borderColor: LINE,
      backgroundColor: LINE,
      borderDash: [6, 4],
      pointStyle: 'line',
      pointRadius: checkIns.length === 1 ? 3 : 0,
    },
  ];
  if (missed.some((m) => m !== null)) {
    datasets.push({
      label: 'Check-in missed by the manager',
      data: missed,
      yAxisID: 'marks',
      borderColor: GREY,
      backgroundColor: GREY,
      pointStyle: 'crossRot',
      pointRadius: 7,
      pointBorderWidth: 2,
      showLine: false,
      clip: false,
    });
  }
  const chosen = options(goal.unit, { grace: '10%' });
  chosen.scales.marks = { axis: 'y', display: false, min: 0, max: 1 };
  return chart(
    `Chart of goal ${number}: ${measured.length ? measured.map(figure).join(', ') : 'nothing measured'}; `
      + `target ${figure(goal.target)} ${goal.unit}. The table has each check-in.`,
    { type: 'line', data: { labels: checkIns.map((c) => day(c.heldOn || c.dueOn)), datasets }, options: chosen });
}

/** What a check-in measured for a goal; null for nothing. */
export function valueOf(checkIn, number) {
  const found = (checkIn.measurements || []).find((m) => m.goal === number);
  return found ? Number(found.value) : null;
}
