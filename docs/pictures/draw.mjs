// Draws every model in processes/ to docs/pictures/<model>.png, so that no picture is drawn apart from its model.
// npm run pictures [MODEL ...]; the browser is $CHROMIUM, or /usr/bin/chromium.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const SCALE = 1.5;
const MARGIN = 20;

const pictures = dirname(fileURLToPath(import.meta.url));
const models = join(pictures, '..', '..', 'processes');
const bpmnJs = join(dirname(createRequire(import.meta.url).resolve('bpmn-js/package.json')), 'dist');

const asked = process.argv.slice(2).map(name => basename(name, '.bpmn'));
const names = (await readdir(models))
  .filter(file => file.endsWith('.bpmn'))
  .map(file => basename(file, '.bpmn'))
  .filter(name => asked.length === 0 || asked.includes(name));
if (names.length === 0) {
  console.error(`No such model in ${models}: ${asked.join(', ')}`);
  process.exit(1);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage({ deviceScaleFactor: SCALE });
  await page.setContent('<body style="margin: 0"><div id="viewer" style="width: 400px; height: 400px"></div>');
  await page.addScriptTag({ path: join(bpmnJs, 'bpmn-viewer.production.min.js') });

  for (const name of names) {
    // The viewer gives the drawing as SVG, cut to what is drawn; the browser only has to paint it.
    const { svg, warnings } = await page.evaluate(async xml => {
      const viewer = new BpmnJS({ container: '#viewer' });
      const { warnings } = await viewer.importXML(xml);
      const { svg } = await viewer.saveSVG();
      viewer.destroy();
      return { svg, warnings: warnings.map(warning => warning.message) };
    }, await readFile(join(models, `${name}.bpmn`), 'utf8'));
    if (warnings.length > 0) {
      throw new Error(`${name}.bpmn: ${warnings.join('; ')}`);
    }

    const sheet = await browser.newPage({ deviceScaleFactor: SCALE });
    await sheet.setContent(
      `<body style="margin: 0; background: white"><div id="sheet" style="display: inline-block; padding: ${MARGIN}px">`
      + svg.slice(svg.indexOf('<svg')) + '</div>');
    await sheet.locator('#sheet').screenshot({ path: join(pictures, `${name}.png`) });
    await sheet.close();
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await browser.close();
}
