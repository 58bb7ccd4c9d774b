/** The summary of a breakout: its points, what they rest on, and the pictures that are made of them. */
import '#synthesis/synthesis.css'
import './summary.css'
import { BreakoutPage } from '#synthesis/breakout-page.tsx'
import { SummaryDesk } from './summary-desk.tsx'

export const SummaryPage = (of: { readonly sessionId: string; readonly breakoutId: string }) => (
  <BreakoutPage {...of} title="Summary and pictures" desk={SummaryDesk} />
)
