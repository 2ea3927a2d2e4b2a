package org.mpl4j.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mpl4j.compiler.interpret.value.Arguments;
import org.mpl4j.compiler.interpret.value.PacketValue;
import org.mpl4j.compiler.model.Param;
import org.mpl4j.compiler.model.QualifiedName;
import org.mpl4j.runtime.BuildException;
import org.mpl4j.runtime.Limits;
import org.mpl4j.runtime.PacketWriter;
import org.mpl4j.runtime.ParseException;

/** Builds anew what was read: given as views, in whatever parts, it becomes what it becomes when every field is given. */
final class RelayAgreement {
    private final GeneratedSpec generated;

    RelayAgreement(GeneratedSpec generated) {
        this.generated = generated;
    }

    /**
     * Checks it of some bytes, if they are a packet; it need not be one as builders build it.
     *
     * @return what is built in hexadecimal, or why there is nothing
     */
    String check(QualifiedName packet, Arguments arguments, byte[] bytes, Random random) {
        PacketValue value;
        Object view;
        try {
            value = generated.spec().interpreters().of(packet).parse(ByteBuffer.wrap(bytes), arguments, Limits.NONE);
            view = generated.parse(packet, ByteBuffer.wrap(bytes), arguments);
        } catch (ParseException e) {
            return "no packet: " + e.getMessage();
        }
        int room = 4 * bytes.length + 100;
        String expected = built(room, buffer -> new BuilderDriver(generated, random, 0).build(value, buffer));
        String what = packet + " " + HexFormat.of().formatHex(bytes);
        assertThat(built(room, buffer -> put(packet, arguments, view, buffer)))
                .as("all of %s", what)
                .isEqualTo(expected);
        for (double taken : new double[] {1, 0.4}) {
            assertThat(built(
                            room,
                            buffer -> BuilderDriver.givingViews(generated, random, taken)
                                    .build(value, view, buffer)))
                    .as("parts of %s", what)
                    .isEqualTo(expected);
        }
        return expected;
    }

    private interface Building {
        void into(ByteBuffer buffer);
    }

    /** The bytes in hexadecimal, or that they are refused. */
    private static String built(int room, Building building) {
        ByteBuffer buffer = ByteBuffer.allocate(room);
        Arrays.fill(buffer.array(), (byte) 0xa5);
        try {
            building.into(buffer);
        } catch (BuildException e) {
            return "refused";
        }
        return HexFormat.of().formatHex(buffer.array(), 0, buffer.position());
    }

    /** What packets around do with a view of this one. */
    private void put(QualifiedName packet, Arguments arguments, Object view, ByteBuffer buffer) {
        PacketInfo info = generated.packet(packet);
        BuildScope scope = new BuildScope(
                info.body(), null, info.className().nestedClass("Writer"), StageNames.of(info.className()), Set.of());
        List<Object> values = new ArrayList<>(List.of(new PacketWriter(buffer)));
        List<Class<?>> types = new ArrayList<>(List.of(PacketWriter.class));
        for (Param param : info.type().params()) {
            types.add(GeneratedSpec.type(param));
            types.add(boolean.class);
            values.add(GeneratedSpec.value(arguments, param));
            values.add(!scope.parameters().isReported(param.index()));
        }
        try {
            Class<?> type = Arrays.stream(generated.type(packet).getClasses())
                    .filter(inner -> inner.getSimpleName().equals("Writer"))
                    .findFirst()
                    .orElseThrow();
            Object writer = type.getConstructor().newInstance();
            type.getMethod("begin", types.toArray(Class<?>[]::new)).invoke(writer, values.toArray());
            type.getMethod("put", view.getClass()).invoke(writer, view);
            type.getMethod("build").invoke(writer);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof BuildException refused) {
                throw refused;
            }
            throw new AssertionError(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
