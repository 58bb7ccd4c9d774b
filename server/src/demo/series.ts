/** The demo: one evening of a library-of-things network that does not exist. Nobody in it is a real person. */
import type { DemoSeries } from './demo-series.ts'
import { stillRight } from './still-right.ts'
import { whatIsMissing } from './what-is-missing.ts'
import { whereItComesFrom } from './where-it-comes-from.ts'

export const demoSeries: DemoSeries = {
  strategy: {
    title: 'Our Direction',
    period: '2027 to 2031',
    ambitions: [
      {
        key: 'share',
        title: 'Share more, buy less',
        description:
          'Make borrowing the first thing people think of: good things, close to home, there when they are needed.',
        whatWeDid:
          'We opened four more sheds, so there are seven now. About 1,900 households have borrowed something, most often a carpet cleaner, a drill or a gazebo. The van went round on Saturdays until 2025, when its engine gave out.',
      },
      {
        key: 'mend',
        title: 'Mend together',
        description: 'Pass on the skill and the nerve to repair things, and have a good evening while we do it.',
        whatWeDid:
          'Mending night ran every fortnight in four sheds. Six in ten of the things that came in broken went home working. Twelve people trained as hosts, and five of them still host.',
      },
      {
        key: 'welcome',
        title: 'A welcome at every shed',
        description:
          'Make the sheds easy to reach, easy to use and friendly, above all for people who are often left out.',
        whatWeDid:
          'Members pay what they can. Two sheds got level doors. The borrowing guide came out in Welsh, Polish and Bengali in 2024, and has not been brought up to date since.',
      },
      {
        key: 'last',
        title: 'Built to last',
        description: 'Have the people, the money and the buildings to be here in ten years.',
        whatWeDid:
          'Half of our income comes from members now; it was a third in 2022. Three of the seven sheds have a lease of more than two years. We still have no paid staff.',
      },
    ],
    values: [
      {
        key: 'open-handed',
        title: 'Open-handed',
        description: 'We lend first and ask questions later. Nobody has to show that they deserve a drill.',
      },
      {
        key: 'plain',
        title: 'Plain',
        description: 'We say what things cost, what broke and what we do not know, in words that everybody uses.',
      },
      {
        key: 'handy',
        title: 'Willing to have a go',
        description: 'We try before we throw away, and we let people try who have never held a soldering iron.',
      },
      {
        key: 'neighbourly',
        title: 'Neighbourly',
        description: 'We know the people at our shed by name, and notice when somebody has stopped coming.',
      },
    ],
    lineage: whereItComesFrom,
  },
  session: {
    title: 'Where next for the Larkmere sheds?',
    startsAt: { local: '2027-03-03T18:30', zone: 'Europe/London' },
    roomNames: ['Wren', 'Heron', 'Swift'],
    breakouts: [stillRight, whatIsMissing],
  },
}
