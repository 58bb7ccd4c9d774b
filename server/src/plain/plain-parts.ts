/** How the plain pages are laid out: the parts of the product that they need, under the product's names. */
export const plainParts = `*, *::before, *::after { box-sizing: border-box; }
:root {
  --font: "Atkinson Hyperlegible Next", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
  --step-s: 0.9375rem; --step-0: 1.0625rem; --step-1: clamp(1.125rem, 1.09rem + 0.2vw, 1.25rem); --step-2: clamp(1.25rem, 1.17rem + 0.42vw, 1.5rem); --step-4: clamp(1.5rem, 1.3rem + 1.1vw, 2.25rem);
  --s-1: 0.25rem; --s-2: 0.5rem; --s-3: 0.75rem; --s-4: 1rem; --s-5: 1.5rem; --s-6: 2rem; --s-7: 3rem;
  --gutter: clamp(0.75rem, 0.4rem + 2.4vw, 2rem); --measure: 38rem;
  --i-tick: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='3.4' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M4 12.5l5.5 5.5L20 6.5'/%3E%3C/svg%3E"); --r-s: 0.375rem; --r-m: 0.625rem; --r-l: 1rem; --target: max(44px, 2.75rem);
}
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block: 1.5rem; }
body { container: app / inline-size; margin: 0; min-block-size: 100vh; background: var(--page); color: var(--ink); font: 400 var(--step-0)/1.55 var(--font); overflow-wrap: break-word; }
h1, h2, h3, h4, p, ul, ol, blockquote { margin: 0; padding: 0; }
h1, h2, h3, h4 { line-height: 1.22; font-weight: 680; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: var(--step-4); } h2 { font-size: var(--step-2); } h3 { font-size: var(--step-1); } h4 { font-size: var(--step-0); }
ul, ol { list-style: none; } ul.marks { list-style: disc; padding-inline-start: 1.3em; }
fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; } legend { padding: 0; font-weight: 680; }
b { font-weight: 680; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .2em; } a:hover { text-decoration-thickness: 2px; }
button, input, select, textarea { font: inherit; color: inherit; letter-spacing: inherit; word-spacing: inherit; }
button, summary, label, select { cursor: pointer; }
[hidden] { display: none; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 8px var(--focus-halo); border-radius: var(--r-s); }
:is(input, select, textarea):focus-visible { outline-offset: 0; box-shadow: 0 0 0 6px var(--focus-halo); }
main:focus, h2[tabindex]:focus { outline: none; box-shadow: none; }
.sr { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: var(--s-4); inset-block-start: -6rem; z-index: 5; padding: var(--s-3) var(--s-4); background: var(--surface); border-radius: var(--r-s); } .skip:focus { inset-block-start: var(--s-3); }
.icon { display: inline-block; flex: none; inline-size: 1.3em; block-size: 1.3em; background: currentColor; -webkit-mask: var(--i) center / contain no-repeat; mask: var(--i) center / contain no-repeat; vertical-align: -.26em; }

.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s-4); min-block-size: 3.75rem; padding: var(--s-2) var(--gutter); background: var(--surface); border-block-end: var(--line-w) solid var(--line); }
.brand { display: inline-flex; align-items: center; gap: .45em; min-block-size: var(--target); color: var(--ink); font-weight: 720; font-size: var(--step-1); text-decoration: none; }
.brand .icon { inline-size: 1.6em; block-size: 1.6em; color: var(--trail); }
.where { flex: 1 1 12rem; min-inline-size: 0; padding-inline-start: var(--s-4); border-inline-start: var(--line-w) solid var(--line); line-height: 1.3; font-weight: 550; overflow-wrap: anywhere; }
.where small { display: block; font-size: var(--step-s); font-weight: 400; color: var(--ink-soft); }
.column { max-inline-size: 46rem; margin-inline: auto; padding: var(--s-6) var(--gutter) var(--s-7); }
.pagefoot { display: flex; flex-wrap: wrap; gap: var(--s-2) var(--s-5); padding: var(--s-4) var(--gutter); border-block-start: var(--line-w) solid var(--line); }
.column.door { max-inline-size: 36rem; }
.stack > * + * { margin-block-start: var(--s-4); } .stack > [type="hidden"]:first-child + *, .stack > #write { margin-block-start: 0; }
.column.stack > * + :is(h2, section:not(.card, .notice)) { margin-block-start: var(--s-6); }
.soft { color: var(--ink-soft); } .small { font-size: var(--step-s); } .lead { font-size: var(--step-1); color: var(--ink-soft); max-inline-size: var(--measure); }
.eyebrow { font-size: var(--step-s); color: var(--trail-text); font-weight: 550; } .eyebrow + h1 { margin-block-start: .35rem; }
.change ins, .change del { text-decoration-thickness: 2px; border-radius: .15em; } .change ins { background: var(--good-soft); } .change del { background: var(--danger-soft); }
.direction h2 { margin-block-start: var(--s-7); } .direction h3 { margin-block-start: var(--s-6); } .direction .card h2 { margin-block-start: 0; } .direction .statement > .words, .said { font-size: var(--step-1); max-inline-size: var(--measure); }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s-3); }

.btn { display: inline-flex; align-items: center; justify-content: center; min-block-size: var(--target); padding: .5rem 1.1rem; border: var(--control-w) solid var(--line-strong); border-radius: var(--r-m); background: var(--surface); color: var(--ink); font-weight: 550; line-height: 1.2; text-decoration: none; text-align: center; overflow-wrap: anywhere; }
.btn:hover { background: var(--action-soft); color: var(--on-action-soft); border-color: var(--action); }
.btn.primary { background: var(--action); border-color: var(--action); color: var(--on-action); font-weight: 680; } .btn.primary:hover { background: var(--action-hover); border-color: var(--action-hover); }
.btn.quiet { background: transparent; border-color: transparent; color: var(--link); padding-inline: .7rem; }
.btn.danger { color: var(--danger); border-color: var(--danger); } .btn.danger:hover { background: var(--danger); color: var(--on-danger); }
.btn.wide { inline-size: 100%; } .btn.large { min-block-size: 3.25rem; font-size: var(--step-1); } .btn.compact { min-block-size: 2.25rem; padding: .3rem .75rem; font-size: var(--step-s); }

.field label { display: block; font-weight: 680; margin-block-end: var(--s-1); overflow-wrap: anywhere; }
.hint { color: var(--ink-soft); font-size: var(--step-s); margin-block-end: var(--s-2); }
.error { color: var(--danger); font-weight: 550; margin-block-end: var(--s-2); }
.input { inline-size: 100%; min-block-size: var(--target); padding: .55rem .8rem; background: var(--surface); color: var(--ink); border: var(--control-w) solid var(--line-strong); border-radius: var(--r-m); line-height: 1.45; }
/* With kerning, an unbroken word of 100 KB takes a browser a minute to lay out. */
textarea.input { display: block; resize: vertical; min-block-size: 5.5rem; font-kerning: none; } textarea[readonly] { background: var(--sunken); border-style: dashed; }
.invalid .input { border-color: var(--danger); border-width: 2px; }
.choice { display: flex; gap: var(--s-3); align-items: center; min-block-size: var(--target); } .choice input { flex: none; inline-size: 1.4rem; block-size: 1.4rem; margin: 0; accent-color: var(--action); }
@media not (forced-colors: active) {
  .choice input { appearance: none; display: grid; place-items: center; background: var(--surface); border: 2px solid var(--ink-soft); border-radius: .3rem; } .choice input:checked { background: var(--action); border-color: var(--action); }
  .choice input:checked::before { content: ""; inline-size: 92%; block-size: 92%; background: var(--surface); -webkit-mask: var(--i-tick) center / contain no-repeat; mask: var(--i-tick) center / contain no-repeat; }
}

.card { padding: var(--s-5); background: var(--surface); border: 1px solid var(--line); border-radius: var(--r-l); } .card.raised { box-shadow: var(--shadow-2); } .card h2 { font-size: var(--step-1); }
.notice { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: var(--s-1) var(--s-3); padding: var(--s-4); border-radius: var(--r-m); background: var(--trail-soft); border-inline-start: 5px solid var(--trail); }
.notice h2 { font-size: var(--step-1); } .notice > .icon { margin-block-start: .1em; color: var(--trail-text); inline-size: 1.5em; block-size: 1.5em; } .notice p + p { margin-block-start: var(--s-1); }
.notice.danger { background: var(--danger-soft); border-color: var(--danger); } .notice.danger > .icon { color: var(--danger); } .notice.danger a { color: var(--ink); }
.notice.plain { background: var(--sunken); border-color: var(--line-strong); } .notice.plain > .icon { color: var(--ink-soft); }
.fold > summary { display: inline-block; padding-block: .6rem; font-weight: 550; color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.fold[open] > summary { margin-block-end: var(--s-2); }
.kept { display: grid; gap: var(--s-3); } .kept li { display: grid; grid-template-columns: auto 1fr; gap: var(--s-3); } .kept .icon { color: var(--good); margin-block-start: .15em; }
.places, .rooms { display: grid; gap: var(--s-3); } .rooms > li { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s-1) var(--s-3); } .places span { display: block; }

.steps { display: flex; }
.steps > li { flex: 1; position: relative; display: grid; justify-items: center; align-content: start; gap: .3rem; font-size: var(--step-s); color: var(--ink-soft); text-align: center; line-height: 1.3; min-inline-size: 0; }
.steps > li::before { content: ""; z-index: 1; inline-size: .85rem; block-size: .85rem; margin-block: .3rem; border-radius: 50%; background: var(--surface); border: 2px solid var(--line-strong); }
.steps > li + li::after { content: ""; position: absolute; inset-block-start: .67rem; inset-inline: calc(-50% + .75rem) calc(50% + .75rem); border-block-start: 3px dotted var(--line-strong); }
.steps > .done::before { background: var(--ink); border-color: var(--ink); } .steps > .done + li::after { border-color: var(--trail); }
.steps > [aria-current] { color: var(--ink); font-weight: 680; } .steps > [aria-current]::before { inline-size: 1.45rem; block-size: 1.45rem; margin-block: 0; background: var(--trail); border: 3px solid var(--ink); }
.jump { display: flex; flex-wrap: wrap; gap: var(--s-2); } .jump a { display: inline-flex; align-items: center; gap: .5em; min-block-size: 2.25rem; min-inline-size: 0; padding: .25rem .8rem .25rem .4rem; border: 1px solid var(--line-strong); border-radius: 1.2rem; background: var(--surface); color: var(--ink); text-decoration: none; font-size: var(--step-s); line-height: 1.3; overflow-wrap: anywhere; } .jump a:hover { background: var(--action-soft); color: var(--on-action-soft); }

.waymark { flex: none; display: inline-grid; place-items: center; inline-size: 2rem; block-size: 2rem; background: var(--t-mark); color: var(--t-on); font-weight: 750; font-size: 1rem; line-height: 1; border-radius: 50%; }
[data-tone="b"] > header > .waymark, .waymark[data-tone="b"] { border-radius: .3rem; }
[data-tone="c"] > header > .waymark, .waymark[data-tone="c"] { border-radius: 0; clip-path: polygon(50% -6%, 106% 50%, 50% 106%, -6% 50%); }
[data-tone="d"] > header > .waymark, .waymark[data-tone="d"] { border-radius: 0; clip-path: polygon(25% 3%, 75% 3%, 100% 50%, 75% 97%, 25% 97%, 0 50%); }
[data-tone="e"] > header > .waymark, .waymark[data-tone="e"] { border-radius: 50% 50% 50% .2rem; }
.waymark.small { inline-size: 1.5rem; block-size: 1.5rem; font-size: .875rem; }

.outline { display: grid; gap: var(--s-7); padding-block-start: 0; }
.outline > section > header { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: var(--s-1) var(--s-3); align-items: center; margin-block-end: var(--s-4); } .outline > section > header > p { grid-column: 2 / -1; color: var(--ink-soft); max-inline-size: var(--measure); }
.notelist { display: grid; gap: var(--s-2); }
.note { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .15rem .8rem; align-items: center; padding: .55rem .6rem .55rem .8rem; background: var(--surface); border: 1px solid var(--t-line, var(--line-strong)); border-inline-start-width: 6px; border-radius: var(--r-s); line-height: 1.38; }
.note > * { grid-column: 1; } .note > .btn { grid-column: 2; grid-row: 1 / span 3; }
.note.mine { background: var(--t-note); border-color: var(--ink); border-block-width: 2px; border-inline-end-width: 2px; }
.note.withdrawn { background: var(--sunken); border-style: dashed; }
.note:target, .note:focus { outline: 3px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 8px var(--focus-halo); }
blockquote.words { padding-inline-start: var(--s-4); border-inline-start: 3px solid var(--line-strong); } blockquote.card.words { padding-inline-start: var(--s-5); border-inline-start-width: 5px; }
.words { white-space: pre-wrap; overflow-wrap: anywhere; }
.meta { display: flex; flex-wrap: wrap; gap: .15rem .6rem; font-size: var(--step-s); line-height: 1.35; } .mine .who { font-weight: 680; }
.remark { font-size: var(--step-s); } .remark .icon { margin-inline-end: .35em; color: var(--good); }
.composer { display: grid; gap: var(--s-3); margin-block-start: var(--s-4); padding: var(--s-4); background: var(--surface); border: var(--control-w) solid var(--line-strong); border-radius: var(--r-l); box-shadow: var(--shadow-1); } .composer > .btn { justify-self: start; }
.answer textarea.input { min-block-size: 9rem; }
.ways { border-block-start: var(--line-w) solid var(--line); padding-block-start: var(--s-4); font-size: var(--step-s); } .ways ul { display: grid; gap: var(--s-2); }
@container app (max-width: 34rem) { .note { grid-template-columns: minmax(0, 1fr); } .note > .btn { grid-column: 1; grid-row: auto; justify-self: start; margin-block-start: var(--s-1); } .card { padding: var(--s-4); } .where { flex-basis: 100%; border: 0; padding: 0 0 var(--s-2); } .composer > .btn { justify-self: stretch; } .outline > section > header { grid-template-columns: auto minmax(0, 1fr); } .outline > section > header > .small { grid-column: 2; } }
@container app (min-width: 17.01rem) and (max-width: 21rem) { .steps:has(> li:nth-child(6)) { display: grid; grid-template-columns: repeat(3, 1fr); row-gap: .4rem; } .steps > li:nth-child(4):nth-last-child(3)::after { display: none; } }
@container app (max-width: 17rem) { .steps { display: grid; } .steps > li { grid-template-columns: 1.5rem 1fr; justify-items: start; text-align: start; align-items: center; } .steps > li::before { justify-self: center; } .steps > li + li::after { display: none; } }
@media (forced-colors: active) {
  :focus-visible, .note:target, .note:focus { outline-color: Highlight; }
  .icon { forced-color-adjust: none; background: CanvasText; }
  .btn { border-color: ButtonText; } .btn.primary { border-width: 3px; }
  .waymark { border: 2px solid CanvasText; clip-path: none !important; }
  .steps > [aria-current]::before, .steps > .done::before { background: CanvasText; forced-color-adjust: none; }
}
@page { size: A4; margin: 20mm; }
@media print {
  body { font-size: 12pt; } .bar { min-block-size: 0; padding: 0; border: 0; background: none; } .where { border: 0; padding: 0; } .brand, .skip, .pagefoot, .composer, .btn, .jump, .ways, .steps, .fold, main > .stack > .small { display: none; }
  .column { max-inline-size: none; padding: 0; } .outline { padding-block-start: var(--s-5); } .note { break-inside: avoid; box-shadow: none !important; outline: none !important; } h2, header { break-after: avoid; }
}
.i-way { --i: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Ccircle cx='12' cy='12' r='9.7' stroke-width='2.2'/%3E%3Cpath d='M7.5 15.500l8-8M9.5 7.200h6.300v6.3' stroke-width='2.6'/%3E%3C/svg%3E"); }
.i-saved { --i: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Ccircle cx='12' cy='12' r='9'/%3E%3Cpath d='M7.5 12.500l3 3 6-6.5'/%3E%3C/svg%3E"); }
.i-info { --i: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Ccircle cx='12' cy='12' r='9'/%3E%3Cpath d='M12 11v5.500M12 7.300v.2'/%3E%3C/svg%3E"); }
.i-warn { --i: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='M12 3.500L22 20H2zM12 10v4.500M12 17.300v.2'/%3E%3C/svg%3E"); }
.i-lock { --i: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='%23000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Crect x='5' y='11' width='14' height='9.5' rx='2'/%3E%3Cpath d='M8 11V8a4 4 0 0 1 8 0v3'/%3E%3C/svg%3E"); }
`
