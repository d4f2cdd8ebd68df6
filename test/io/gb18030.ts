/** Node decodes GB18030 but does not encode it: the table of two-byte codes is read off the decoder. */
let table: Map<string, readonly number[]> | undefined;

function twoByteCodes(): Map<string, readonly number[]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\uFFFD') codes.set(text, [lead, trail]);
    }
  }
  return codes;
}

/** Four bytes for characters beyond the basic plane (rare characters of names). */
function fourBytes(codePoint: number): number[] {
  const linear = codePoint - 0x10000 + 189_000;
  return [
    0x81 + Math.floor(linear / 12_600),
    0x30 + (Math.floor(linear / 1260) % 10),
    0x81 + (Math.floor(linear / 10) % 126),
    0x30 + (linear % 10),
  ];
}

export function encodeGb18030(text: string): Uint8Array {
  table ??= twoByteCodes();
  const known = table;
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const codePoint = character.codePointAt(0)!;
      if (codePoint < 0x80) return [codePoint];
      const code = codePoint >= 0x10000 ? fourBytes(codePoint) : known.get(character);
      // As programs do that have no code for it.
      return code === undefined ? [0x3f] : [...code];
    }),
  );
}
