/** A declaration of a packet in a text: its name, and where it begins and ends. */
interface Packet {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\/\/[^\n]*|\/\*|"[^"]*"?|[A-Za-z_][A-Za-z0-9_']*|[{}:]/g;

/**
 * The packet whose declaration is around an offset; if there is none, the next one before it, or else the first of the text. Only what is
 * inside of comments and strings is told from the rest: the text may be broken everywhere else.
 */
export function packetAt(text: string, offset: number): string | undefined {
  const packets = packetsOf(text);
  const around = packets.find((packet) => packet.start <= offset && offset <= packet.end);
  return (around ?? packets.findLast((packet) => packet.start <= offset) ?? packets[0])?.name;
}

function packetsOf(text: string): Packet[] {
  const packets: Packet[] = [];
  let open: { name: string; start: number } | undefined;
  let depth = 0;
  let before = '';
  let beginning: number | undefined;
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const token = match[0];
    if (token === '/*') {
      pattern.lastIndex = endOfComment(text, match.index);
      continue;
    } else if (token.startsWith('//') || token.startsWith('"')) {
      continue;
    }
    if (beginning !== undefined && /^[a-z_]/.test(token)) {
      if (open !== undefined) {
        packets.push({ ...open, end: beginning - 1 });
      }
      open = { name: token, start: beginning };
      depth = 0;
    }
    // Behind a colon, the word begins a nested packet.
    beginning = token === 'packet' && before !== ':' ? match.index : undefined;
    if (token === '{') {
      depth++;
    } else if (token === '}' && --depth <= 0 && open !== undefined) {
      packets.push({ ...open, end: match.index + 1 });
      open = undefined;
    }
    before = token;
  }
  return open === undefined ? packets : [...packets, { ...open, end: text.length }];
}

/** Where a comment ends that begins at an offset: comments nest. */
function endOfComment(text: string, start: number): number {
  const pattern = /\/\*|\*\//g;
  pattern.lastIndex = start;
  let depth = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) {
      return pattern.lastIndex;
    }
  }
  return text.length;
}
