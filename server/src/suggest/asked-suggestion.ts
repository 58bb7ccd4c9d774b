/** What is asked of a suggestion, and what is answered; the same between the server and the thread that works it out. */

export interface AskedNote {
  readonly id: string
  readonly text: string
  /** BCP 47, where it is known. */
  readonly lang?: string | undefined
}

export interface AskedThemes {
  readonly kind: 'themes'
  readonly notes: readonly AskedNote[]
  /** Ids of two notes each. */
  readonly mustLink: readonly (readonly [string, string])[]
  readonly cannotLink: readonly (readonly [string, string])[]
  /** Above 0: more themes; below: fewer. */
  readonly grain: number
}

/** Which notes are like one of them. */
export interface AskedLike {
  readonly kind: 'like'
  readonly notes: readonly AskedNote[]
  readonly noteId: string
}

/** In which theme the notes that stand in none might stand. */
export interface AskedHomes {
  readonly kind: 'homes'
  readonly notes: readonly AskedNote[]
  /** Where each stands; one that is not in it stands in none. */
  readonly standsIn: Readonly<Record<string, readonly string[]>>
}

export type AskedSuggestion = AskedThemes | AskedLike | AskedHomes

/** How close two notes are, from -1 to 1, and the words that they share, as the first of them writes them; none where only their sense is alike. */
export interface Basis {
  readonly closeness: number
  readonly words: readonly string[]
}

export interface SuggestedThemes {
  readonly kind: 'themes'
  /** The largest first. */
  readonly themes: readonly {
    readonly id: string
    readonly title: string
    /** Those in the middle of it first. */
    readonly noteIds: readonly string[]
    readonly central: readonly string[]
  }[]
  readonly loose: readonly string[]
  readonly duplicates: readonly (readonly [string, string])[]
  /** Of each note in a theme, the words that it shares with the others there. */
  readonly explained: Readonly<Record<string, readonly string[]>>
  /** Notes in a language whose sense is not known here: they were compared by words and letters alone. */
  readonly bySpelling: number
}

export interface SuggestedLike {
  readonly kind: 'like'
  /** The closest first. */
  readonly like: readonly ({ readonly noteId: string } & Basis)[]
  readonly bySpelling: number
}

export interface SuggestedHomes {
  readonly kind: 'homes'
  readonly homes: readonly ({ readonly noteId: string; readonly themeId: string } & Basis)[]
  readonly bySpelling: number
}

export type Suggested = SuggestedThemes | SuggestedLike | SuggestedHomes
