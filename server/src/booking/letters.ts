/** What people who booked are told by e-mail. It holds what they need to come or to cancel, and nothing they wrote but the name they gave. */
import type { BookingPage, Letter } from '@waymark/shared/model/booking.ts'
import type { Session } from '@waymark/shared/model/session.ts'
import { sayWhen } from '@waymark/shared/model/time.ts'

const subjects: Readonly<Record<Letter, (title: string) => string>> = {
  booked: title => `You have a place: ${title}`,
  waiting: title => `You are on the waiting list: ${title}`,
  'moved-up': title => `A place has come free for you: ${title}`,
  reminder: title => `Tomorrow: ${title}`,
  changed: title => `This has changed: ${title}`,
  cancelled: title => `Your place is cancelled: ${title}`,
}

const begins: Readonly<Record<Letter, string>> = {
  booked: 'You have a place.',
  waiting: 'All places are taken. You are on the waiting list: we write to you when a place comes free.',
  'moved-up': 'A place has come free, and it is yours. If you cannot come, cancel it, so that somebody else can.',
  reminder: 'This is a reminder.',
  changed:
    'The time or the title of this session has changed. This is what holds now. If it does not suit you, cancel.',
  cancelled:
    'Your place is cancelled. If you change your mind, open your page: while there are places you can have it back.',
}

export interface LetterFacts {
  readonly letter: Letter
  readonly session: Session
  readonly page: BookingPage
  /** Of the person: to join, change and cancel. */
  readonly address: string
}

export function letterOf({ letter, session, page, address }: LetterFacts): {
  readonly subject: string
  readonly text: string
} {
  const parts = [
    begins[letter],
    `${session.title}\n${sayWhen(session.startsAt)}`,
    letter === 'cancelled' ? '' : page.where,
    letter === 'cancelled'
      ? `Your page: ${address}`
      : `To cancel, to join, or to change what you need: ${address}\nKeep this address for yourself: whoever has it can do the same.`,
  ]
  return {
    subject: subjects[letter](session.title),
    text: `${parts.filter(part => part.trim() !== '').join('\n\n')}\n`,
  }
}
