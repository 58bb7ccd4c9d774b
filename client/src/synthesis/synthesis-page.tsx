/** Where facilitators group the notes of all rooms of a breakout into themes, several at once, live. */
import './synthesis.css'
import { BreakoutPage } from './breakout-page.tsx'
import { WhichDesk } from './which-desk.tsx'

export const SynthesisPage = (of: { readonly sessionId: string; readonly breakoutId: string }) => (
  <BreakoutPage {...of} title="Group what was said" desk={WhichDesk} />
)
