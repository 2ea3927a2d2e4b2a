package org.mpl4j.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.OpenEnum;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;

class TreePrinterTest {
    private record Type(long value, Optional<String> tag) implements OpenEnum {}

    @Test
    void printsATree() {
        TreePrintable address = out -> out.show("ip", Show.IPV4, 0xc0000201L, 32);
        TreePrintable option = out -> out.field("code", 3).field("data", Bytes.ofHex("00ff"));
        String tree = TreePrinter.print(
                "dns_rr",
                out -> out.field("name", "www.example.com")
                        .field("atype", new Type(1, Optional.of("A")))
                        .field("other", new Type(-1, Optional.empty()))
                        .unsigned("ttl", -1)
                        .field("weight", 0.5)
                        .field("ok", true)
                        .node("rdata", "A", address)
                        .list("options", List.of(option, option))
                        .list("none", List.of())
                        .show("mac", Show.MAC, Bytes.ofHex("0102"))
                        .show("id", Show.HEX, Bytes.ofHex("0102"))
                        .show("title", Show.TEXT, Bytes.ofUtf8("hi")));
        assertThat(tree).isEqualTo("""
                dns_rr:
                  name = www.example.com
                  atype = A (1)
                  other = 18446744073709551615
                  ttl = 18446744073709551615
                  weight = 0.5
                  ok = true
                  rdata: A
                    ip = 192.0.2.1
                  options[0]:
                    code = 3
                    data = 00ff
                  options[1]:
                    code = 3
                    data = 00ff
                  none = []
                  mac = 01:02
                  id = 0102
                  title = "hi\"""");
    }

    @Test
    void tellsWherePartsLie() {
        Part inner = new Part(4, 6, out -> out.field("x", 1));
        Part outer = new Part(2, 8, out -> out.list("list", List.of(inner)).node("note", text -> text.field("y", 2)));
        assertThat(TreePrinter.parts("p", outer))
                .containsExactly(new PacketPart("p", 2, 8), new PacketPart("p.list[0]", 4, 6));
    }

    private record Part(int startOffset, int endOffset, TreePrintable content) implements View, TreePrintable {
        @Override
        public ByteBuffer buffer() {
            return ByteBuffer.allocate(endOffset);
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }

        @Override
        public void print(TreePrinter tree) {
            content.print(tree);
        }
    }

    @Test
    void shortensLongBytes() {
        Bytes content = Bytes.of(new byte[100]);
        assertThat(new TreePrinter().field("data", content))
                .hasToString("data = " + "00".repeat(64) + ".. (100 bytes)");
        assertThat(new TreePrinter().text("data", Bytes.ofUtf8("a".repeat(65))))
                .hasToString("data = \"" + "a".repeat(64) + "\".. (65 bytes)");
    }

    @Test
    void escapesWhatDoesNotPrint() {
        assertThat(TreePrinter.quoted(Bytes.ofUtf8("a\"b\\c\r\n\t\u0000\u001b\u007f\u00e9\u0085\u20ac")))
                .isEqualTo("\"a\\\"b\\\\c\\r\\n\\t\\x00\\x1b\\x7f\u00e9\\u0085\u20ac\"");
        assertThat(TreePrinter.quoted(Bytes.ofHex("41e9ff"))).isEqualTo("\"A\\xe9\\xff\"");
    }
}
