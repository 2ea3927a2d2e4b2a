package org.mpl4j.compiler.interpret.json;

import java.nio.ByteBuffer;
import org.mpl4j.runtime.codec.DnsName;

/** Writes domain names without a string in between, if they consist of letters, digits, hyphens and underscores: nearly all do. */
final class NameJson {
    private NameJson() {}

    static void write(JsonBuffer out, DnsName name) {
        if (name.isRoot() || !isPlain(name)) {
            out.string(name.toString());
            return;
        }
        out.raw('"');
        boolean isFirst = true;
        for (int at = name.firstLabel(); !name.isEnd(at); at = name.nextLabel(at)) {
            if (!isFirst) {
                out.raw('.');
            }
            isFirst = false;
            out.ascii(name.buffer(), at + 1, at + 1 + name.labelLength(at));
        }
        out.raw('"');
    }

    private static boolean isPlain(DnsName name) {
        for (int at = name.firstLabel(); !name.isEnd(at); at = name.nextLabel(at)) {
            if (!isPlain(name.buffer(), at + 1, at + 1 + name.labelLength(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(ByteBuffer b, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = b.get(i);
            boolean isWord =
                    c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
            if (!isWord) {
                return false;
            }
        }
        return true;
    }
}
