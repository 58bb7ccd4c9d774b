/** Bookings, in plain words. */
import type { BookingState, CommonNeed, Letter } from '#model/booking.ts'

export const needWords: Readonly<Record<CommonNeed, string>> = {
  captions: 'Captions',
  bsl: 'British Sign Language',
  'hearing-loop': 'A hearing loop',
  'step-free': 'Step-free access',
  'large-print': 'Large print',
  'quiet-room': 'A quiet room',
  assistant: 'A personal assistant comes too',
  breaks: 'Breaks',
  phone: 'Taking part by phone',
}

export const bookingStateWords: Readonly<Record<BookingState, string>> = {
  booked: 'Has a place',
  waiting: 'On the waiting list',
  cancelled: 'Cancelled',
}

export const letterWords: Readonly<Record<Letter, string>> = {
  booked: 'that they have a place',
  waiting: 'that they are on the waiting list',
  'moved-up': 'that they have a place now',
  reminder: 'that it is tomorrow',
  changed: 'that the session has changed',
  cancelled: 'that their place is cancelled',
}

/** `Captions, Breaks. Near the door.` */
export const sayNeeds = (needs: readonly CommonNeed[], more: string): string =>
  [needs.map(need => needWords[need]).join(', '), more].filter(said => said.trim() !== '').join('. ')
