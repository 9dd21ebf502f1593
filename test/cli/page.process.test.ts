import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'mocha';
import { openBrowser } from '../editor/host.mjs';
import { inFolder, runIn } from '../support/commandLine';

describe('the page of findings', () => {
  it('shows each in its sentence, filters and groups them, and obeys nothing of others', () =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'drafts'));
      const hostile = '<img src=x onerror=alert(1)>.md';
      writeFileSync(
        join(folder, 'drafts', hostile),
        'They met. “<b>”, Indo Pacific & "co" <script>alert(2)</script> came. They left.\n',
      );
      writeFileSync(join(folder, 'drafts', 'b.md'), 'Indo Pacific met the E.U. in Kyiv.\n\nKiev is old.\n');
      equal(runIn(folder, ['check', '--output', 'page.html', 'drafts']).status, 1);

      const { browser, page } = await openBrowser();
      try {
        const wrong: string[] = [];
        page.on('dialog', (dialog) => void dialog.dismiss().then(() => wrong.push(dialog.message())));
        page.on('console', (message) => wrong.push(message.text()));
        page.on('pageerror', (error) => wrong.push(error.message));
        page.on('request', (request) => request.url().startsWith('file:') || wrong.push(request.url()));
        await page.goto(pathToFileURL(join(folder, 'page.html')).href);
        const shown = () => page.locator('li:visible').count();
        const heads = () => page.locator('h2:visible').allInnerTexts();

        equal(await shown(), 4);
        deepEqual(await heads(), [`drafts/${hostile} 1`, 'drafts/b.md 3'].sort());
        const item = page.locator('li', { hasText: 'onerror' });
        equal(await item.locator('mark').innerText(), 'Indo Pacific');
        match(
          await item.locator('blockquote').innerText(),
          /^“<b>”, Indo Pacific & "co" <script>alert\(2\)<\/script> came\.$/,
        );

        await page.getByLabel('Rule').selectOption('deprecated-term');
        equal(await shown(), 3);
        await page.getByLabel('Words').fill('e.u.');
        equal(await shown(), 2);
        await page.getByLabel('Words').fill('');
        await page.getByLabel('Rule').selectOption('');
        await page.getByLabel('Group by').selectOption('rule');
        deepEqual((await heads()).sort(), ['deprecated-term 3', 'mixed-spelling 1']);
        await page.getByLabel('Group by').selectOption('term');
        await page.getByLabel('Level', { exact: true }).selectOption('information');
        equal(await shown(), 1);
        equal(await page.locator('#shown').innerText(), '1 of 4 shown');
        deepEqual(wrong, []);
      } finally {
        await browser.close();
      }
    }));
});
