/** Where everybody reads what stands here, once a version of the draft is published. */
import { Icon } from '#ui/icon.tsx'

export const ReadByAll = ({ address, what }: { readonly address: string; readonly what: string }) =>
  address === '' ? (
    <p className="small soft">
      Nobody but the team and its readers sees this until a version of the draft is published.
    </p>
  ) : (
    <p>
      <a href={address}>
        <Icon name="eye" /> {what}
      </a>
    </p>
  )
