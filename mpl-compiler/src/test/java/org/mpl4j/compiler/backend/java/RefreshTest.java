package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.View;
import org.mpl4j.runtime.Violation;

/** {@code refresh()} makes a packet keep its rules after fields in it have been set, wherever they are. */
final class RefreshTest {
    private static final TestSpec SPEC = TestSpec.of("""
            packet p {
              head: uint16; next: byte value(head + 1); free: byte; kind: byte; pseudo: byte[2];
              head_sum: uint16 checksum(inet, head..kind);
              classify (kind) {
              |1:"One" ->
                twice: uint16 value(free * 2);
                inner: packet leaf(pseudo);
                has: boolean;
                inside: classify (kind) {
                |1:"Sum" -> full_sum: uint16 checksum(inet, head..inner);
                |_:"None" -> ();
                } when (has);
              |_:"Other" ->
                rest: classify (kind) {
                |2:"Two" -> list: array (2) { x: byte; y: byte value(x + next) when (x > 0); leaf: packet leaf(pseudo); };
                |_:"Leaves" -> leaves: array { one: packet leaf(pseudo); };
                };
              };
            }
            packet leaf (bytes pseudo) {
              v: uint16; less: int8 value(-v); flag: boolean value(v > 3); sum: uint16 checksum(inet, pseudo, v..flag);
            }
            packet sized { a: byte; length: byte value(sizeof(data)); b: byte value(a + length); data: byte[length]; }
            packet plain { length: byte value(sizeof(data)); data: byte[length]; }
            """);
    private static final GeneratedSpec GENERATED = new GeneratedSpec(SPEC);
    private static final String LEAF = "0000 00 00 0000";

    private static View parse(String packet, String hex) throws ParseException {
        return (View) GENERATED.parse(SPEC.name(packet), TestSpec.bytes(hex), Arguments.NONE);
    }

    private static void set(Object view, String method, int value) throws ReflectiveOperationException {
        view.getClass().getMethod(method, int.class).invoke(view, value);
    }

    private static void refresh(Object view) throws ReflectiveOperationException {
        view.getClass().getMethod("refresh").invoke(view);
    }

    private static List<Violation.Kind> broken(View view) {
        return view.violations().stream().map(Violation::kind).toList();
    }

    @Test
    void reachesBranchesAndNestedPackets() throws Exception {
        View view = parse("p", "0000 00 00 01 abcd 0000  0000" + LEAF + "01 0000");
        Object one = GeneratedSpec.get(view, "asOne");
        set(view, "setHead", 6);
        set(view, "setFree", 200);
        set(GeneratedSpec.get(one, "inner"), "setV", 9);
        assertThat(broken(view)).hasSizeGreaterThan(5);
        refresh(view);
        assertThat(view.violations()).isEmpty();
        assertThat(GeneratedSpec.get(view, "next")).isEqualTo(7);
        assertThat(GeneratedSpec.get(one, "twice")).isEqualTo(400);
        assertThat(GeneratedSpec.get(GeneratedSpec.get(one, "inner"), "less")).isEqualTo(-9);
        assertThat(view).isEqualTo(parse("p", view.encoded().hex()));
    }

    @Test
    void reachesElementsInBranchesOfBranches() throws Exception {
        View view = parse("p", "0000 00 00 02 abcd 0000" + "0500" + LEAF + "00" + LEAF);
        Object list = GeneratedSpec.get(GeneratedSpec.get(GeneratedSpec.get(view, "asOther"), "restAsTwo"), "list");
        set(view, "setHead", 16);
        set(GeneratedSpec.get(((List<?>) list).get(1), "leaf"), "setV", 1);
        refresh(view);
        assertThat(view.violations()).isEmpty();
        assertThat(GeneratedSpec.get(((List<?>) list).get(0), "y")).isEqualTo(22);
    }

    @Test
    void reachesElementsThatArePackets() throws Exception {
        View view = parse("p", "0000 00 00 09 abcd 0000" + LEAF + LEAF);
        refresh(view);
        assertThat(view.violations()).isEmpty();
    }

    @Test
    void ofABranchIsAboutThatBranch() throws Exception {
        View view = parse("p", "0000 00 07 01 abcd 0000  0000" + LEAF + "00");
        refresh(GeneratedSpec.get(view, "asOne"));
        assertThat(view.violations()).extracting(Violation::path).containsExactly("next", "head_sum");
    }

    @Test
    void leavesAloneWhatSaysWhereFieldsLie() throws Exception {
        View view = parse("sized", "01 02 00 aabb");
        set(view, "setA", 5);
        refresh(view);
        assertThat(view.encoded().hex()).isEqualTo("050207aabb");
        assertThat(Arrays.stream(GENERATED.type(SPEC.name("plain")).getMethods())
                        .map(Method::getName))
                .doesNotContain("refresh");
    }

    @Test
    void refusesResultsThatDoNotFit() throws Exception {
        View view = parse("p", "0000 00 00 01 abcd 0000  0000" + LEAF + "01 0000");
        set(view, "setHead", 255);
        assertThatThrownBy(() -> refresh(view))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("next");
    }

    @Test
    void writesIntoDirectBuffersAtAnyPosition() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocateDirect(40);
        buffer.position(5);
        buffer.put(TestSpec.bytes("0007 00 00 0000 ff"));
        buffer.flip().position(5);
        View view = (View) GENERATED.parse(SPEC.name("leaf"), buffer, arguments());
        refresh(view);
        assertThat(view.violations()).isEmpty();
        assertThat(buffer.position()).isEqualTo(5);
    }

    private static Arguments arguments() {
        Arguments arguments = new Arguments(1);
        arguments.set(0, Bytes.ofHex("0102"));
        return arguments;
    }
}
