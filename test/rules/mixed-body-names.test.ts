import { describe, it } from 'mocha';
import { checkFix, checkLint, checkSilent } from '../support/check';

describe('mixed-body-names', () => {
  it('compares the bodies of one state', () => {
    checkLint(`
      The Turkish Defense Ministry asked. Then the Turkish Defense Ministry left, and the Turkish Ministry of Defense paid.
                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-body-names
    `);
    checkSilent('The Turkish Defense Ministry asked. The Polish Ministry of Defense paid.');
  });

  it('tells of the rarer order, with the country before it too', () =>
    checkLint(`
      The Department of the Treasury paid, and the U.S. Department of the Treasury knew it.

      The Treasury Department left.
          ^^^^^^^^^^^^^^^^^^^ mixed-body-names: “Treasury Department” stands here and “Department of the Treasury” elsewhere: keep to one name.
    `));

  it('leaves offices, longer names and speech alone', () =>
    checkSilent(
      'They met the Research Director. They met the Director of Research.',
      'Ann Lee began at the U.S. Department of State. She left the State Department for a fund.\n\nBo Rhee worked in the State Department, and then in the Office of Ports at the Department of State.',
      'They read of the Hill State Department Store. The Department of State left.',
      'MR. LEE: The State Department paid.\n\nMS. PARK: The Department of State paid.\n\nMR. LEE: Yes.\n\nMS. PARK: Good.',
    ));

  it('knows a body by its words, whatever their order and what joins them', () => {
    checkLint(`
      The Wexland Ministry of Ports & Fish asked the Senate Committee on Foreign Lakes.

      The Wexland Ministry of Ports and Fish paid, and the Senate Foreign Lakes Committee left.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-body-names
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-body-names
    `);
    checkLint(`
      The Lake Communications Research Agency met. The Lake Communication Research Agency left.
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-body-names
    `);
    checkLint(`
      The Ministry of Lakes and Fish in Wexford asked. The Ministry for Lakes and Fish paid.
                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-body-names
    `);
    checkSilent(
      'The Wexland National University met the National University of Wexland.',
      'The Ministries of Ports and Fish met. The Ministries of Fish and Ports met.',
      'The Secretary of Ports and Fish met the Secretary of Fish and Ports.',
      'The Forum for Wexland Regions met. The Forum for Wexland Region met.',
    );
  });

  it('takes for one body what nearly has the name that the draft introduces by the same initials', () => {
    checkLint(`
      The Lake Island Chiefs of Police (LICP) met. The Lake Islands Chiefs of Police left, and the LICP stayed.
                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-body-names: “Lake Islands Chiefs of Police” stands here and “Lake Island Chiefs of Police” elsewhere: keep to one name.
    `);
    checkSilent(
      'The Wexland Lake Office (WLO) met. The WLO left. The Wexland Land Office stayed.',
      'The Lake Island Chiefs of Police met. The Lake Islands Chiefs of Police left.',
      'Papua Lake Wexland (PLW) met, and PLW left. Papua Lake Wexlandian ships came.',
    );
  });

  it('sees a plural within the name of a report, and takes two orders of its words for two', () => {
    checkLint(`
      They read the Lake Islands Report. They like the Lake Islands Report, and the Lake Island Report.
                                                                                    ^^^^^^^^^^^^^^^^^^ mixed-body-names
    `);
    checkSilent('They read the Wexland Port Strategy Review. They like the Wexland Strategy Port Review.');
  });

  it('writes one name throughout', () =>
    checkFix(
      'The State Department met. The State Department dined. The $0Department of State left.',
      'The State Department met. The State Department dined. The State Department left.',
    ));
});
