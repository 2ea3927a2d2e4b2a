/** The page of a picture. No scripts are run. */
export function diagramPage(title: string, svg: string): string {
  return page(title, picture(svg, 'picture'));
}

/** The page of what the compiler said instead, above the picture from before, if there is one. */
export function messagePage(title: string, message: string, svg: string): string {
  const before = svg === '' ? '' : picture(svg, 'picture old');
  return page(title, `<h1>${escaped(title)}</h1><pre>${escaped(message.trimEnd())}</pre>${before}`);
}

/** The page of a capture as `mplc explore` makes it, which may run the scripts that are in it, and load nothing. */
export function explorePage(html: string): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">`;
  // Editors give pages margins at their sides, which this one has no use for.
  const margins = '<style>html > body { padding: 0; }</style>';
  return html.replace(/<head[^>]*>/i, (head) => head + policy + margins);
}

/** Pictures have colours for a bright background. */
function picture(svg: string, classes: string): string {
  return `<div class="${classes}">${svg.slice(Math.max(svg.indexOf('<svg'), 0))}</div>`;
}

function page(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
.picture { background: #fff; padding: 1em; }
.old { opacity: 0.5; }
.picture svg { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; font-family: var(--vscode-editor-font-family); }
h1 { font-size: 1.2em; }
</style>
</head>
<body>${body}</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
