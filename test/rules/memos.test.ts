// Memoranda, mails and notes in plain text: what stands around their prose is none, and is not judged.
import { describe, it } from 'mocha';
import { checkLint } from '../support/check';
import { dedent } from '../support/marks';

describe('memos', () => {
  it('finds nothing in a memorandum for the record, with references and numbered paragraphs', () => {
    checkSilentPlain(`
                           UNITED STATES FORCES EXAMPLE
                           OFFICE OF THE CHIEF OF STAFF
                           UNIT #15237, APO AP 96271-5237

      EAXX-CS                                              14 March 2026

      MEMORANDUM FOR RECORD

      SUBJECT:  Visit of the ROK Delegation to Camp Example

      1.  References.

          a.  AR 25-50, Preparing and Managing Correspondence.
          b.  CFC Regulation 600-2.
          c.  E-mail, EAXX-PL, 2 March 2026, subject: Visit.

      2.  A delegation of the Republic of Korea (ROK) visited on 12 March.
      The ROK delegation was led by MG Cho Min-su, J5.

      3.  The ROK delegation asked for three things:

          a.  A larger briefing room.
          b.  Two buses (44 PAX each).
          c.  A point of contact (POC). The POC is named below.

      4.  POC is MAJ A. Roy, DSN 315-555-0100.

                                         A. B. COLE
                                         COL, GS
                                         Chief of Staff

      DISTRIBUTION: A, C
      CF: J3, J5, PAO
    `);
  });

  it('finds nothing in a mail with a table by spaces and a signature', () => {
    checkSilentPlain(`
      To: Working Group on Ports
      From: Secretariat
      Cc: MFA, MOD
      Date: 3/4/26
      Re: Follow-up

      All,

      Thanks for coming. The Republic of Korea (ROK) will send its text by Friday. Please send ours to the ROK by Monday.

      Action items
      ------------
        Who          What                        When
        AL           Draft text                  9 March
        BO           Map of ports                9 March
        Secretariat  Minutes                     6 March

      Best,
      Dee

      --
      Dee Ott
      Secretariat, Working Group on Ports
      T +47 555 0100 | M +47 555 0101
      www.example.org
    `);
  });

  it('finds nothing in a diplomatic note with its letterhead', () => {
    checkSilentPlain(`
      MINISTRY OF OCEANS
      Seoul

      No. 26-114

      The Ministry of Oceans presents its compliments to the Embassy of Japan and has the honour to refer to the talks on ports that were held in Busan.

      The Ministry proposes that the next round be held in Tokyo. It would be led for the Republic of Korea (ROK) by Director-General Seo. The ROK side would have six members.

      The Ministry avails itself of this opportunity to renew to the Embassy the assurances of its highest consideration.

      Seoul, 3 June 2026

      (L.S.)

      EMBASSY OF JAPAN
      SEOUL
    `);
  });

  it('finds nothing in a memorandum with labels in capitals', () => {
    checkSilentPlain(`
      INFORMATION MEMO

      TO: SecDef

      FROM: Ann Cole, ASD (IPSA)

      SUBJECT: Your Call with Minister Seo, ROK

      BLUF: Minister Seo will ask for two more port calls. Say yes.

      BACKGROUND
      - The Republic of Korea (ROK) paid for the last two calls.
      - ROK yards can repair our ships; three have been repaired since 2024.
      - North Korea has protested each call.

      TALKING POINTS
      - I welcome the ROK's offer.
      - We will send a team in May.

      COORDINATION: GC, ASD(LA), J5, INDOPACOM J5

      Attachment:
      TAB A: Biography of Minister Seo

      Prepared by: Bo Lind, OSD(P), 555-0101
    `);
  });

  it('finds nothing in a memorandum with a choice, a table and attachments', () => {
    checkSilentPlain(`
                               DEPARTMENT OF HARBOURS
                               OFFICE OF THE SECRETARY

      MEMORANDUM FOR: The Deputy Secretary

      FROM:           Lia Berg, Director, Office of Ports (OP)

      THROUGH:        Gen. Ray Moss, J5

      SUBJECT:        Talks with the Republic of Korea (ROK) on Port Calls

      DATE:           3 February 2026

      1. PURPOSE. To ask for your approval of the mandate for the port-call talks with the ROK.

      2. BACKGROUND. The ROK asked for talks in December. Two rounds were held in Busan, and a third is planned for Norfolk. The ROK side is led by its Ministry of Oceans and Fisheries.

      3. DISCUSSION.

         a. Costs. A call costs USD 180,000, of which the ROK would pay half.

         b. Risks. The risk is low.

      4. RECOMMENDATION. That you approve the mandate at Tab A.

                Approve ______   Disapprove ______   Discuss ______

      Attachments:
         Tab A   Draft mandate
         Tab B   Costs, by port

            Port         Calls     Cost (USD)
            -----------------------------------
            Busan          4         720,000
            Pyeongtaek     1         190,000
            Total          5         910,000

      cc:  General Counsel
           CFO

      LB/dv 26-0117
    `);
  });

  it('finds in the numbered paragraphs what it finds in any prose', () => {
    checkLint(
      `
      MEMORANDUM FOR THE DEPUTY SECRETARY

      FROM:     Office of Ports
      SUBJECT:  Ships of the UNC
      DATE:     9 June 2026

      1. Issue. Whether to ask the ROK for two more ports.
                                   ^^^ undefined-abbreviation

      2. Background. Trade in the Indo Pacific grows.
                                  ^^^^^^^^^^^^ deprecated-term

         a. The R.O.K. may refuse.
                ^^^^^^ deprecated-term
      `,
      'plaintext',
    );
  });
});

function checkSilentPlain(memo: string): void {
  checkLint(dedent(memo), 'plaintext');
}
