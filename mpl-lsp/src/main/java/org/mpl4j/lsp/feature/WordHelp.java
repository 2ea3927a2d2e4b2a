package org.mpl4j.lsp.feature;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.mpl4j.compiler.ast.Token;
import org.mpl4j.compiler.parse.SpecParser;
import org.mpl4j.compiler.source.SourceFile;
import org.mpl4j.lsp.workspace.Snapshot;
import org.mpl4j.lsp.workspace.Uris;

/** What the words of the language mean, in a line each. */
final class WordHelp {
    private static final Map<String, String> HELP = help();

    private WordHelp() {}

    private static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        help.put(
                "packet",
                "`packet name(parameters) { .. }` declares a packet; `x: packet name(arguments);` has one inside of another");
        help.put("struct", "`struct { .. } name;` declares fields that are used as a type: `x: name;`");
        help.put(
                "typedef",
                "`typedef name base;` gives a type another name, which may come with names for its values (`variant`)");
        help.put("extern", "`extern name \"codec class\";` declares a type whose codec is written in Java");
        help.put(
                "classify",
                "`classify (tag) { |value:\"Label\" -> .. }` chooses one branch by the value of a field or parameter");
        help.put(
                "array",
                "`array (n) { .. }` has n elements, `array[n] { .. }` those in n bytes, `array { .. }` those up to the end, `array until (e) { .. }` those up to the one for which e holds");
        help.put("endian", "`endian little;` changes the byte order from there on");
        help.put(
                "variant",
                "`variant { |value -> Tag .. }` names values; `=>` marks the one that a builder writes by itself");
        help.put("when", "`when (e)`: it is there only if e holds");
        help.put("min", "`min(n)`: smaller values are violations");
        help.put("max", "`max(n)`: greater values are violations");
        help.put("align", "`align(bits)`: bytes of zero follow up to a multiple of so many bits");
        help.put("const", "`const(v)`: a builder writes v; other values that are read are violations");
        help.put("magic", "`magic(v)`: as `const`, but what has another value is no such packet at all");
        help.put(
                "value",
                "`value(e)`: a builder computes it, also from what comes later; what is read is compared with it");
        help.put("default", "`default(e)`: what a builder writes where nothing is given");
        help.put(
                "checksum",
                "`checksum(algorithm, first..last, ..)`: a builder computes it from bytes of the packet, strings and numbers");
        help.put("show", "`show(format)`: how people write such a value: ipv4, ipv6, mac, hex or text");
        help.put(
                "until",
                "`bytes until (\"..\")`: up to a delimiter; `array until (e)`: up to the element for which e holds");
        help.put("offset", "`offset(x)`: bytes from the start of the packet to the end of x");
        help.put("sizeof", "`sizeof(x)`: bytes that x takes");
        help.put("array_length", "`array_length(x)`: how many elements x has");
        help.put("remaining", "`remaining()`: bytes from here to the end of what is around");
        help.put("bit", "`bit[n]`: a number of n bits, 1 to 64, the most significant first");
        help.put("byte", "`byte`: a number of 8 bits; `byte[n]`: n bytes");
        help.put("bytes", "`bytes until (\"..\")`: bytes up to a delimiter");
        help.put("label", "a place with a name, of no size: `offset(label)`");
        help.put("boolean", "one byte: everything but 0 is true");
        help.put("string8", "a length of one byte, then so many bytes");
        help.put("string16", "a length of two bytes, then so many bytes");
        help.put("string32", "a length of four bytes, then so many bytes");
        help.put("cstring", "bytes up to a byte of 0");
        help.put("varint", "an unsigned number in LEB128, up to 64 bits in 10 bytes");
        help.put("quicint", "an unsigned number of up to 62 bits in 1, 2, 4 or 8 bytes (RFC 9000 section 16)");
        help.put("mpint", "a number of any size, as SSH has it (RFC 4251 section 5)");
        help.put("dns_label", "a domain name without compression");
        help.put("dns_label_comp", "a domain name that may be compressed (RFC 1035 section 4.1.4)");
        return help;
    }

    /** About one word. */
    static Optional<String> of(String word) {
        return Optional.ofNullable(HELP.get(word));
    }

    static Optional<Hover> at(Snapshot snapshot, Path file, int offset) {
        if (Uris.isPolicy(file)) {
            return Optional.empty();
        }
        SourceFile source = snapshot.source(file);
        for (Token token : SpecParser.tokens(source)) {
            boolean isWord = token.kind() == Token.Kind.NAME || token.kind() == Token.Kind.KEYWORD;
            if (isWord
                    && token.span().start() <= offset
                    && offset <= token.span().end()) {
                return of(token.text())
                        .map(text -> new Hover(
                                new MarkupContent(MarkupKind.MARKDOWN, text),
                                snapshot.lines(file).range(token.span())));
            }
        }
        return Optional.empty();
    }
}
