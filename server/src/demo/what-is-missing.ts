/** The second breakout of the demo: still open for notes, with the first two themes begun. */
import type { DemoBreakout } from './demo-series.ts'
import { said } from './said.ts'

export const whatIsMissing: DemoBreakout = {
  purpose: 'what-is-missing',
  question: 'What is missing?',
  step: 'write',
  sections: [
    { key: 'start', title: 'Something to start', description: 'Work that none of the four ambitions covers.' },
    { key: 'heard', title: 'Somebody we have not heard', description: 'People whose words ought to be here.' },
    { key: 'stop', title: 'Something to stop', description: 'What we could leave off, to make space.' },
  ],
  notes: [
    ...said(
      { room: 1, section: 'start' },
      {
        hour: ['Lend people as well as things. An hour of somebody who can put up a shelf'],
        garden: ['Gardens. Seeds, wheelbarrows, and somewhere to use them', { signedBy: 'Amina' }],
      },
    ),
    ...said(
      { room: 2, section: 'start' },
      {
        pump: ['We had the only pump in town when the river came up and nobody knew', { route: 'chat' }],
      },
    ),
    ...said(
      { room: 3, section: 'start' },
      {
        fans: ['A plan for hot weather. Lend the fans out before it is hot, not after', { signedBy: 'Leroy' }],
      },
    ),
    ...said(
      { room: 1, section: 'heard' },
      {
        thirty: ['Teenagers. There is nobody under thirty in this room'],
      },
    ),
    ...said(
      { room: 2, section: 'heard' },
      {
        nights: [
          'The night shift at the packing plant. They could do with an open door at 7 am',
          { signedBy: 'Marek' },
        ],
        cake: ['People who will never come to a meeting. Go to them. Bring cake.', { signedBy: 'Dot', route: 'phone' }],
      },
    ),
    ...said(
      { room: 3, section: 'heard' },
      {
        schools: ['Children write the best rules. Ask the two schools'],
      },
    ),
    ...said(
      { room: 1, section: 'stop' },
      {
        users: ["Stop saying users. We're neighbours"],
      },
    ),
    ...said(
      { room: 2, section: 'stop' },
      {
        kettles: [
          'Stop taking in things we cannot mend or lend. The back room is a museum of kettles',
          { signedBy: 'Joe' },
        ],
      },
    ),
    ...said(
      { room: 3, section: 'stop' },
      {
        sundays: ['E-mails on Sunday nights 🙏'],
        nothing: ['Nothing. It took so long to get here, please do not stop anything', { route: 'in-the-room' }],
      },
    ),
  ],
  themes: [
    {
      name: 'Ready for floods and heat',
      said: 'The sheds hold what a street needs in bad weather, if people know of it in time.',
      notes: ['pump', 'fans'],
    },
    {
      name: 'People who are not in the room',
      said: 'Go to those who will not come to a meeting: young people, night workers, children.',
      notes: ['thirty', 'nights', 'cake', 'schools'],
    },
  ],
  parked: [],
  links: [],
}
