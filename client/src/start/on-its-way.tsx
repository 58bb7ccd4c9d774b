/** A page whose words are still on their way: its frame and heading at once. */
import { Loading } from '#ui/loading.tsx'
import { Page } from '#ui/page.tsx'

export function OnItsWay({ title }: { readonly title: string }) {
  return (
    <Page title={title} mainClass="pagewide stack">
      <h1>{title}</h1>
      <Loading what="It is on its way. A slow connection may take a moment." />
    </Page>
  )
}
