/** Something is on its way: grey lines at once, and a sentence when it takes longer. */
import './loading.css'

export function Loading({ what }: { /** `Fetching the session.` */ readonly what: string }) {
  return (
    <div className="loading" aria-busy="true">
      <span />
      <span />
      <span />
      <p className="soft">{what}</p>
    </div>
  )
}
