/** The first breakout of the demo: nearly finished, so that a newcomer sees notes, themes, a parked note and some nobody has looked at. */
import type { DemoBreakout } from './demo-series.ts'
import { said } from './said.ts'

export const stillRight: DemoBreakout = {
  purpose: 'review-ambitions',
  question: 'Are our ambitions still the right ones?',
  step: 'check-back',
  sections: [{ key: 'all', title: 'About all of them', description: 'What is true of the four together.' }],
  notes: [
    ...said(
      { room: 1, section: 'share' },
      {
        ladder: ['I bought a ladder because the shed was shut when I got home from work. Evenings please!'],
        slots: ['Could we book a slot on Saturdays? The queue goes right round the corner', { signedBy: 'Amina' }],
        van: [
          'Bring back the van. It was the only way anything reached us at Top End.',
          { signedBy: 'Dot', route: 'phone' },
        ],
      },
    ),
    ...said(
      { room: 2, section: 'share' },
      {
        shelf: ['More things is not the answer. Half of what we have never leaves the shelf.'],
        cleaner: ['We need a lot MORE things. Every time I want the carpet cleaner it is out.', { signedBy: 'Marek' }],
        buses: ['Two buses with a pressure washer. You try it'],
      },
    ),
    ...said(
      { room: 3, section: 'share' },
      {
        locker: [
          'A locker by the bus station would do. Code on your phone, no opening hours at all',
          { route: 'chat' },
        ],
        first: ['Still the right ambition. I would put it first again.', { signedBy: 'Priya' }],
        dirty: ['If it comes back dirty the next person cleans it before AND after. Say so on the tag, kindly'],
      },
    ),
    ...said(
      { room: 1, section: 'mend' },
      {
        talk: [
          'Mending night is the one evening of the week when I talk to anybody. Please do not turn it into a course.',
          { signedBy: 'Joe' },
        ],
        course: ['It SHOULD be a course. I want to learn to do it, not watch somebody clever do it for me'],
        radio: ["My nan's radio works again 📻🎉 She cried, I cried, the man with the soldering iron cried"],
      },
    ),
    ...said(
      { room: 2, section: 'mend' },
      {
        dollshouse: [
          "Mae fy ŵyr yn saith oed ac mae o wedi trwsio'r tŷ dol ei hun. Mwy o nosweithiau i blant, os gwelwch yn dda.",
          { signedBy: 'Ffion' },
        ],
        four: ['Four in ten things go home still broken. Count that too, and find out why'],
        hosts: [
          'Train more hosts, and pay their bus fare. Five is not enough for four sheds.',
          { signedBy: 'Yusuf', route: 'in-the-room' },
        ],
      },
    ),
    ...said(
      { room: 3, section: 'mend' },
      {
        sew: ['I can sew but not solder. Nobody asked what I could do, they asked what I wanted'],
        daytime: ['A mending night in the daytime. Some of us do not go out after dark.'],
      },
    ),
    ...said(
      { room: 1, section: 'welcome' },
      {
        pay: ['Pay what you can is the best thing we ever did. Keep it.'],
        ramp: [
          'The first time I came, the ramp was out but it stopped a hand short of the step. A young man lifted the chair with me in it, and everybody clapped.\nI know they meant it well. I did not come back for a year. I come every week now, because the new door is level, and because the second time somebody asked what I wanted to borrow and not how I had got in.\nSo: level doors at all seven, and teach people to ask.',
          { signedBy: 'Grace', route: 'phone' },
        ],
        address: ['You have to give an address to join. I did not have one last winter'],
      },
    ),
    ...said(
      { room: 2, section: 'welcome' },
      {
        polish: ['The guide in Polish still says we are shut on Tuesdays. Keep it up to date or take it down'],
        tags: ['I cannot read the tags. Bigger letters, and a picture of what is in the box'],
        quiet: [
          'A quiet hour once a week: no radio, no drills. My son would stay longer than two minutes',
          { route: 'chat' },
        ],
      },
    ),
    ...said(
      { room: 3, section: 'welcome' },
      {
        hello: ['Somebody said hello in Welsh and I nearly fell over. More of that.', { signedBy: 'Bronwen' }],
        benefits: ['I thought it was only for people on benefits until my neighbour took me along'],
      },
    ),
    ...said(
      { room: 1, section: 'last' },
      {
        firms: ['Charge firms the full price and neighbours what they can. Builders borrow from us all the time'],
        prices: ['Do NOT charge anybody more. The day there are two prices there are two kinds of people'],
      },
    ),
    ...said(
      { room: 2, section: 'last' },
      {
        keys: [
          'I have the keys, the rota, the insurance and the kettle. If I get flu the shed is shut. Pay somebody.',
          { signedBy: 'Sunita' },
        ],
        stop: [
          'Once you pay one person the rest of us stop turning up. I have seen it twice.',
          { route: 'in-the-room' },
        ],
      },
    ),
    ...said(
      { room: 3, section: 'last' },
      {
        lease: [
          'Ask the council for the building, not for money. Money runs out, a lease is thirty years',
          { signedBy: 'Tom' },
        ],
      },
    ),
    ...said(
      { room: 1, section: 'all' },
      {
        order: ['Right ambitions, wrong order. The welcome comes first or the rest does not happen'],
        garage: ['Signs!! You can walk past the Mill Lane shed and think it is a garage'],
      },
    ),
    ...said(
      { room: 2, section: 'all' },
      {
        number: ['Put a number on each one, so that in 2031 we can see whether we did it'],
      },
    ),
    ...said(
      { room: 3, section: 'all' },
      {
        street: ['Half my street has never heard of us, and we are at number 12', { signedBy: 'Leroy' }],
        code: ['What is the code for the car park gate please', { route: 'chat' }],
      },
    ),
  ],
  themes: [
    {
      name: 'Open when people can come',
      said: 'People want the sheds open when they are free: in the evening, in daylight, at a quiet hour, or at any hour through a locker.',
      notes: ['ladder', 'slots', 'locker', 'daytime', 'quiet'],
    },
    {
      name: 'Things that come to you',
      said: 'Heavy things are hard to carry home, and since the van stopped the far end of town goes without.',
      notes: ['van', 'buses', 'locker'],
    },
    {
      name: 'How much is enough?',
      said: 'On how many things to keep, people see it differently: some want more of them, others fewer and better looked after.',
      view: 'More things, because what people need is always out.',
      otherView: 'No more things: half of what is there is never borrowed.',
      sharedView: 'What is lent should be clean, and there when somebody needs it.',
      notes: ['shelf', 'cleaner', 'dirty'],
    },
    {
      name: 'Mending is company too',
      said: 'Mending night is as much about company as about repair. Whether it should also teach is where people part.',
      notes: ['talk', 'course'],
    },
    {
      name: 'Joy on mending night',
      said: 'People are moved by what they have mended.',
      notes: ['radio', 'dollshouse'],
      mergedInto: 'Mending is company too',
    },
    {
      name: 'A welcome you can feel',
      said: 'A welcome is what people can reach and read, and how they are spoken to. It comes before everything else.',
      notes: ['ramp', 'address', 'polish', 'tags', 'quiet', 'hello', 'order'],
    },
    {
      name: 'Who does the work, and who pays',
      said: 'The work rests on too few people. Some want paid help and two prices; others fear that both would change what the sheds are.',
      notes: ['hosts', 'sew', 'keys', 'stop', 'lease'],
    },
    {
      name: 'One price or two',
      said: 'Some would charge firms the full price, others want one price for all; that people pay what they can is to stay.',
      notes: ['pay', 'firms', 'prices'],
      within: 'Who does the work, and who pays',
    },
    { name: 'Telling people we are here', said: '', notes: ['benefits', 'garage', 'street'] },
  ],
  tidied: [
    { note: 'dirty', text: 'Clean before and after when something comes back dirty, and say so kindly on the tag.' },
  ],
  parked: [{ note: 'code', reason: 'A question for the evening itself. We answered it there.' }],
  links: [
    {
      between: ['A welcome at every shed', 'Built to last'],
      sentence: 'A warm welcome takes people, and people need the sheds to last: the two ambitions hang together.',
    },
    {
      between: ['Open when people can come', 'Who does the work, and who pays'],
      sentence: 'Every evening that a shed is open needs somebody with the keys.',
    },
    {
      between: ['Share more, buy less', 'Things that come to you'],
      sentence: 'What cannot be carried home is bought after all.',
    },
  ],
}
