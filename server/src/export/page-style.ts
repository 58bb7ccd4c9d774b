/** How an exported page looks: Waymark's own paper by day and by night, and black on white in print. */
export const pageStyle = `:root {
  color-scheme: light dark;
  --page: #FBF5EA; --surface: #FFFDF8; --ink: #14282D; --ink-soft: #3D4E53; --line: #E3D7C3; --line-strong: #85765F; --trail: #D1611B; --note: #F8F1E4;
}
@media (prefers-color-scheme: dark) {
  :root { --page: #14201F; --surface: #1C2A29; --ink: #F4EDDF; --ink-soft: #CDC8BC; --line: #33433F; --line-strong: #85958F; --trail: #F29A55; --note: #223230; }
}
@media (prefers-contrast: more) {
  :root { --ink-soft: var(--ink); --line: var(--line-strong); }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; padding: clamp(1rem, 4vw, 3rem) clamp(0.75rem, 3vw, 2rem); background: var(--page); color: var(--ink); overflow-wrap: break-word;
  font: 400 1.0625rem/1.55 "Atkinson Hyperlegible Next", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", "Noto Sans Arabic", sans-serif;
}
main { max-inline-size: 46rem; margin-inline: auto; padding: clamp(1.25rem, 6vw, 4rem); background: var(--surface); border: 1px solid var(--line); border-radius: 0.625rem; }
h1, h2, h3, h4 { margin: 0; max-inline-size: 38rem; line-height: 1.22; font-weight: 680; text-wrap: balance; white-space: pre-wrap; }
h1 { font-size: clamp(1.8125rem, 1.56rem + 1.25vw, 2.5rem); margin-block-end: 1.5rem; padding-block-end: 1rem; border-block-end: 4px dotted var(--trail); }
h2 { margin-block: 3rem 0.75rem; font-size: 1.5rem; }
h3 { margin-block: 2rem 0.5rem; font-size: 1.25rem; }
h4 { margin-block: 1.5rem 0.5rem; font-size: 1.0625rem; }
p { margin: 0; white-space: pre-wrap; }
strong { font-weight: 680; }
.statement { max-inline-size: 38rem; margin-block: 0.75rem; font-size: 1.125rem; }
.source, .from, .tidied, .reason, .remark { color: var(--ink-soft); font-size: 0.9375rem; }
.source { margin-block-start: 0.25rem; }
.evidence { margin-block: 1rem; }
.intro { font-weight: 550; }
ul { list-style: none; margin: 0.5rem 0 0; padding: 0; display: grid; gap: 0.5rem; max-inline-size: 38rem; }
li { padding: 0.75rem 1rem; background: var(--note); border-inline-start: 4px solid var(--line-strong); border-radius: 0.1875rem; }
.words { line-height: 1.38; }
:is(.from, .tidied) { margin-block-start: 0.25rem; }
.remark { margin-block-start: 3rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line); }
@page { size: A4; margin: 20mm; }
@media print {
  :root { color-scheme: light; --page: #fff; --surface: #fff; --ink: #000; --ink-soft: #222; --line: #999; --line-strong: #555; --trail: #555; --note: #fff; }
  body { padding: 0; font-size: 12pt; }
  main { max-inline-size: none; padding: 0; border: 0; }
  h1, h2, h3, h4, .intro { break-after: avoid; }
  li, .statement { break-inside: avoid; }
}
`

/** After it, for a page in large print: 24 pixels on the screen, 18 points on paper, and more room. */
export const largeStyle = `:root { font-size: 141%; }
main { max-inline-size: 52rem; }
.statement, .intro, .words, .source, .from, .tidied, .reason, .remark { font-size: 1.0625rem; line-height: 1.7; }
p + p, .evidence, .statement { margin-block-start: 1rem; }
@media print { :root { font-size: 17pt; } body, .statement, .intro, .words, .source, .from, .tidied, .reason, .remark { font-size: 18pt; } }
`

/** Of an e-book, whose reader chooses letters, sizes and colours: only what tells one thing from another. */
export const bookStyle = `h1, h2, h3, h4 { line-height: 1.25; page-break-after: avoid; break-after: avoid; white-space: pre-wrap; }
p { margin: 0.5em 0 0; white-space: pre-wrap; }
.statement { margin: 1em 0; page-break-inside: avoid; break-inside: avoid; }
.source, .from, .tidied, .reason, .remark { font-size: 0.9em; }
.intro { font-weight: bold; margin-top: 1.25em; page-break-after: avoid; break-after: avoid; }
ul { list-style: none; margin: 0.5em 0; padding: 0; }
li { margin: 0.75em 0; padding-left: 0.75em; border-left: 3px solid; page-break-inside: avoid; break-inside: avoid; }
.remark { margin-top: 2em; }
`
