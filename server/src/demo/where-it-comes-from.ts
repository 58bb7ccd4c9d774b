/** Where the strategy of the demo comes from: the one before it was only ever on paper. One of its values is left unsaid, as it happens. */
import type { DemoLineage } from './demo-series.ts'

export const whereItComesFrom: DemoLineage = {
  before: {
    title: 'Our Direction',
    period: '2022 to 2026',
    ambitions: [
      { key: 'lend', title: 'Lend more things' },
      { key: 'old-mend', title: 'Mend together' },
      { key: 'open', title: 'Open the sheds to everybody' },
      { key: 'explain', title: 'Explain how borrowing works' },
      { key: 'towns', title: 'A shed in every town' },
    ],
    values: [
      { key: 'trusting', title: 'Trusting' },
      { key: 'old-neighbourly', title: 'Neighbourly' },
      { key: 'frugal', title: 'Frugal' },
    ],
  },
  entries: [
    {
      of: 'ambition',
      how: 'reworded',
      from: ['lend'],
      to: ['share'],
      reason: 'Lending is how we do it. What we are after is that less is bought and left in a cupboard.',
    },
    { of: 'ambition', how: 'kept', from: ['old-mend'], to: ['mend'], reason: 'Mending night is what people come for.' },
    {
      of: 'ambition',
      how: 'merged',
      from: ['open', 'explain'],
      to: ['welcome'],
      reason: 'A shed that nobody explains is not open, however wide its door is.',
    },
    {
      of: 'ambition',
      how: 'new',
      from: [],
      to: ['last'],
      reason: 'Four leases end before 2030, and until now nobody was asked to think about that.',
    },
    {
      of: 'ambition',
      how: 'dropped',
      from: ['towns'],
      to: [],
      reason: 'Seven sheds are as many as we can look after. We would rather look after them well.',
    },
    {
      of: 'value',
      how: 'split',
      from: ['trusting'],
      to: ['open-handed', 'plain'],
      reason: 'It meant two things: lending without questions, and saying what we do not know.',
    },
    { of: 'value', how: 'kept', from: ['old-neighbourly'], to: ['neighbourly'], reason: '' },
    { of: 'value', how: 'new', from: [], to: ['handy'], reason: 'It is what newcomers say they like best about us.' },
  ],
}
