/** The last answers of the server that a page needs to be read without it, kept beside the copies of its documents. */
import { clear, createStore, del, get, set, type UseStore } from 'idb-keyval'

let base: UseStore | undefined

/** Rejects where nothing may be kept. */
const answers = async (): Promise<UseStore> => (base ??= createStore('waymark-answers', 'answers'))

const nothing = (): undefined => undefined

/** Not yet checked; undefined where there is none. */
export const keptAnswer = async (question: string): Promise<unknown> =>
  answers()
    .then(store => get<unknown>(question, store))
    .catch(nothing)

export const keepAnswer = async (question: string, answer: unknown): Promise<void> =>
  answers()
    .then(store => set(question, answer, store))
    .catch(nothing)

export const forgetAnswer = async (question: string): Promise<void> =>
  answers()
    .then(store => del(question, store))
    .catch(nothing)

export const forgetAnswers = async (): Promise<void> =>
  answers()
    .then(store => clear(store))
    .catch(nothing)
