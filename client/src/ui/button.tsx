/** Buttons. One primary on a screen. */
import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface ButtonLook {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly icon?: IconName
  readonly size?: 'compact' | 'usual' | 'large'
  readonly wide?: boolean
  /** Stays where it is and can be reached, but does nothing: the reason is said when it is pressed and read with its name. */
  readonly closedBecause?: string | undefined
  readonly children: ReactNode
}

export const buttonClass = ({
  look = 'plain',
  size = 'usual',
  wide = false,
}: Pick<ButtonLook, 'look' | 'size' | 'wide'>): string =>
  ['btn', look === 'plain' ? '' : look, size === 'usual' ? '' : size, wide ? 'wide' : '']
    .filter(name => name !== '')
    .join(' ')

export function Button({
  look,
  icon,
  size,
  wide,
  closedBecause,
  children,
  onClick,
  className = '',
  ...rest
}: ButtonLook & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass({ ...(look && { look }), ...(size && { size }), ...(wide && { wide }) })} ${className}`.trim()}
      aria-disabled={closedBecause === undefined ? undefined : true}
      title={closedBecause}
      onClick={event => {
        if (closedBecause === undefined) onClick?.(event)
        else event.preventDefault()
      }}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
      {closedBecause !== undefined && <span className="sr"> ({closedBecause})</span>}
    </button>
  )
}

/** A button that shows only an icon: `label` is its name. */
export function IconButton({
  icon,
  label,
  small = false,
  className = '',
  ...rest
}: { readonly icon: IconName; readonly label: string; readonly small?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`iconbtn${small ? ' small' : ''} ${className}`.trim()}
      aria-label={label}
    >
      <Icon name={icon} />
    </button>
  )
}
