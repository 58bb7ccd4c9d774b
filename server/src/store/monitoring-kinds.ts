/** What is kept of who is in the room, in a store of its own that holds nobody: forms, and for as long as one is open what was answered. */
import { WhoAnswers, WhoForm } from '@waymark/shared/model/who.ts'
import { wholeServer, type Kind } from './kinds.ts'

export const whoForms: Kind<WhoForm> = { name: 'who-form', schema: WhoForm, parentOf: () => wholeServer }

/** One row for each form: it is gone once the form is closed. */
export const whoAnswers: Kind<WhoAnswers> = { name: 'who-answers', schema: WhoAnswers, parentOf: ({ id }) => id }
