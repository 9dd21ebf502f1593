import { describe, it } from 'mocha';
import { checkLint, checkSilent } from '../support/check';

describe('superseded-label', () => {
  it('takes a label of yesterday softly', () =>
    checkLint(`
      The AP4 met.
          ^^^ [information] superseded-label
    `));
  it('lets a label be where the text says that another has come', () =>
    checkSilent(
      'The Indo-Pacific Four (IP4), formerly the AP4, met. The former AP4 and its friends left, and the IP4 stayed.',
      'The Indo-Pacific Four (IP4) met. The AP4, now the IP4, was loose. The AP4 became the IP4.',
      'Until 2023 they met as the AP4. They were called the Asia-Pacific Four, or AP4.',
      'The Asia-Pacific 4 (AP4), as they were called, met. AP4 became the label.',
      'The Indo-Pacific Four (IP4) met. Officials spoke of the AP4, and only a year after that of the IP4.',
    ));
  it('marks a label that only happens to be old', () =>
    checkLint(`
      The Indo-Pacific Four (IP4) met, and the AP4 left. The IP4 met. The AP4 left.
                                               ^^^ superseded-label
                                                                          ^^^ superseded-label

      The AP4 then met, and now AP4 members leave.
          ^^^ superseded-label
                                ^^^ superseded-label
    `));
  it('lets a label stand in a draft and in a sentence of its own time', () => {
    checkSilent(
      '---\ndate: 2023-05-01\n---\n\nThe AP4 met.',
      'In June 2023 the AP4 met.',
      'Our Asia-Pacific partners in trade met.',
    );
    checkLint(`
      NATO’s Asia-Pacific partners met.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ superseded-label
    `);
  });
});
