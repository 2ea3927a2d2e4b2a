package org.mpl4j.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.print.PacketText;
import org.mpl4j.compiler.interpret.print.Palette;
import org.mpl4j.compiler.interpret.value.PacketValue;

/** Trees for people. */
final class PrintTest {
    private static final TestSpec SPEC = TestSpec.of("""
            packet p {
                kind: byte variant { |1 -> First }; address: uint32 show(ipv4); here: label;
                name: string8; list: array (2) { x: byte; }; pairs: array (1) { a: byte; b: byte; }; none: array (0) { c: byte; };
                inner: packet q();
                body: classify (kind) { |1:"One" -> wide: byte[40]; |_:"Other" -> (); };
            }
            packet q() { flag: bit[1] default(false); rest: bit[7]; }
            """);
    private static final String HEX = "01 c0000201 0361220a 0708 090a 81" + "ab".repeat(40);

    @Test
    void alignsTheValuesOfAnObject() throws Exception {
        assertThat(print(SPEC.parse("p", HEX), new StringBuilder())).isEqualTo("""
                        p (54 bytes)
                          kind    = First (1)
                          address = 192.0.2.1
                          here    = @5
                          name    = "a\\"\\n"
                          list[0].x = 7
                          list[1].x = 8
                          pairs[0]:
                            a = 9
                            b = 10
                          none    = (none)
                          inner: q (1 byte)
                            flag = true
                            rest = 1
                          body: One
                            wide = %s.. (40 bytes)
                        """.formatted("ab".repeat(32)));
    }

    private static String print(PacketValue packet, StringBuilder out) {
        new PacketText(out, Palette.PLAIN).print(packet);
        return out.toString();
    }

    @Test
    void startsLinesWithOffsetsWhereThatIsWanted() throws Exception {
        StringBuilder out = new StringBuilder();
        new PacketText(out, Palette.PLAIN).withOffsetsFrom(0).indented(1).print(SPEC.parse("p", HEX));
        assertThat(out.toString())
                .startsWith("0000    p (54 bytes)\n0000      kind    = First (1)\n0001      address = 192.0.2.1\n")
                .contains("000e        wide = abab");
    }

    @Test
    void leavesThingsOut() throws Exception {
        StringBuilder out = new StringBuilder();
        new PacketText(out, Palette.PLAIN)
                .omitting((item, scope) ->
                        item.name().equals("rest") || item.name().equals("body"))
                .print(SPEC.parse("p", HEX));
        assertThat(out.toString()).endsWith("  inner: q (1 byte)\n    flag = true\n");
    }

    @Test
    void showsWhatWasReadBeforeAnError() {
        String out = print(SPEC.tryParse("p", "01 c0000201 0561220a").packet(), new StringBuilder());
        assertThat(out)
                .isEqualTo("p (5 bytes, incomplete)\n  kind    = First (1)\n  address = 192.0.2.1\n  here    = @5\n");
    }

    @Test
    void colours() throws Exception {
        StringBuilder out = new StringBuilder();
        new PacketText(out, (role, text) -> "<" + role.name().charAt(0) + ":" + text + ">").print(SPEC.parse("p", HEX));
        assertThat(out.toString()).contains("<N:kind>    = <T:First> <N:(1)>").contains("<N:body>: <B:One>");
    }
}
