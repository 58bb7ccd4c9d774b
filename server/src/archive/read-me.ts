/** What stands in the archive in plain words, for whoever opens it without this software. */
export const readMe = `This is the archive of a strategy that was written together with Waymark.

To read it, unpack this file and open site/index.html. It needs no server, no network and no program but a browser.

To have it on a Waymark server again, choose "Bring in an archive" on its start page, and choose this file as it is.

What is in it
  site      pages to read: sessions, boards, pictures, the draft
  files     the slides and files of the sessions
  rows      everything that was set up and sent, one record in a line (JSON)
  docs      what stands on boards, in themes and in the draft (JSON)
  manifest.json   a list of it all, with a check sum (SHA-256) of each part

Who may see it
  The folder "site" holds what stands on the boards and in the draft. Look through it before you put it on the web: words of
  written answers stand in it, also of people who have not said that they may be quoted. If you do, put
  "files" beside it only if everybody may have them; without it the links to files lead nowhere.
  Keep "rows" and "docs" to the team. Written answers are in there whole, with the names that people gave, and what the team noted.

What is not in it
  Links and who came in by them; whose a note is; notes and answers that were taken back, held back, or never shown or sent; deleted words;
  snapshots; payments and how to reach people.
`
