package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.backend.BackendContext;
import org.mpl4j.compiler.backend.JavaPackages;

/** What users do with views that are pointed at one packet after the other; that they say the same as others is in {@link ViewOracleTest}. */
final class ReusableViewsTest {
    private static final JavaProgram PROGRAM =
            new JavaProgram("""
            packet items {
              count: byte value(array_length(pairs));
              pairs: array (count) { pair: packet pair(); };
              texts: array { text: string8; };
            }
            packet pair { wrap: byte; keep: byte; }
            packet fields { kind: byte; view: byte[2]; target: packet pair(); }
            """, new BackendContext(JavaPackages.of(""), Map.of(ReusableViews.OPTION, "true")));

    private static Object run(String statements, String hex) {
        return PROGRAM.compile(statements).run(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @Test
    void aViewStaysWhereItIsIfThereIsNoPacket() {
        Object read = run("""
                Pair pair = new Pair();
                pair.wrap(buffer, 1, 3);
                try {
                    pair.wrap(buffer, 0, 1);
                    return "no exception";
                } catch (org.mpl4j.runtime.ParseException e) {
                    return e.reason() + " " + pair.wrap() + " " + pair.keep();
                }
                """, "010203");
        assertThat(read).isEqualTo("TRUNCATED 2 3");
    }

    @Test
    void nothingIsReadOutsideTheBuffer() {
        Object read = run("""
                try {
                    new Pair().wrap(buffer, 1, 4);
                    return "no exception";
                } catch (IndexOutOfBoundsException e) {
                    return "refused";
                }
                """, "010203");
        assertThat(read).isEqualTo("refused");
    }

    @Test
    void elementsAreVisitedByOneView() {
        Object read = run("""
                StringBuilder text = new StringBuilder();
                Items.TextsItem item = new Items.TextsItem();
                Pair pair = new Pair();
                Items list = new Items().wrap(buffer);
                list.pairs(pair, p -> text.append(p.wrap() + p.keep()).append(p == pair ? " " : "other"));
                list.texts(item, t -> text.append(t.text().hex()).append(t == item ? " " : "other"));
                return text.toString();
                """, "020102030401aa02bbcc");
        assertThat(read).isEqualTo("3 7 aa bbcc ");
    }

    @Test
    void aViewOfNothingTellsNothing() {
        Object read = run("""
                Fields fields = new Fields();
                try {
                    return fields.view().hex();
                } catch (IndexOutOfBoundsException e) {
                    return "nothing";
                }
                """, "00");
        assertThat(read).hasToString("nothing");
    }

    @Test
    void settersChangeWhatAViewPointsAt() {
        Object read = run("""
                Fields fields = new Fields().wrap(buffer);
                Pair pair = new Pair();
                fields.target(pair).setWrap(9);
                return fields.target().wrap() + " " + buffer.get(3);
                """, "0102030405");
        assertThat(read).isEqualTo("9 9");
    }
}
