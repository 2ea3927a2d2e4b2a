package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.interpret.TestSpec;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Bytes;
import org.mpl4j.runtime.ParseException;
import org.mpl4j.runtime.View;

final class SetterTest {
    private final GeneratedSpec spec = new GeneratedSpec(TestSpec.of("""
            packet hop {
              version: bit[4] const(4);
              words: bit[4] value(offset(data) / 4);
              ttl: byte;
              sum: uint16 checksum(inet, version..data);
              data: byte[words * 4 - 4];
            }
            """));
    private final QualifiedName name = spec.spec().name("hop");

    private Object parse(ByteBuffer buffer) throws ParseException {
        return spec.parse(name, buffer, Arguments.NONE);
    }

    private static ByteBuffer inTheMiddleOf(ByteBuffer buffer) {
        Bytes packet = Bytes.ofHex("4240fb9d01020304");
        buffer.position(3);
        packet.copyTo(buffer);
        return buffer.position(3).limit(11);
    }

    private static void call(Object view, String method, Object... arguments) throws Exception {
        Class<?>[] types = arguments.length == 0 ? new Class<?>[0] : new Class<?>[] {int.class};
        view.getClass().getMethod(method, types).invoke(view, arguments);
    }

    @Test
    void changesAFieldInPlaceAndTheChecksumAfterIt() throws Exception {
        for (ByteBuffer buffer : new ByteBuffer[] {ByteBuffer.allocate(16), ByteBuffer.allocateDirect(16)}) {
            Object view = parse(inTheMiddleOf(buffer).order(ByteOrder.LITTLE_ENDIAN));
            call(view, "refresh");
            assertThat(((View) view).violations()).isEmpty();
            call(view, "setTtl", 63);
            assertThat(((View) view).violations()).hasSize(1);
            call(view, "refresh");
            assertThat(((View) view).violations()).isEmpty();
            assertThat(GeneratedSpec.get(view, "ttl")).isEqualTo(63);
            assertThat(buffer.position()).isEqualTo(3);
        }
    }

    @Test
    void refusesWhatDoesNotFit() throws Exception {
        Object view = parse(inTheMiddleOf(ByteBuffer.allocate(16)));
        assertThatThrownBy(() -> call(view, "setTtl", 256))
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(BuildException.class);
        assertThat(GeneratedSpec.get(view, "ttl")).isEqualTo(0x40);
    }

    @Test
    void hasNoSettersForWhatIsDerivedOrConstant() {
        assertThat(spec.type(name).getMethods())
                .extracting(Method::getName)
                .contains("setTtl")
                .doesNotContain("setVersion", "setWords", "setSum", "setData");
    }
}
